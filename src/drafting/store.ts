import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { isUuid } from '../words/index.ts'
import type { Draft, Named, Proposal } from './draft.ts'

const DRAFT = 'programme_draft'

/** One draft with all that was asked about it; null where there is none for whoever asks. */
export async function draftById(acting: Acting, id: string): Promise<Draft | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<Omit<Draft, 'id' | 'writers' | 'proposals' | 'writtenBy'> & Written>`
    select d.begun_from as "begunFrom", t.revision, t.text, t.written_at as "writtenAt", w.id as "writerId", w.name as writer
    from programme_draft d join programme_draft_text t on t.draft_id = d.id join worker w on w.id = t.written_by
    where d.id = ${id} order by t.revision desc limit 1`.execute(acting.tx)
  const [row] = rows
  if (!row) return null
  const { writerId, writer, ...rest } = row
  return {
    ...{ ...rest, id, writtenBy: { id: writerId, name: writer } },
    writers: await writersOf(acting, id),
    proposals: await proposalsOf(acting, id),
  }
}

type Written = { writerId: string; writer: string }

async function writersOf({ tx }: Acting, draft: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select w.id, w.name from worker w
    where w.id in (select written_by from programme_draft_text where draft_id = ${draft}) order by w.name`.execute(
    tx,
  )
  return rows
}

type ProposalRow = Omit<Proposal, 'askedBy' | 'approver' | 'answer'> & {
  askedById: string
  askedByName: string
  approverId: string | null
  approverName: string | null
  answer: 'approved' | 'declined' | 'taken_back' | null
  because: string | null
  answeredById: string
  answeredByName: string
  answeredAt: Date
}

async function proposalsOf({ tx }: Acting, draft: string): Promise<Proposal[]> {
  const { rows } = await sql<ProposalRow>`
    select p.id, p.revision, p.key, p.version, p.note, p.asked_at as "askedAt", p.answer_by as "answerBy",
      asker.id as "askedById", asker.name as "askedByName", named.id as "approverId", named.name as "approverName",
      a.answer, a.because, answerer.id as "answeredById", answerer.name as "answeredByName", a.answered_at as "answeredAt"
    from programme_proposal p join worker asker on asker.id = p.asked_by
    left join worker named on named.id = p.approver_id
    left join programme_answer a on a.proposal_id = p.id left join worker answerer on answerer.id = a.answered_by
    where p.draft_id = ${draft} order by p.asked_at desc, p.id`.execute(tx)
  return rows.map(proposalFrom)
}

const proposalFrom = (row: ProposalRow): Proposal => ({
  ...{ id: row.id, revision: row.revision, key: row.key, version: row.version, note: row.note },
  ...{ askedAt: row.askedAt, answerBy: row.answerBy, askedBy: { id: row.askedById, name: row.askedByName } },
  approver: row.approverId === null ? null : { id: row.approverId, name: row.approverName ?? '' },
  answer:
    row.answer === null
      ? null
      : {
          ...{ kind: row.answer, because: row.because, at: row.answeredAt },
          by: { id: row.answeredById, name: row.answeredByName },
        },
})

/** A draft in a list: its newest text, who wrote that, and how its newest proposal stands. */
export type ListedDraft = {
  id: string
  text: string
  writtenBy: string
  writtenAt: Date
  asked: boolean
  answer: 'approved' | 'declined' | 'taken_back' | null
}

/** The drafts that whoever asks may read, the one that was written last first; at most 100. */
export async function draftsHere({ tx }: Acting): Promise<ListedDraft[]> {
  const { rows } = await sql<ListedDraft>`
    select d.id, t.text, w.name as "writtenBy", t.written_at as "writtenAt", p.id is not null as asked, a.answer
    from programme_draft d
    join lateral (select left(text, 2000) as text, written_by, written_at from programme_draft_text
      where draft_id = d.id order by revision desc limit 1) t on true
    join worker w on w.id = t.written_by
    left join lateral (select id from programme_proposal where draft_id = d.id order by asked_at desc, id limit 1) p on true
    left join programme_answer a on a.proposal_id = p.id
    order by t.written_at desc, d.id limit 100`.execute(tx)
  return rows
}

/** The draft whose newest text is this one, the first that was begun; null where there is none. */
export async function draftSaying({ tx }: Acting, text: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from programme_draft d join lateral (select text from programme_draft_text where draft_id = d.id
      order by revision desc limit 1) t on true
    where t.text = ${text} order by d.made_at, d.id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** Begins a draft; the same sending twice begins one. */
export async function beginDraft(
  acting: Acting,
  { id, text, begunFrom }: { id: string; text: string; begunFrom: string | null },
): Promise<void> {
  const { tx, actor } = acting
  const [place, worker] = [actor.place as string, actor.id as string]
  const begun = await tx
    .insertInto('programme_draft')
    .values({ id, place_id: place, begun_from: begunFrom, made_by: worker })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(begun.numInsertedOrUpdatedRows ?? 0) === 0) return
  await tx
    .insertInto('programme_draft_text')
    .values({ draft_id: id, place_id: place, revision: 1, text, written_by: worker })
    .execute()
  await record(acting, { act: 'draft begun', subject: { kind: DRAFT, id } })
}

/**
 * Writes what the draft says from now on, after the revision that the writer saw. Answers false, and writes nothing, where
 * somebody wrote a newer one meanwhile.
 */
export async function writeDraft(
  acting: Acting,
  { id, seen, text }: { id: string; seen: number; text: string },
): Promise<boolean> {
  const { tx, actor } = acting
  const { numAffectedRows } = await sql`
    insert into programme_draft_text (draft_id, place_id, revision, text, written_by)
    select d.id, d.place_id, ${seen}::int + 1, ${text}, ${actor.id}::uuid from programme_draft d
    where d.id = ${id} and (select max(revision) from programme_draft_text where draft_id = d.id) = ${seen}::int
    on conflict do nothing`.execute(tx)
  if (Number(numAffectedRows ?? 0) === 0) return false
  await record(acting, { act: 'draft written', subject: { kind: DRAFT, id }, fields: ['text'] })
  return true
}

/** Lets one asking after another through, so that no two ask for the same version. */
export async function oneAskingAtATime({ tx }: Acting): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('programme proposals'))`.execute(tx)
}

/** Whether this version of this programme is asked for by another draft. */
export async function isAskedElsewhere(
  { tx }: Acting,
  { draft, key, version }: { draft: string; key: string; version: number },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from programme_proposal p where p.key = ${key} and p.version = ${version} and p.draft_id <> ${draft}
      and not exists (select from programme_answer a where a.proposal_id = p.id and a.answer <> 'approved')
    limit 1`.execute(tx)
  return rows.length > 0
}

/** Asks another person to publish it. */
export async function askApproval(
  acting: Acting,
  draft: string,
  asked: Pick<Proposal, 'id' | 'revision' | 'key' | 'version' | 'note' | 'answerBy'> & {
    digest: string
    approver: string | null
  },
): Promise<void> {
  const { answerBy, approver, ...rest } = asked
  await acting.tx
    .insertInto('programme_proposal')
    .values({
      ...{ ...rest, draft_id: draft, place_id: acting.actor.place as string },
      ...{ approver_id: approver, answer_by: answerBy, asked_by: acting.actor.id as string },
    })
    .execute()
  await record(acting, { act: 'approval asked', subject: { kind: DRAFT, id: draft } })
}

/** Writes down what became of a proposal; the first answer counts. Answers whether this was it. */
export async function answerProposal(
  acting: Acting,
  { draft, proposal }: { draft: string; proposal: string },
  { answer, because }: { answer: 'approved' | 'declined' | 'taken_back'; because: string | null },
): Promise<boolean> {
  const made = await acting.tx
    .insertInto('programme_answer')
    .values({
      ...{ proposal_id: proposal, place_id: acting.actor.place as string, answer, because },
      answered_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows ?? 0) === 0) return false
  await record(acting, { act: `approval ${answer}`, subject: { kind: DRAFT, id: draft } })
  return true
}

/** A proposal that waits for whoever asks: they may answer it, for they had no part in it. */
export type Waiting = Pick<Proposal, 'id' | 'answerBy'> & { draft: string; text: string; askedBy: string }

/**
 * The proposals that wait for the worker who asks, the first due first; at most 20. A room to the right may have a question of
 * its own asked `beside` them, as one value of JSON: Today asks for both.
 */
export async function proposalsWaitingFor<Beside = null>(
  { tx, actor }: Acting,
  beside?: RawBuilder<Beside>,
): Promise<{ proposals: Waiting[]; beside: Beside | null }> {
  const { rows } = await sql<{ proposals: Waiting[]; beside: Beside | null }>`
    select (${beside ?? sql`null`}) as beside, (select coalesce(json_agg(waits), '[]') from (
    select p.id, p.draft_id as draft, p.answer_by as "answerBy", left(t.text, 2000) as text, w.name as "askedBy"
    from programme_proposal p join worker w on w.id = p.asked_by
    join programme_draft_text t on t.draft_id = p.draft_id and t.revision = p.revision
    where p.asked_by <> ${actor.id}::uuid
      and not exists (select from programme_answer a where a.proposal_id = p.id)
      and not exists (select from programme_draft_text o where o.draft_id = p.draft_id and o.written_by = ${actor.id}::uuid)
    order by p.answer_by, p.id limit 20) waits) as proposals`.execute(tx)
  return rows[0] ?? { proposals: [], beside: null }
}

import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId, normaliseName } from '../words/index.ts'
import type { Concern } from './concern.ts'
import { acknowledgeBy, type Duty, type Hearer, isShutForLong, readsFrom } from './lead.ts'
import { type About, arrangementOf, type Chain, publishedHours, whoHears } from './lead-store.ts'
import { tellLeads } from './telling.ts'

/** Somebody who gets a concern, by when they say that they have it, and from when on they read. */
export type Getting = Hearer & { by: Date; reads: Date }

/** Whom a concern goes to when it is raised, by the organisations it concerns. */
export type Routing = { organisations: readonly string[]; duty: Duty; subject: Subject; about: About }

/** The adult a concern is about, where it is about one: a worker here, or a name. */
export type Subject = { workerId: string | null; name: string | null }
export const NOBODY: Subject = { workerId: null, name: null }

/** A name that was typed is looked for among those who would hear of it: whoever bears it does not. */
const without = (hearers: readonly Hearer[], { name }: Subject): Hearer[] =>
  name ? hearers.filter((one) => !normaliseName(name).includes(normaliseName(one.name))) : [...hearers]

async function clockOf(acting: Acting, hearer: Hearer): Promise<Getting & { shut: boolean }> {
  const arrangement = await arrangementOf(acting, hearer.organisationId)
  const hours = await publishedHours(acting, hearer.organisationId, arrangement)
  return {
    ...hearer,
    by: acknowledgeBy(hours, arrangement.acknowledgeMinutes, acting.now),
    reads: readsFrom(hours, acting.now) ?? acting.now,
    shut: isShutForLong(hours, acting.now),
  }
}

/** Whoever is next, in turn, of those who have not been told yet, with their clock; null when everybody has been. */
export async function nextInTurn(
  acting: Acting,
  { organisations, duty, subject, about }: Routing,
  told: readonly string[],
): Promise<Getting | null> {
  const chains: Chain[] = []
  for (const organisation of organisations)
    chains.push(await whoHears(acting, { organisation, duty, subject: subject.workerId, about }))
  const all = [...chains.flatMap(({ own }) => own), ...chains.flatMap(({ after }) => after)]
  const next = without(all, subject).find(({ workerId }) => !told.includes(workerId))
  return next ? clockOf(acting, next) : null
}

/**
 * Who gets a concern: of each organisation the first who is there, and where nobody there reads for days, the first of the
 * front door too. Empty only where nobody at all is named in the place.
 */
export async function whoGets(
  acting: Acting,
  { organisations, duty, subject, about }: Routing,
): Promise<Getting[]> {
  const getting = new Map<string, Getting>()
  for (const organisation of organisations) {
    const chain = await whoHears(acting, { organisation, duty, subject: subject.workerId, about })
    const [own, after] = [without(chain.own, subject), without(chain.after, subject)]
    const first = own[0] ?? after[0]
    if (!first) continue
    const { shut, ...one } = await clockOf(acting, first)
    getting.set(one.workerId, one)
    const behind = after.find(({ workerId }) => workerId !== one.workerId)
    if (!shut || !behind) continue
    const { shut: _, ...standsIn } = await clockOf(acting, behind)
    getting.set(standsIn.workerId, standsIn)
  }
  return [...getting.values()].sort((one, other) => one.by.getTime() - other.by.getTime())
}

/** A concern as it is raised. */
export type Raised = {
  /** Made with the form, so that pressing twice raises it once. */
  id: string
  youngPersonId: string | null
  called: string
  words: string
  danger: Concern['danger']
  subject: Subject | null
  raisedFrom: Concern['raisedFrom']
  getting: readonly Getting[]
}

/** Raises a concern, whole: what was said, who gets it, its clock, the receipt, history and the messages. */
export async function raiseConcern(acting: Acting, given: Raised, origin: string): Promise<void> {
  const [first] = given.getting
  if (!first) throw new Error('a concern goes to somebody')
  const { tx, actor, now } = acting
  const [subject, step] = [given.subject ?? NOBODY, newId()]
  const worker = given.raisedFrom === 'worker' ? actor.id : null
  await tx
    .insertInto('safeguarding_concern')
    .values({
      ...{ id: given.id, place_id: actor.place as string, young_person_id: given.youngPersonId },
      ...{ called: given.called, words: given.words, danger: given.danger },
      about_adult: given.subject !== null,
      ...{ subject_worker_id: subject.workerId, subject_name: subject.workerId ? null : subject.name },
      ...{ raised_from: given.raisedFrom, raised_by: worker, raised_as: actor.id as string },
      ...{ organisation_id: first.organisationId, state: 'raised', step_id: step },
      ...{ holder_worker_id: first.workerId, due_at: first.by, awaits: 'acknowledgement' },
    })
    .execute()
  for (const one of given.getting)
    await tx
      .insertInto('concern_recipient')
      .values({
        ...{ concern_id: given.id, worker_id: one.workerId, organisation_id: one.organisationId },
        ...{ stands: 'first', acknowledge_by: one.by },
        subject_key: sql<string>`coalesce(${subject.workerId}::uuid, '00000000-0000-0000-0000-000000000000')`,
      })
      .execute()
  await tx
    .insertInto('concern_step')
    .values({
      ...{ id: step, concern_id: given.id, act: 'raised', state: 'raised' },
      ...{ actor_kind: actor.kind, worker_id: worker, at: now },
    })
    .execute()
  if (worker) await keepReceipt(acting, given, worker)
  await record(acting, { act: 'raised', subject: { kind: 'safeguarding_concern', id: given.id } })
  await tellLeads(acting, given.id, given.getting, { template: 'workerConcernRaised', origin })
}

const keepReceipt = (acting: Acting, { id, getting }: Raised, worker: string) =>
  acting.tx
    .insertInto('concern_receipt')
    .values({
      ...{ concern_id: id, raised_by: worker },
      told: JSON.stringify(
        getting.map(({ name, organisationName, by }) => ({
          ...{ name, organisation: organisationName, by: by.toISOString() },
        })),
      ),
    })
    .execute()

import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { type Run, runsHere } from '../groups/index.ts'
import { type KnownProgramme, programmeCalled, programmesNow } from '../programmes/index.ts'
import type { Content } from '../ui/index.ts'
import { newId } from '../words/index.ts'

type AskedFor = { supportId: string; teamId: string; programme: string; name: string }

/** The programme somebody was referred for, while they have no part in it and nobody asked for a place; null otherwise. */
async function askedForYet(acting: Acting, referralId: string): Promise<AskedFor | null> {
  const { rows } = await sql<Omit<AskedFor, 'programme'> & { programme: string | null }>`
    select s.id as "supportId", s.team_id as "teamId", l.typed->>'programme' as programme, l.typed->>'asked_for' as name
    from support s join referral_letter l on l.referral_id = s.referral_id
    where s.referral_id = ${referralId} and s.state <> 'ended' and l.typed ? 'asked_for'`.execute(acting.tx)
  const [asked] = rows
  const programme = asked && (asked.programme ?? (await keyOfName(acting, asked.name)))
  if (!programme || (await hasAPart(acting, asked.supportId, programme))) return null
  return { ...asked, programme }
}

// A letter that was sent before letters kept the key has the public name alone: it is told by that, where one programme has it.
async function keyOfName(acting: Acting, name: string): Promise<string | undefined> {
  const called = (await programmesNow(acting)).programmes.filter(
    ({ programme }) => programme.public_name === name,
  )
  return called.length === 1 ? called[0]?.programme.key : undefined
}

async function hasAPart({ tx }: Acting, supportId: string, programme: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (select from enrolment e where e.support_id = ${supportId} and e.programme = ${programme})
      or exists (select from referral r join programme_run run on run.service_id = r.to_service_id
        where r.support_from_id = ${supportId} and run.programme = ${programme})`.execute(tx)
  return rows.length > 0
}

// What is done with a worker and in no group.
const besideKinds: readonly string[] = ['one-to-one', 'coaching', 'whole-family']

/** A seat in a group, or with another team, is asked for as any place is; beside a worker of the team that runs it they begin. */
function stepsTo({ programme }: KnownProgramme, asked: AskedFor, run: Run): { href: string; text: string }[] {
  const kinds = programme.delivery.map(({ kind }) => kind)
  const ours = run.teamId === asked.teamId
  const beside = {
    href: `/supports/${asked.supportId}/programmes?run=${run.id}`,
    text: `They take part in ${run.service}, beside you`,
  }
  const place = {
    href: `/supports/${asked.supportId}/prescriptions/${newId()}?service=${run.serviceId}`,
    text: `Ask for a place at ${run.service}`,
  }
  return [
    ...(ours && kinds.some((kind) => besideKinds.includes(kind)) ? [beside] : []),
    ...(!ours || kinds.includes('group') ? [place] : []),
  ]
}

/** The way from a referral that was said yes to: their record, for whoever has it, and what they were referred for. */
export async function afterYesPart(acting: Acting, referralId: string): Promise<Content> {
  const { rows } = await sql<{ id: string }>`
    select young_person_id as id from support
    where referral_id = ${referralId} and young_person_id = any(circle_people('support'))`.execute(acting.tx)
  if (!rows[0]) return null
  return (
    <>
      <p>
        <a href={`/young-people/${rows[0].id}`}>Open their record</a>
      </p>
      {await nextStepPart(acting, referralId)}
    </>
  )
}

/** What comes next for somebody who was referred for a programme and taken on: each begins with their own yes. */
export async function nextStepPart(acting: Acting, referralId: string): Promise<Content> {
  const asked = await askedForYet(acting, referralId)
  if (!asked) return null
  const [known, runs] = [
    await programmeCalled(acting, asked.programme),
    await runsHere(acting, { programme: asked.programme }),
  ]
  if (known?.state !== 'published' || runs.length === 0) return null
  return (
    <section id="asked-for">
      <h2>They were referred for {asked.name}</h2>
      <p>They do not take part yet. When they have said yes to you:</p>
      <ul>
        {runs
          .flatMap((run) => stepsTo(known, asked, run))
          .map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </section>
  )
}

import { sql } from 'kysely'
import type { Acting } from '../../src/database/index.ts'
import { laidOut } from '../../src/enrolments/points/point.ts'
import { personFrom } from '../../src/people/index.ts'
import { referralForms } from '../../src/referrals/index.ts'
import { decisionsFrom } from '../../src/referrals/letter.ts'
import { sendReferral } from '../../src/referrals/sending.ts'
import { addDays, dateInLondon, newId } from '../../src/words/index.ts'
import { declaredAs, runId } from '../programmes/runs.ts'
import { invented, whoIs } from '../saltmere.ts'
import { ownLetter, read } from '../telling/letters.ts'
import { actAs, asWorker, type Town } from '../telling/town.ts'
import { dayFrom, momentAgo } from '../telling/when.ts'
import { enrolmentOf, ids, meet, put, referralOf, remember } from './rows.ts'
import { hasPlaces, type Met } from './ways.ts'

/** They ask for a link worker themselves, one after another, on one day. */
export async function ask(town: Town, those: readonly Met[], ago: number): Promise<void> {
  const form = referralForms.find(({ wayIn }) => wayIn === 'young_person')
  if (!form) throw new Error('there is no form for a young person')
  const visitor = { kind: 'public', id: null, place: town.place } as const
  await actAs(town, visitor, momentAgo(town, ago, '12:30'), async (acting) => {
    for (const one of those) {
      const today = dateInLondon(acting.now)
      const letter = ownLetter(town, one.person, { why: 'I would like somebody beside me.' })
      const answers = read(form, letter, today)
      await sendReferral(acting, {
        ...{ id: referralOf(one), youngPersonId: ids(one).young_person_id, wayIn: form.wayIn, from: null },
        ...{
          toTeamId: invented(whoIs(one.way.by).team.name),
          answerBy: addDays(today, 14),
          reRefersId: null,
        },
        ...{ person: { ...personFrom(answers), ...one.facts }, parent: null },
        decisions: decisionsFrom(form.wayIn, answers, {
          ...{ today, recordedBy: null, shareWith: '', shareTeamId: null },
        }),
        letter: { ...answers, form: form.slug },
      })
    }
  })
}

type Taking = { place_id: string; team_id: string; worker_id: string }

async function openSupports(town: Town, acting: Acting, those: readonly Met[], about: Taking): Promise<void> {
  await put(
    acting,
    'support',
    those.map((one) => ({
      ...{ id: ids(one).support_id, young_person_id: ids(one).young_person_id, ...about, state: 'open' },
      ...{ referral_id: referralOf(one), due_what: 'Next contact' },
      ...{ due_on: dayFrom(town, 4 + (one.nth % 9)), first_contact_at: acting.now },
    })),
  )
  await put(
    acting,
    'support_change',
    those.map((one) => ({
      ...{ id: newId(), ...ids(one), act: 'opened' },
      ...{ made_by: about.worker_id, worker_id: about.worker_id },
    })),
  )
  await put(acting, 'support_participant', those.map(ids))
}

/** One worker takes them all on, meets each, and begins the first programme with them. */
export async function takeOn(town: Town, worker: string, those: readonly Met[], ago: number): Promise<void> {
  const { team } = whoIs(worker)
  const about = { place_id: town.place, team_id: invented(team.name), worker_id: invented(worker) }
  await asWorker(town, worker, momentAgo(town, ago, '10:05'), async (acting) => {
    const today = dateInLondon(acting.now)
    const referrals = those.map(referralOf)
    await put(
      acting,
      'referral_decision',
      those.map((one) => ({
        ...{ id: newId(), referral_id: referralOf(one), young_person_id: ids(one).young_person_id },
        ...{ act: 'accepted', state: 'accepted', actor_kind: 'worker', worker_id: about.worker_id },
      })),
    )
    await sql`update referral r set state = 'accepted', holder_team_id = null, due_on = null, decision_id = d.id
      from referral_decision d where d.referral_id = r.id and d.act = 'accepted' and r.id = any(${referrals}::uuid[])`.execute(
      acting.tx,
    )
    await put(
      acting,
      'circle_member',
      those.map((one) => ({
        ...{ id: newId(), ...ids(one), ...about, opens: 'support', basis: 'accepted_referral' },
        referral_id: referralOf(one),
      })),
    )
    await openSupports(town, acting, those, about)
    await sql`update circle_member set ends_at = ${acting.now}, ended_because = 'accepted'
      where opens = 'referral' and referral_id = any(${referrals}::uuid[])`.execute(acting.tx)
    await put(
      acting,
      'plan',
      those.map((one) => ({
        ...{ ...ids(one), what_matters: one.person.matters ?? '', changed_by: about.worker_id },
        ...{
          strengths: 'Asked by themselves.',
          agreed_on: today,
          review_on: dayFrom(town, 20 + (one.nth % 9)),
        },
      })),
    )
    await remember(
      acting,
      'accepted',
      'referral',
      those.map((one) => [one, referralOf(one)]),
    )
    await remember(
      acting,
      'opened',
      'support',
      those.map((one) => [one, ids(one).support_id]),
    )
    await meet(acting, those)
    await begin(town, acting, those, 0)
  })
}

/** They met again on that day. */
export const meetAgain = (town: Town, worker: string, those: readonly Met[], ago: number): Promise<void> =>
  asWorker(town, worker, momentAgo(town, ago, '15:20'), (acting) => meet(acting, those))

type Step = readonly [act: string, state: string, reason?: string]
const comes: readonly Step[] = [['began', 'attending']]
const comesToAGroup: readonly Step[] = [
  ...[['joined', 'waiting'] as const, ['offered', 'offered'] as const],
  ...[['said_yes', 'taken_up'] as const, ['began', 'attending'] as const],
]

/** How far somebody came: where places are asked for, some still wait when their support ends, and some say no. */
function stepsOf(programme: string, nth: number): readonly Step[] {
  if (programme !== hasPlaces) return comes
  if (nth % 6 === 0) return comesToAGroup.slice(0, 1)
  return nth % 6 === 1 ? [...comesToAGroup.slice(0, 2), ['said_no', 'stopped', 'Not now.']] : comesToAGroup
}

async function begin(town: Town, acting: Acting, those: readonly Met[], at: 0 | 1): Promise<void> {
  const today = dateInLondon(acting.now)
  const begun = those.flatMap((one) => {
    const programme = one.way.through[at]
    return programme ? [{ one, programme, steps: stepsOf(programme, one.nth), change: newId() }] : []
  })
  await put(
    acting,
    'enrolment',
    begun.map(({ one, programme, steps, change }) => {
      const state = steps.at(-1)?.[1] ?? ''
      return {
        ...{ id: enrolmentOf(one, programme), place_id: town.place, ...ids(one), run_id: runId(programme) },
        ...{ programme, version: declaredAs(programme).version, state, change_id: change },
        began_on: state === 'attending' ? today : null,
        ended_on: state === 'stopped' ? today : null,
      }
    }),
  )
  const changes = begun.flatMap(({ one, programme, steps, change }) =>
    steps.map(([act, state, reason], nth) => ({
      ...{ id: nth === steps.length - 1 ? change : newId(), enrolment_id: enrolmentOf(one, programme) },
      ...{ young_person_id: ids(one).young_person_id, act, state, reason: reason ?? null },
      ...{ actor_kind: 'worker', worker_id: acting.actor.id },
    })),
  )
  await put(acting, 'enrolment_change', changes)
  await remember(
    acting,
    'began',
    'enrolment',
    begun.map(({ one, programme }) => [one, enrolmentOf(one, programme)]),
  )
  await put(
    acting,
    'measure_point',
    begun.flatMap(({ one, programme, steps }) =>
      steps.at(-1)?.[1] === 'attending' ? pointsOf(town, acting, one, programme) : [],
    ),
  )
}

/** What is asked of them from then on; what has been, was asked on paper. */
const pointsOf = (town: Town, acting: Acting, one: Met, programme: string) =>
  laidOut(declaredAs(programme), dateInLondon(acting.now)).map((point) => {
    const over = point.dueOn !== null && point.dueOn < addDays(town.today, 14)
    return {
      ...{ id: newId(), place_id: town.place, enrolment_id: enrolmentOf(one, programme), ...ids(one) },
      ...{ measure: point.measure, does: point.does, who: point.who, point: point.point },
      ...{ follow_up: point.followUp, asked: point.asked, counted_from: point.countedFrom },
      ...{ days: point.days, window_days: point.windowDays, due_on: point.dueOn },
      set_aside_at: over ? acting.now : null,
      set_aside_by: over ? acting.actor.id : null,
      set_aside_because: over ? 'It is asked on paper.' : null,
    }
  })

/** They are through with the first programme, and begin the next. */
export async function goOn(town: Town, worker: string, those: readonly Met[], ago: number): Promise<void> {
  const further = those.filter(
    ({ way: { through }, wave }) => through[1] && (through[1] !== hasPlaces || wave.ended !== null),
  )
  await asWorker(town, worker, momentAgo(town, ago, '11:15'), async (acting) => {
    await put(
      acting,
      'enrolment_change',
      further.map((one) => ({
        ...{
          id: newId(),
          enrolment_id: enrolmentOf(one, one.way.through[0]),
          act: 'completed',
          state: 'completed',
        },
        ...{ young_person_id: ids(one).young_person_id, actor_kind: 'worker', worker_id: acting.actor.id },
      })),
    )
    await sql`update enrolment e set state = 'completed', change_id = c.id, ended_on = trellis_today()
      from enrolment_change c where c.enrolment_id = e.id and c.act = 'completed'
        and e.id = any(${further.map((one) => enrolmentOf(one, one.way.through[0]))}::uuid[])`.execute(
      acting.tx,
    )
    await begin(town, acting, further, 1)
  })
}

/** It ends: most went the whole way, some chose to stop. */
export async function end(town: Town, worker: string, those: readonly Met[], ago: number): Promise<void> {
  const supports = those.map((one) => ids(one).support_id)
  await asWorker(town, worker, momentAgo(town, ago, '16:40'), async (acting) => {
    const by = acting.actor.id as string
    await put(
      acting,
      'ending',
      those.map((one) => ({
        ...{ ...ids(one), ended_on: dateInLondon(acting.now), made_by: by },
        reason: one.nth % 5 === 2 ? 'young_person_chose_to_stop' : 'completed',
      })),
    )
    await put(
      acting,
      'support_change',
      those.map((one) => ({ ...{ id: newId(), ...ids(one), act: 'ended', made_by: by, worker_id: by } })),
    )
    await sql`update support set state = 'ended', worker_id = null, due_on = null, due_what = null, ended_at = ${acting.now}
      where id = any(${supports}::uuid[])`.execute(acting.tx)
    await remember(
      acting,
      'ended',
      'support',
      those.map((one) => [one, ids(one).support_id]),
    )
    await sql`update circle_member set ends_at = ${acting.now}, ended_because = 'support ended'
      where support_id = any(${supports}::uuid[])`.execute(acting.tx)
  })
}

import { recordDecision } from '../src/circle/decision-store.ts'
import type { Acting } from '../src/database/index.ts'
import { askWhereAgreed } from '../src/together/asking.ts'
import {
  addAgency,
  addGoal,
  addStep,
  answerAsAgency,
  openPlan,
  tickStep,
} from '../src/together/changing-plan.ts'
import { addPoint, planMeeting, writeUp } from '../src/together/meeting-store.ts'
import type { PlanSeen, SeenBy } from '../src/together/shared-plan.ts'
import { agencyById, planSeen } from '../src/together/store.ts'
import {
  addDays,
  type DateOnly,
  dateInLondon,
  londonInstant,
  nextWorkingDay,
  weekdaysOnly,
} from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { actAs, asWorker, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

const PLAN = invented('the plan of Kez with several agencies')
const SCHOOL = 'Sallowfield pastoral team'
const HEALTH = 'Young people’s mental health'

const seen = async (acting: Acting): Promise<PlanSeen> => {
  const found = await planSeen(acting, PLAN)
  if (!found) throw new Error('the plan of Kez is not there for them')
  return found
}

/** Maryam opens it with Kez, who says yes to sharing it with the school and with the clinic. */
const opens = (town: Town) =>
  asWorker(town, 'Maryam Siddiqui', momentAgo(town, 30, '15:40'), async (acting) => {
    const kez = await acting.tx
      .selectFrom('support')
      .innerJoin('young_person', 'young_person.id', 'support.young_person_id')
      .select(['support.id', 'support.team_id', 'support.place_id', 'support.young_person_id'])
      .where('young_person.preferred_name', '=', 'Kez')
      .where('support.worker_id', '=', acting.actor.id)
      .executeTakeFirstOrThrow()
    await openPlan(acting, {
      ...{ id: PLAN, placeId: kez.place_id, youngPersonId: kez.young_person_id, supportId: kez.id },
      ...{ teamId: kez.team_id, workerId: acting.actor.id as string, called: 'Kez' },
      words: 'Mondays at school without dread, and somebody to talk with about the nights.',
    })
    const { plan } = await seen(acting)
    for (const [team, asks, what] of [
      [SCHOOL, 'Somebody at the gate on Mondays, and a quiet place at lunch.', ['plan']],
      [HEALTH, 'Some conversations about sleep, and a hand for her nan.', ['plan', 'plan_health']],
    ] as const) {
      await addAgency(acting, plan, { id: invented(`${team} for Kez`), teamId: invented(team), asks })
      await recordDecision(acting, plan.youngPersonId, invented(`${team} agreed for Kez`), {
        ...{ about: 'sharing', answer: 'yes', share_with: team, share_with_team_id: invented(team) },
        ...{ share_what: [...what], decided_by: 'young_person', competence: 'competent' },
        ...{ judged_by: 'Maryam Siddiqui', grounds: 'She said in her own words who would know what.' },
        ...{ tell_parents: 'Nan may know everything', holder_name: null, holder_relationship: null },
        ...{ holder_known_by: null, decided_on: dateInLondon(acting.now), evidence: null, review_on: null },
      })
      const agency = await agencyById(acting, invented(`${team} for Kez`))
      if (!agency || !(await askWhereAgreed(acting, plan, agency, town.origin)))
        throw new Error(`${team} was not asked`)
    }
  })

const joins = (town: Town, name: string, team: string, ago: number) =>
  asWorker(town, name, momentAgo(town, ago, '10:20'), async (acting) => {
    const agency = await agencyById(acting, invented(`${team} for Kez`))
    if (agency) await answerAsAgency(acting, agency, { answer: 'yes', words: '', workerId: acting.actor.id })
  })

type Told = { what: string; team: string | null; by: number; done?: number; seenBy?: SeenBy; shown?: boolean }

/** Who does what by when, as the one who has that part writes it down. */
const does = (town: Town, name: string, told: Told) =>
  asWorker(town, name, momentAgo(town, 24, '16:10'), async (acting) => {
    const { plan, goals } = await seen(acting)
    const id = invented(`step of Kez: ${told.what}`)
    await addStep(acting, plan, {
      ...{ id, agencyId: told.team ? invented(`${told.team} for Kez`) : plan.homeId },
      ...{ seenBy: told.seenBy ?? 'everybody', shown: told.shown ?? true, goalId: goals[0]?.id ?? null },
      ...{ what: told.what, dueOn: addDays(town.today, told.by) },
    })
    if (told.done !== undefined) await tickStep(acting, plan, id, true)
  })

// A school is open on both days.
const firstDay = (town: Town): DateOnly => nextWorkingDay(weekdaysOnly, addDays(town.today, -13))

/** They met once, with what Kez wanted talked about first, and meet again. */
async function meets(town: Town): Promise<void> {
  const once = invented('the first meeting of Kez’s plan')
  const first = londonInstant(firstDay(town), '15:30')
  const planned = (id: string, startsAt: Date, ago: number) =>
    asWorker(town, 'Maryam Siddiqui', momentAgo(town, ago, '16:20'), async (acting) => {
      const found = await seen(acting)
      const place = { meets: 'The art room at Sallowfield, after school' }
      await planMeeting(acting, found.plan, { id, startsAt, ...place })
    })
  const wants = async (ago: number, words: string) => {
    const at = momentAgo(town, ago, '18:30')
    const { plan, page } = await asWorker(town, 'Maryam Siddiqui', at, async (acting) => {
      const found = await seen(acting)
      const own = acting.tx.selectFrom('own_page').select('id')
      const { id } = await own
        .where('young_person_id', '=', found.plan.youngPersonId)
        .executeTakeFirstOrThrow()
      return { plan: found.plan, page: id }
    })
    await actAs(town, { kind: 'young-person', id: page, place: town.place }, at, (acting) =>
      addPoint(acting, plan, { id: invented(words), agencyId: null, words }),
    )
  }
  await planned(once, first, 20)
  await asWorker(town, 'Priya Raman', momentAgo(town, 15, '12:30'), async (acting) => {
    const { plan } = await seen(acting)
    const words = 'Which teachers know, and what they say when she comes late'
    await addPoint(acting, plan, { id: invented(words), agencyId: invented(`${SCHOOL} for Kez`), words })
  })
  await asWorker(town, 'Maryam Siddiqui', londonInstant(firstDay(town), '16:40'), async (acting) => {
    const { plan, agencies } = await seen(acting)
    const decided =
      'Mondays begin in the art room. Ms Raman tells the two teachers, and nobody asks why she is late.'
    await writeUp(acting, plan, once, {
      decided,
      came: agencies.map(({ id }) => id),
      cameOthers: 'Kez and her nan',
    })
  })
  await planned(
    invented('the second meeting of Kez’s plan'),
    londonInstant(nextWorkingDay(weekdaysOnly, addDays(town.today, 7)), '15:30'),
    10,
  )
  await wants(1, 'Can I do the bus alone after Christmas?')
}

/** A plan of three agencies about Kez: her link worker leads, her school and the clinic take part. */
export async function tellSharedPlans(town: Town): Promise<void> {
  await opens(town)
  await deliverWaiting(town, momentAgo(town, 30, '15:40'))
  await joins(town, 'Priya Raman', SCHOOL, 27)
  await joins(town, 'Dr Anouk Verhoeven', HEALTH, 26)
  await asWorker(town, 'Maryam Siddiqui', momentAgo(town, 25, '16:00'), async (acting) => {
    const { plan } = await seen(acting)
    const goal = { id: invented('a goal of Kez’s plan'), agencyId: plan.homeId, seenBy: 'everybody' as const }
    await addGoal(acting, plan, { ...goal, shown: true, words: 'Mondays feel like any other day' })
  })
  await does(town, 'Priya Raman', {
    what: 'Meet Kez at the side gate on Mondays',
    team: SCHOOL,
    by: -3,
    done: 4,
  })
  await does(town, 'Priya Raman', { what: 'Find a quiet room for lunch', team: SCHOOL, by: 5 })
  await does(town, 'Dr Anouk Verhoeven', {
    ...{ what: 'Three conversations about sleep', team: HEALTH, by: 9, shown: false },
  })
  await does(town, 'Maryam Siddiqui', { what: 'Ride in together on the first Monday', team: null, by: 12 })
  await meets(town)
}

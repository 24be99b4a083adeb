import { newId } from '../../src/words/index.ts'
import { type Gen, many, maybe, number, one, yes } from './picking.ts'
import type { Decision, Entry, World } from './world.ts'

/** A plan of several agencies, beside a support: that support's own team in it, and who leads. */
export type SharedPlan = {
  id: string
  person: string
  support: string
  home: string
  lead: string
  closed: boolean
}
/** A team that is on the plan: put there, asked where it was agreed, taking part; or that left. */
export type Agency = {
  id: string
  plan: string
  person: string
  team: string
  worker: string | null
  /** Whether what it does is what a health service does. */
  kind: 'plan' | 'plan_health'
  agreed: string | null
  /** Whether the agreement names what health services do. */
  health: boolean
  entry: string | null
  answer: null | 'yes' | 'no'
  left: boolean
}
/** A goal, a step or a point of an agency; a point without one is the young person's own. */
export type Part = {
  id: string
  plan: string
  person: string
  agency: string | null
  kind: Agency['kind']
  seenBy: 'everybody' | 'lead'
  shown: boolean
}
export type Meeting = { id: string; plan: string; person: string; written: boolean; calledOff: boolean }
export type LeadOffer = { id: string; plan: string; person: string; agency: string; answer: null | 'no' }
export type Together = {
  sharedPlans: SharedPlan[]
  agencies: Agency[]
  planGoals: Part[]
  planSteps: Part[]
  planPoints: Part[]
  planMeetings: Meeting[]
  leadOffers: LeadOffer[]
}

type Given = Pick<World, 'supports' | 'teams' | 'workers'>
type Asked = { agency: Agency; yes: Decision; entry: Entry }

function someAgency(g: Gen, { workers }: Given, plan: string, person: string, team: string): Agency {
  const asked = number(g, 0, 3) > 0
  const answer = asked ? one(g, [null, 'no', 'yes', 'yes', 'yes'] as const) : null
  return {
    ...{ id: newId(), plan, person, team, kind: one(g, ['plan', 'plan_health'] as const) },
    ...{ agreed: asked ? newId() : null, entry: asked ? newId() : null, health: yes(g), answer },
    ...{ worker: answer === 'yes' ? one(g, workers).id : null, left: number(g, 0, 4) === 0 },
  }
}

/** What was agreed with an agency, and how it is in the circle: the team that is asked, then one of them by name. */
function asking(g: Gen, from: Date, agency: Agency): Asked[] {
  const { agreed, entry, person, team, worker } = agency
  if (!agreed || !entry) return []
  const decided = { person, referral: null, sharing: true, forSafety: false }
  const opened = { person, team, worker, opens: 'shared_plan', referral: null, forSafety: false } as const
  const decision = { ...decided, id: agreed, withdrawn: number(g, 0, 3) === 0 }
  return [{ agency, yes: decision, entry: { ...opened, id: entry, from, to: null } }]
}

/** Plans of several agencies at random, up to two; the agreements by which agencies are asked, and their entries of the circle. */
export function someTogether(
  g: Gen,
  from: Date,
  given: Given,
): { together: Together; yeses: Decision[]; entries: Entry[] } {
  const all: Together = {
    ...{ sharedPlans: [], agencies: [], planGoals: [], planSteps: [] },
    ...{ planPoints: [], planMeetings: [], leadOffers: [] },
  }
  const asked: Asked[] = []
  for (const { id: support, person, team, worker } of given.supports
    .filter(() => number(g, 0, 2) > 0)
    .slice(0, 2)) {
    const plan = newId()
    const others = given.teams.filter(({ id }) => id !== team)
    const own = { agreed: null, health: false, entry: null, answer: null, left: false, kind: 'plan' as const }
    const home: Agency = { ...own, id: newId(), plan, person, team, worker }
    const agencies = [home, ...others.map(({ id }) => someAgency(g, given, plan, person, id))]
    const taking = agencies.filter((one) => one === home || one.answer === 'yes')
    const away = taking.filter((agency) => agency !== home && !agency.left)
    const lead = (maybe(g, away) ?? home).id
    all.sharedPlans.push({ id: plan, person, support, home: home.id, lead, closed: number(g, 0, 4) === 0 })
    all.agencies.push(...agencies)
    asked.push(...agencies.flatMap((agency) => asking(g, from, agency)))
    const parts = (whose: readonly { id: string | null; kind: Agency['kind'] }[]) =>
      whose.flatMap(({ id: agency, kind }) =>
        many(g, 1, 2, (): Part => {
          const seen = { seenBy: one(g, ['everybody', 'lead'] as const), shown: yes(g) }
          return { id: newId(), plan, person, agency, kind, ...seen }
        }),
      )
    all.planGoals.push(...parts(taking))
    all.planSteps.push(...parts(taking))
    all.planPoints.push(...parts([...taking, { id: null, kind: 'plan' }]))
    all.planMeetings.push(
      ...many(g, 0, 2, (nth): Meeting => {
        const state = { written: nth === 0 && yes(g), calledOff: nth === 1 && yes(g) }
        return { id: newId(), plan, person, ...state }
      }),
    )
    // One offer waits at a time.
    all.leadOffers.push(
      ...([null, 'no'] as const)
        .filter(() => yes(g))
        .map((answer): LeadOffer => ({ id: newId(), plan, person, agency: one(g, agencies).id, answer })),
    )
  }
  return { together: all, yeses: asked.map((one) => one.yes), entries: asked.map(({ entry }) => entry) }
}

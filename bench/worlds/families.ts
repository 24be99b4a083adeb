import { newId } from '../../src/words/index.ts'
import { joinedWith } from './closed.ts'
import { type Gen, many, number, one, yes } from './picking.ts'
import { someTogether, type Together } from './together.ts'
import type { Decision, Entry, World } from './world.ts'

/** A family's plan, beside one support, with its lead. */
export type FamilyPlan = { id: string; support: string; team: string; lead: string; ended: boolean }
/** Who is in it or was asked: a young person, or an adult by first name. */
export type FamilyMember = {
  id: string
  plan: string
  person: string | null
  /** The yes by which they are in it. */
  yes: string | null
  left: boolean
}
/** What one of them does, or the lead where nobody is named. */
export type FamilyStep = { id: string; plan: string; member: string | null }
/** That another team was asked to take it over, and what it said. */
export type FamilyOffer = {
  id: string
  plan: string
  team: string
  by: string
  answer: null | 'no' | 'taken_back'
  answeredBy: string | null
}
/** Where they want to get to, which they rate once. */
export type FamilyGoal = { id: string; plan: string }
/** Plans of several people: of a family, or of several agencies. */
export type Families = Together & {
  families: FamilyPlan[]
  familyMembers: FamilyMember[]
  familySteps: FamilyStep[]
  familyOffers: FamilyOffer[]
  familyGoals: FamilyGoal[]
}

type Given = Pick<World, 'people' | 'supports' | 'teams' | 'workers' | 'aparts' | 'samePersons'>

/** Whether these two are in no plan together, by whichever record. */
const isApart = (world: Given, one: string, other: string): boolean =>
  world.aparts.some(({ ended, ...two }) => {
    const both = [two.person, two.other].map((person) => joinedWith(world, person))
    return !ended && both.some((ids) => ids.has(one)) && both.some((ids) => ids.has(other))
  })

/** Families at random, up to two of them; the decisions by which young people are in them, and how a team that is asked has one of them. */
export function someFamilies(
  g: Gen,
  from: Date,
  given: Given,
): Families & { yeses: Decision[]; asked: Entry[] } {
  const { people, supports, teams, workers } = given
  const families = supports
    .filter(() => yes(g))
    .slice(0, 2)
    .map(({ id: support, team, worker }): FamilyPlan => {
      const lead = yes(g) ? worker : one(g, workers).id
      return { id: newId(), support, team, lead, ended: number(g, 0, 4) === 0 }
    })
  const yeses: Decision[] = []
  const familyMembers = families.flatMap(({ id: plan }) => [
    ...people
      .filter(() => yes(g))
      .filter(({ id }, nth, all) => all.slice(0, nth).every((before) => !isApart(given, before.id, id)))
      .map(({ id: person }): FamilyMember => {
        const decision = { id: newId(), person, referral: null, sharing: true, forSafety: false }
        const said = number(g, 0, 3) > 0
        if (said) yeses.push({ ...decision, withdrawn: false })
        const left = number(g, 0, 3) === 0
        return { id: newId(), plan, person, yes: said ? decision.id : null, left }
      }),
    ...many(g, 0, 1, (): FamilyMember => ({ id: newId(), plan, person: null, yes: null, left: yes(g) })),
  ])
  // Also what somebody did who is in it no more.
  const familySteps = families.flatMap(({ id: plan }) =>
    [null, ...familyMembers.filter((one) => one.plan === plan)]
      .filter(() => yes(g))
      .map((member): FamilyStep => ({ id: newId(), plan, member: member?.id ?? null })),
  )
  const familyOffers = families.flatMap(({ id: plan, team }) => {
    const others = teams.filter(({ id }) => id !== team)
    const offer = (answer: FamilyOffer['answer']): FamilyOffer => {
      const answeredBy = answer ? one(g, workers).id : null
      return { id: newId(), plan, team: one(g, others).id, by: one(g, workers).id, answer, answeredBy }
    }
    return others.length > 0 ? ([null, 'no', 'taken_back'] as const).filter(() => yes(g)).map(offer) : []
  })
  const familyGoals = families.flatMap(({ id: plan }) => many(g, 0, 2, () => ({ id: newId(), plan })))
  const support = {
    worker: null,
    opens: 'support',
    referral: null,
    forSafety: false,
    from,
    to: null,
  } as const
  const asked = familyOffers
    .filter(({ answer }) => answer === null && yes(g))
    .flatMap(({ plan, team }): Entry[] => {
      const person = familyMembers.find((one) => one.plan === plan && one.yes && !one.left)?.person
      return person ? [{ ...support, id: newId(), person, team }] : []
    })
  const { together, ...agreed } = someTogether(g, from, given)
  yeses.push(...agreed.yeses)
  asked.push(...agreed.entries)
  return { ...together, families, familyMembers, familySteps, familyOffers, familyGoals, yeses, asked }
}

import { newId } from '../../src/words/index.ts'
import { type Gen, many, maybe, number, one, yes } from './picking.ts'
import type { World } from './world.ts'

/** Whom an organisation named: to break glass, or to look at what was broken. */
export type Named = { id: string; organisation: string; worker: string; by: string; ended: boolean }
export type Eligible = Named & { suspended: boolean }
/** That somebody looked for a young person a moment ago, and found them. */
export type Found = { id: string; worker: string; person: string }
/** What people of an organisation are asked about a break, whether it is late, and who has found what. */
export type GlassReview = {
  id: string
  broken: string
  organisation: string
  late: boolean
  by: string | null
}
export type Glass = { eligibles: Eligible[]; officers: Named[]; founds: Found[]; glassReviews: GlassReview[] }

type Given = Pick<World, 'people' | 'workers' | 'teams' | 'organisations' | 'breaks'>

/** Each break is asked about in both organisations, as the database demands; in a third of the worlds somebody is named for it. */
export function someGlass(g: Gen, given: Given): Glass {
  const { people, workers, teams, organisations, breaks } = given
  const some = number(g, 0, 2) === 0
  const rarely = () => number(g, 0, 3) === 0
  const named = (worker: string): Named | null => {
    const by = maybe(
      g,
      workers.filter(({ id }) => id !== worker),
    )
    return by && { id: newId(), worker, organisation: one(g, organisations).id, by: by.id, ended: rarely() }
  }
  const reviews = breaks.flatMap(({ id: broken, by, person }) => {
    const team = people.find((one) => one.id === person)?.team
    const [own, theirs] = [
      workers.find((one) => one.id === by)?.organisation,
      teams.find((one) => one.id === team)?.organisation,
    ]
    return [...new Set([own ?? '', theirs ?? ''])].map((organisation): GlassReview => {
      const others = workers.filter(({ id }) => id !== by)
      return { id: newId(), broken, organisation, late: yes(g), by: rarely() ? one(g, others).id : null }
    })
  })
  if (!some) return { eligibles: [], officers: [], founds: [], glassReviews: reviews }
  return {
    eligibles: workers.flatMap(({ id, organisation }) => {
      const one = named(id)
      // Most by their own organisation; by another they may not.
      return one ? [{ ...one, ...(rarely() ? {} : { organisation }), suspended: rarely() }] : []
    }),
    officers: workers.flatMap(({ id }) => (rarely() ? [named(id)].filter((one) => one !== null) : [])),
    founds: many(g, 1, 3, () => ({ id: newId(), worker: one(g, workers).id, person: one(g, people).id })),
    glassReviews: reviews,
  }
}

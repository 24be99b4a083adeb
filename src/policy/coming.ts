import { decide } from './may.ts'
import {
  type Act,
  askers,
  bases,
  type Content,
  openings,
  type Purpose,
  purposes,
  type Question,
  ways,
  workers,
} from './question.ts'
import type { Row } from './row.ts'
import { policy } from './table.ts'

/** Whether they may, and by which rows of the policy. */
export const may = (question: Question) => decide(policy, question)

/** What an address is about: which content, to see it or to write it, and what for. */
export type About = { about: Content; act: Act; purpose?: Purpose }

type Worker = (typeof workers)[number]

const told = new Map<string, readonly Worker[]>()

/**
 * The kinds of worker who may come at all to what an address is about: those to whom the policy says yes when nothing stands in
 * the way, however they stand to somebody. Whether they stand so, the room and the database ask.
 */
export function whoMayCome({ about, act, purpose }: About): readonly Worker[] {
  const key = `${about} ${act} ${purpose}`
  const known =
    told.get(key) ?? workers.filter((who) => everyStanding.some((standing) => saysYes(who, standing)))
  told.set(key, known)
  return known

  function saysYes(who: Worker, standing: Standing): boolean {
    return (purpose ? [purpose] : purposes).some(
      (one) => may({ who, about, act, restriction: 'none', purpose: one, ...standing }).allowed,
    )
  }
}

type Standing = Pick<Question, 'way' | 'opens' | 'basis'>

const everyStanding: Standing[] = ways.flatMap((way) =>
  openings.flatMap((opens) => bases.map((basis) => ({ way, opens, basis }))),
)

/** Whether somebody with these roles may come there; who has none comes as a worker whose role is over. */
export function mayCome(roles: readonly Worker[], about: About): boolean {
  const who = whoMayCome(about)
  return roles.length === 0 ? who.includes('worker') : roles.some((role) => who.includes(role))
}

/** Whether this is a role in which a worker sees what is in records. */
export const opensRecords = (role: string): boolean =>
  may({
    ...{ who: askers.find((one) => one === role) ?? 'nobody', way: 'team', opens: 'support', about: 'plan' },
    ...{ act: 'see', basis: 'agreed', restriction: 'none', purpose: 'care' },
  }).allowed

/** What whoever is in a circle is told to see by how much their entry opens: the words of the row by which they do. */
export const toldOf = (opens: Question['opens']): string | undefined =>
  policy.find((row: Row) => row.told !== undefined && row.opens?.includes(opens))?.told

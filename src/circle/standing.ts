import { listOf } from '../words/index.ts'
import { type Decision, shareable } from './decision.ts'

/** What holds of one thing now: told or not, by whose say; `disagree` is a no until somebody has settled it. */
export type Standing = {
  /** Which thing it is: the service, or somebody who may be told. */
  key: string
  about: string
  whom: string | null
  holds: 'yes' | 'no' | 'disagree'
  /** The decision by which it holds: the yes, or the latest no. */
  by: Decision
}

/** Decisions with the same key are about the same thing: the service, or the same team or person being told. */
export const keyOf = (one: Pick<Decision, 'about' | 'share_with' | 'share_with_team_id'>): string =>
  one.about === 'service'
    ? 'service'
    : (one.share_with_team_id ?? (one.share_with ?? '').trim().toLowerCase())

const deciderOf = ({ decided_by, holder_name }: Decision): string =>
  decided_by === 'parental_responsibility' ? `holder ${(holder_name ?? '').trim().toLowerCase()}` : decided_by

const isYes = ({ answer, withdrawn_at }: Decision): boolean => answer === 'yes' && withdrawn_at === null

/**
 * What holds of one thing, from all decisions about it, the latest first. Of each who decided the latest counts, and a yes
 * that was taken back is a no. A young person who is able to decide it decides it. Where they say no and a parent yes,
 * where two parents differ, or where nobody has judged yet whether they can decide and a parent says no, they disagree. A safeguarding
 * lead’s decision without a yes holds as long as it is not taken back.
 */
function holdsOf(decisions: readonly Decision[]): Pick<Standing, 'holds' | 'by'> | null {
  const latest = new Map<string, Decision>()
  for (const one of decisions) if (!latest.has(deciderOf(one))) latest.set(deciderOf(one), one)
  const override = latest.get('safeguarding_override')
  if (override && isYes(override)) return { holds: 'yes', by: override }
  const young = latest.get('young_person')
  const holders = [...latest].filter(([who]) => who.startsWith('holder ')).map(([, one]) => one)
  if (young && isYes(young) && young.competence !== 'not_yet_judged') return { holds: 'yes', by: young }
  const said = young ? [young, ...holders] : holders
  const [no, yes] = [said.find((one) => !isYes(one)), said.find(isYes)]
  if (no && yes) return { holds: 'disagree', by: no }
  if (yes) return { holds: 'yes', by: yes }
  return no ? { holds: 'no', by: no } : null
}

/** What holds now of everything that was decided, the service first. `decisions` are the latest first. */
export function standings(decisions: readonly Decision[]): Standing[] {
  const byKey = Map.groupBy(decisions, keyOf)
  return [...byKey]
    .flatMap(([key, all]) => {
      const [first] = all
      const held = holdsOf(all)
      return first && held ? [{ key, about: first.about, whom: first.share_with, ...held }] : []
    })
    .sort((one, other) => Number(other.about === 'service') - Number(one.about === 'service'))
}

/** What holds of the thing that this decision is about. */
export const standingOf = (decisions: readonly Decision[], one: Decision): Standing | undefined =>
  standings(decisions).find(({ key }) => key === keyOf(one))

const sayOf = (decision: Decision, called: string): string => {
  if (decision.decided_by === 'young_person') return called
  const named = decision.decided_by === 'parental_responsibility' ? decision.holder_name : decision.judged_by
  return named ?? 'Somebody'
}

/** 'Priya Raman may be told the first meeting: Kez said so.' What holds of one thing, in plain words for staff. */
export function standingWords({ about, whom, holds, by }: Standing, called: string): string {
  const say = sayOf(by, called)
  const disagree = 'those who decide do not agree. A person has to settle it'
  if (about === 'service') {
    if (holds === 'disagree') return `Support goes no further for now: ${disagree}.`
    return holds === 'yes'
      ? `${called} is supported: ${say} said yes.`
      : `No support is wanted: ${say} said no.`
  }
  const said = whom ?? 'Somebody'
  const somebody = `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  if (holds === 'disagree') return `${somebody} may be told nothing: ${disagree}.`
  if (holds === 'no') return `${somebody} may be told nothing: ${say} said no, or took the yes back.`
  const told = shareable.filter(({ value }) => by.share_what.includes(value)).map((item) => item.told)
  return `${somebody} may be told ${told.length > 0 ? listOf(told) : 'what was agreed for there'}, and no more: ${say} said yes.`
}

/** Who says what, for a person who settles it: 'Kez says no, Comfort Mensah says yes'. */
export function disagreementWords(decisions: readonly Decision[], one: Decision, called: string): string {
  const latest = new Map<string, string>()
  for (const decision of decisions.filter((other) => keyOf(other) === keyOf(one)))
    if (!latest.has(deciderOf(decision)))
      latest.set(deciderOf(decision), `${sayOf(decision, called)} says ${isYes(decision) ? 'yes' : 'no'}`)
  const what = one.about === 'service' ? 'support' : `telling ${one.share_with ?? 'somebody'}`
  return `about ${what}, ${listOf([...latest.values()])}`
}

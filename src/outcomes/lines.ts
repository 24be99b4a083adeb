import { countOf } from '../words/index.ts'
import type { Outcome } from './outcome.ts'
import { assumedSaid, figureSaid, rangeSaid } from './said.ts'

/** What the command found. */
export type Told = {
  programme: string
  version: number
  people: number
  notice?: string
  sources: readonly (string | null)[]
  statements: readonly Outcome[]
}

/** What the command found, as a person reads it at a terminal. */
export function linesOf({ programme, version, people, notice, sources, statements }: Told): string[] {
  const from = sources.map((source) => source ?? 'its own records').join(', ') || 'no records'
  const width = Math.max(0, ...statements.map(({ text }) => text.length))
  return [
    `${programme}, version ${version}: ${countOf(people, 'person', 'people')}, from ${from}.`,
    ...(notice ? [`These are ${notice}.`] : []),
    ...statements.flatMap((one) => statementLines(one, width)),
  ]
}

function statementLines(one: Outcome, width: number): string[] {
  const text = one.text.padEnd(width)
  if (one.value === null) return [`${text}  no figure. ${one.because}`]
  const figure = figureSaid(one.value, one.unit)
  const range = rangeSaid(one, one.unit)
  const missing = one.missing > 0 ? `, ${one.missing} missing` : ''
  return [
    `${text}  ${figure} (${range}; n ${one.n}${missing})`,
    ...(one.schools ?? []).map(({ school, value }) => `  ${school}: ${figureSaid(value, one.unit)}`),
    ...(one.assumptions ?? []).map(
      (assumed) => `  ${assumed.name}: ${assumedLine(assumed)}. ${assumed.from}.`,
    ),
  ]
}

function assumedLine(assumed: Parameters<typeof assumedSaid>[0]): string {
  const { likely, low, high } = assumedSaid(assumed)
  return `${likely}, from ${low} to ${high}`
}

import type { Acting } from '../database/index.ts'
import {
  figuresOf,
  type Publication,
  publications,
  type Reading,
  readingOf,
  type Variable,
} from '../publications/index.ts'
import type { Response } from '../responses/index.ts'
import { calledTogether } from '../statistics/index.ts'
import type { Content } from '../ui/index.ts'
import { type Counted, countedIn, differenceOf, toldOf } from './counted.ts'
import type { GroupRow } from './looking-closer.ts'
import { Since } from './screens/since.tsx'

/** How many surveys are shown after a finding. */
const MOST_ROUNDS = 6

/** The surveys from the finding's on, the newest first, as whoever reads the response is told them. */
async function roundsSince(acting: Acting, { organisation, finding }: Response): Promise<Publication[]> {
  const all = await publications(acting, {
    audience: organisation === null ? 'public' : 'school',
    ...(organisation === null ? {} : { organisation }),
  })
  const at = all.findIndex(({ round }) => round.id === finding.round)
  return at < 0 ? [] : all.slice(0, at + 1).slice(-MOST_ROUNDS)
}

/** How the group of a response has been in each survey since, and whether that is more than chance. */
export async function sinceFinding(acting: Acting, response: Response): Promise<Content> {
  const { measure, grouping, value } = response.finding
  const rounds = await roundsSince(acting, response)
  const variable = rounds.at(-1)?.variables.find(({ key }) => key === measure)
  const reading = variable && readingOf(variable)
  if (!variable || !reading) return null
  const counts: (Counted | null)[] = []
  const rows: GroupRow[] = []
  for (const publication of rounds) {
    const counted = await countedOf(acting, publication, { measure, grouping, value, reading })
    counts.push(counted)
    rows.push({ key: publication.id, name: publication.round.name, told: counted && toldOf(counted) })
  }
  const change = rounds.length > 1 ? differenceOf(counts[0] ?? null, counts.at(-1) ?? null) : null
  const scale = reading.kind === 'share' ? { min: 0, max: 1 } : { min: variable.from, max: variable.to }
  return (
    <Since
      rows={rows}
      reading={reading}
      scale={scale}
      what={whatSaid(variable, reading)}
      change={change && { called: calledTogether([change]).has(change), higher: change.value > 0 }}
    />
  )
}

const whatSaid = ({ from, to, better }: Variable, reading: Reading): string =>
  reading.kind === 'share'
    ? `The share of pupils who answered ${reading.said}.`
    : `The average, from ${from} to ${to}, where ${better} is better.`

async function countedOf(
  acting: Acting,
  publication: Publication,
  about: { measure: string; grouping: string; value: string; reading: Reading },
): Promise<Counted | null> {
  const groups = await figuresOf(acting, publication, { grouping: about.grouping })
  return countedIn(groups.find((one) => one.value === about.value)?.figures[about.measure], about.reading)
}

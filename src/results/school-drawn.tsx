import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { drawnOnce, madeOnce } from './kept.ts'
import { choicesIn, type SchoolChoice, type SchoolRound, schoolRows } from './school-results.ts'
import { HowWorkedOut } from './screens/how.tsx'
import { SchoolFigures } from './screens/school.tsx'
import { type Beginning, whatStandsOut, whereToBegin } from './standing-out.ts'

/** By what pupils are made alike, in words: `alikeBy` of the publications. */
const saidAlikeBy = 'year group, gender and how deprived the neighbourhood is'

/** How many things to do next are suggested. */
const STEPS = 3

/** What the page of a school draws from its figures. */
export type Drawing = {
  school: { id: string; name: string }
  rounds: readonly SchoolRound[]
  round: SchoolRound
  choice: SchoolChoice
  onRoll: number | null
}

/** Where to begin, and of what account is taken in words. */
type Said = { begin: Beginning[]; account: string | null }

/** The figures of a school drawn, how they came about, and where to begin: made once for what they follow from (`drawn`). */
export async function drawnFor(
  acting: Acting,
  { school, rounds, round, choice, onRoll }: Drawing,
): Promise<{ figures: Content; how: Content; begin: Beginning[]; drawn: readonly unknown[] }> {
  const { own, everybody, before } = round
  // Of the school's own publication, whose id is in the key.
  const { similar } = own.comparisons
  const asked = rounds.map((one) => [one.own.round.key, one.own.round.name])
  const key = [school.name, own.id, everybody?.id, before?.id, asked, choice, onRoll]
  const figures = await drawnOnce(['school', ...key], async () => {
    const { rows, matters, answered } = await schoolRows(acting, round, choice)
    const options = await choicesIn(acting, own)
    return (
      <SchoolFigures
        school={school.name}
        path={`/schools/${school.id}/results`}
        round={own.round.name}
        before={before?.round.name ?? null}
        standsOut={whatStandsOut(rows)}
        who={{ answered, onRoll }}
        rows={rows}
        matters={matters}
        similar={choice.group === '' && similar ? { told: similar, alikeBy: saidAlikeBy } : null}
        choice={{
          ...{ ...options, ...choice },
          rounds: asked.map(([value = '', text = '']) => ({ value, text })),
        }}
      />
    )
  })
  const said = await madeOnce(['said', ...key], async () => {
    const { rows } = await schoolRows(acting, round, choice)
    const { accounts } = await choicesIn(acting, own)
    const account = accounts.find(({ value }) => value !== '' && value === choice.account)
    return JSON.stringify({ begin: whereToBegin(rows, STEPS), account: account?.text ?? null } satisfies Said)
  })
  const { begin, account } = JSON.parse(said) as Said
  const how = <HowWorkedOut leastShown={own.minimumBase} account={account} similar={similar !== undefined} />
  return { figures, how, begin, drawn: key }
}

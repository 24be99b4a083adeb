import { Button, PageHeading, SummaryList } from '../../ui/index.ts'
import type { Screen } from '../screen.ts'

const directionWords = { at_least: 'or more', at_most: 'or less' } as const

const countWords: Record<string, string> = {
  finished: 'Handed the survey in',
  asked: 'Were asked',
  yes: 'Said yes, and a referral was sent',
  no: 'Said no, and were shown what there is',
  joined: 'Joined the trial',
  declined: 'Did not join, and were shown what there is: in neither arm',
  no_answer_yet: 'Have not said yet',
  referral: 'Allocated to referral',
  signposting: 'Allocated to signposting',
}

export type StandingProps = {
  round: { id: string; name: string; opened: boolean }
  screen: Screen | null
  /** What the score is called. */
  score: string
  counts: Readonly<Record<string, number | null>>
}

/** Who of an opened survey is asked, and totals: never who. */
export function StandingPage({ round, screen, score, counts }: StandingProps) {
  return (
    <div class="app-column--reading">
      <PageHeading heading="Who is asked whether they want support" below={round.name} />
      {screen ? (
        <Set screen={screen} score={score} />
      ) : (
        <p>Nobody is asked. That cannot be changed once a survey is opened.</p>
      )}
      {screen && (
        <>
          <h2>How many</h2>
          <p>
            Totals of all schools, down to the five below. Where one of the groups, or all but it, is fewer
            than ten, none is shown.
          </p>
          <SummaryList
            rows={Object.entries(countWords)
              .filter(([what]) => what in counts)
              .map(([what, words]) => ({
                key: words,
                value: counts[what] === null ? 'Too few to say' : String(counts[what]),
              }))}
          />
        </>
      )}
    </div>
  )
}

function Set({ screen, score }: { screen: Screen; score: string }) {
  const { trial } = screen
  const said: [string, string][] = [
    ['Who is asked', `${score}. Whoever has ${screen.threshold} ${directionWords[screen.direction]}.`],
    ['Where the number is from', screen.thresholdFrom],
    ['What they read', screen.told],
    ['Who gets in touch', screen.teamName],
    ['What there is for everybody', `${screen.signpostName} (${screen.signpostAddress})`],
    ...(trial
      ? ([
          ['Trial', `${trial.name}, ${trial.registration}`],
          [
            'Allocation',
            `${trial.toReferral} referred for ${trial.toSignposting} signposted, in blocks of varying size, school by school.`,
          ],
          ['Who holds the allocation', trial.heldBy],
        ] as [string, string][])
      : []),
  ]
  return <SummaryList rows={said.map(([key, value]) => ({ key, value }))} />
}

/** Taking it away again while the survey is not opened. */
export const Removal = ({ roundId }: { roundId: string }) => (
  <form method="post" action={`/surveys/${roundId}/support/removal`}>
    <Button text="Ask nobody" variant="secondary" preventDoubleClick />
  </form>
)

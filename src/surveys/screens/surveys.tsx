import { Button, EmptyState, PageHeading, SummaryList } from '../../ui/index.ts'
import { type DateOnly, plainDate } from '../../words/index.ts'
import { kindWords, type Round, type RoundState, stateOf, yearGroupsLine } from '../round.ts'

export const stateWords: Record<RoundState, string> = {
  draft: 'Being set up',
  opened: 'Opened, schools are getting ready',
  open: 'Pupils are answering',
  over: 'Over, to be closed',
  closed: 'Closed',
}

const groups: { title: string; states: RoundState[] }[] = [
  { title: 'Open', states: ['opened', 'open', 'over'] },
  { title: 'Being set up', states: ['draft'] },
  { title: 'Closed', states: ['closed'] },
]

/** Every survey of the place. */
export function SurveysPage({ rounds, today }: { rounds: readonly Round[]; today: DateOnly }) {
  return (
    <>
      <PageHeading
        heading="Surveys"
        below="How all pupils of this place are, asked in their schools. Answers and names are kept apart, and you never see a name."
        end={<Button href="/surveys/new" text="Set up a survey" />}
      />
      {rounds.length === 0 && (
        <EmptyState heading="No survey yet">
          <p>
            A survey asks pupils of whole year groups the same questions. You choose them, and ask the
            schools.
          </p>
        </EmptyState>
      )}
      {groups.map(({ title, states }) => {
        const these = rounds.filter((round) => states.includes(stateOf(round, today)))
        return (
          these.length > 0 && (
            <section>
              <h2>{title}</h2>
              <SummaryList
                rows={these.map((round) => ({
                  key: <a href={`/surveys/${round.id}`}>{round.name}</a>,
                  value: lineOf(round, today),
                }))}
              />
            </section>
          )
        )
      })}
    </>
  )
}

function lineOf(round: Round, today: DateOnly): string {
  const days =
    round.opensOn && round.closesOn ? `, ${plainDate(round.opensOn)} to ${plainDate(round.closesOn)}` : ''
  return `${kindWords[round.kind].name}. ${yearGroupsLine(round.yearGroups)}${days}. ${stateWords[stateOf(round, today)]}.`
}

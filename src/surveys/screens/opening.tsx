import { Button, ErrorSummary, SummaryList } from '../../ui/index.ts'
import { countOf, plainDate } from '../../words/index.ts'
import { lengthOfParts } from '../part.ts'
import { kindWords, lawfulBases, specialConditions, yearGroupsLine } from '../round.ts'
import type { WholeRound } from '../setting-up/hindrances.ts'

export type OpeningPageProps = WholeRound & { hindered: readonly string[]; tried: boolean }

/** A second look at everything before a survey is opened, or what still hinders it. */
export function OpeningPage({ hindered, tried, ...whole }: OpeningPageProps) {
  const { round } = whole
  return (
    <div class="app-column--reading">
      {tried && hindered.length > 0 && <ErrorSummary errorList={hindered.map((text) => ({ text }))} />}
      <h1>Open “{round.name}”</h1>
      {hindered.length > 0 ? (
        <>
          <p>It cannot be opened yet.</p>
          <ul>
            {hindered.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            Look at everything once more. From here on what is asked, the kind, the dates and who answers in
            law stay as they are. Schools see the invitation at once.
          </p>
          <SummaryList rows={rowsOf(whole).map(([key, value]) => ({ key, value }))} />
          <form method="post" action={`/surveys/${round.id}/opening`}>
            <Button text="Open the survey" preventDoubleClick />
          </form>
        </>
      )}
    </div>
  )
}

function rowsOf({ round, parts, controllers, readers, schools, others }: WholeRound): [string, string][] {
  const { items, minutes } = lengthOfParts(parts)
  const rows: [string, string | null | undefined][] = [
    ['Kind', `${kindWords[round.kind].name}. ${kindWords[round.kind].means}`],
    ['Holds the key', round.kind === 'confidential' ? round.keyHolder : null],
    ['A pupil is looked up', round.kind === 'confidential' ? round.keyUsedWhen || 'Never' : null],
    ['Read by', round.kind === 'named' ? readers.map(({ name }) => name).join(', ') : null],
    ['Asked', `${countOf(items, 'question')}, about ${countOf(minutes, 'minute')}`],
    ['Next wave of', others.find(({ id }) => id === round.earlierId)?.name ?? 'None: it is the first'],
    ['Pupils', yearGroupsLine(round.yearGroups)],
    ['Schools', countOf(schools, 'school')],
    ['Schools answer by', day(round.schoolsAnswerBy)],
    ['Parents say no by', day(round.optOutBy)],
    ['Pupils answer', `${day(round.opensOn)} to ${day(round.closesOn)}`],
    ['Answers can be taken back until', day(round.withdrawUntil)],
    ['Names and key destroyed', day(round.namesDestroyedOn)],
    ['Answers kept until', day(round.retainUntil)],
    [
      'Controllers',
      `${controllers.map(({ name }) => name).join(', ')}${controllers.length > 1 ? ', jointly' : ''}`,
    ],
    ['Lawful basis', round.lawfulBasis && lawfulBases[round.lawfulBasis]],
    ['Special category condition', round.specialCondition && specialConditions[round.specialCondition]],
    ['Impact assessment', round.impactAssessment],
    ['Agreement', round.agreement],
    ['Parents are told', round.aboutForParents],
    ['Pupils are told', round.aboutForPupils],
    ['Instead', round.somethingElse],
  ]
  return rows.flatMap(([key, value]) => (value ? [[key, value] as [string, string]] : []))
}

const day = (date: Parameters<typeof plainDate>[0] | null): string => (date ? plainDate(date) : '')

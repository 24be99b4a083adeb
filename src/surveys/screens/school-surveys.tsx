import { EmptyState, PageHeading, SummaryList } from '../../ui/index.ts'
import { type DateOnly, plainDate } from '../../words/index.ts'
import { type Round, stateOf } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { stateWords } from './surveys.tsx'

type SurveyAtSchool = { school: RoundSchool; round: Round }
export type SchoolSurveysPageProps = {
  surveys: readonly SurveyAtSchool[]
  /** Whether this worker lists pupils, or only holds a lesson. */
  lists: boolean
  today: DateOnly
}

/** Every survey a school was asked to take part in. */
export function SchoolSurveysPage({ surveys, lists, today }: SchoolSurveysPageProps) {
  const shown = lists ? surveys : surveys.filter(({ school }) => school.answer === 'takes_part')
  return (
    <>
      <PageHeading heading="Surveys" below="Surveys of pupils that your school was asked to take part in." />
      {shown.length === 0 ? (
        <EmptyState heading="No survey yet">
          <p>When your council asks your school to take part in one, it is here.</p>
        </EmptyState>
      ) : (
        <SummaryList
          rows={shown.map(({ school, round }) => ({
            key: <a href={`/school-surveys/${school.id}`}>{round.name}</a>,
            value: `${answerWords(school, round)} ${stateWords[stateOf(round, today)]}.`,
          }))}
        />
      )}
    </>
  )
}

function answerWords({ answer }: RoundSchool, { schoolsAnswerBy, closedAt }: Round): string {
  if (answer === 'takes_part') return 'Your school takes part.'
  if (answer === 'declined') return 'Your school does not take part.'
  // Whose answers came in a file need never have said so here.
  if (closedAt) return 'Your school was asked.'
  return schoolsAnswerBy ? `Answer by ${plainDate(schoolsAnswerBy)}.` : 'Not answered yet.'
}

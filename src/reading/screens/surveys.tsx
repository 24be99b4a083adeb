import { EmptyState, PageHeading, SummaryList } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import { addresses } from '../addresses.ts'
import type { SurveyToRead } from '../due-store.ts'

/** Every named survey whose answers this worker was named to read. */
export function SurveysToReadPage({ surveys }: { surveys: readonly SurveyToRead[] }) {
  return (
    <div class="app-column--reading">
      <PageHeading
        heading="Surveys you read"
        below="Pupils were told your name before the first question: you read what they answer on the day they answer it."
      />
      {surveys.length === 0 ? (
        <EmptyState heading="No survey to read">
          <p>When a survey names you as one of its readers, it is here from the day it is opened.</p>
        </EmptyState>
      ) : (
        <SummaryList
          rows={surveys.map((survey) => ({
            key: <a href={addresses.survey(survey.roundId)}>{survey.name}</a>,
            value: standing(survey),
          }))}
        />
      )}
    </div>
  )
}

function standing({ handedIn, unread, urgent }: SurveyToRead): string {
  const first = urgent > 0 ? `${countOf(urgent, 'pupil')} to read first. ` : ''
  if (handedIn === 0) return `${first}Nobody has handed it in yet.`
  return `${first}${handedIn} handed in, ${unread === 0 ? 'all of them read' : `${unread} not read yet`}.`
}

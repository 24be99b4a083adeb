import { EmptyState, NotificationBanner, PageHeading, SummaryList, WarningCallout } from '../../ui/index.ts'
import { countOf, spokenMoment } from '../../words/index.ts'
import { addresses } from '../addresses.ts'
import type { SurveyToRead } from '../due-store.ts'
import type { NamedToRead, WithoutReader } from '../naming-store.ts'

type SurveysToReadProps = {
  surveys: readonly SurveyToRead[]
  /** Urgent answers for which this worker was named, and those for which they can name somebody. */
  named: readonly NamedToRead[]
  without: readonly WithoutReader[]
  now: Date
  /** What they have just done. */
  done: 'named' | 'acknowledged' | null
}

const saysDone = {
  named: 'They were told, and can read it now. It is written down that you named them, and why.',
  acknowledged: 'It is written down that you have read it.',
} as const

/** Every named survey whose answers this worker was named to read. */
export function SurveysToReadPage({ surveys, named, without, now, done }: SurveysToReadProps) {
  return (
    <div class="app-column--reading">
      {done && <NotificationBanner variant="success" text={saysDone[done]} />}
      <PageHeading
        heading="Surveys you read"
        below="Pupils were told your name before the first question: you read what they answer on the day they answer it."
      />
      {named.length + without.length > 0 && (
        <WarningCallout heading="Urgent answers whose readers have gone" headingLevel={2}>
          <ul>
            {named.map(({ roundId, pupil, survey, since }) => (
              <li>
                <a href={addresses.pupil(roundId, pupil)}>Read the answer you were named for</a>, in {survey}.
                You were named {spokenMoment(since, now)}.
              </li>
            ))}
            {without.map(({ roundId, pupil, survey, school, since }) => (
              <li>
                <a href={addresses.naming(roundId, pupil)}>Say who reads an answer</a> of a pupil of {school},
                in {survey}. It was given {spokenMoment(since, now)}.
              </li>
            ))}
          </ul>
        </WarningCallout>
      )}
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

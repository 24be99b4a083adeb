import { InsetText, PageHeading, SectionSteps } from '../../ui/index.ts'
import { addDays, countOf, type DateOnly, plainDate } from '../../words/index.ts'
import type { ListCounts } from '../lists/pupil-store.ts'
import { kindWords, type Round, stateOf } from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { stateWords } from './surveys.tsx'

export type SchoolSurveyPageProps = {
  school: RoundSchool
  round: Round
  counts: ListCounts
  /** Noes of parents whom nobody looked at yet. */
  parentNoes: number
  /** The whole address of the letter to parents. */
  letter: string
  today: DateOnly
}

const by = (day: DateOnly | null): string => (day ? plainDate(day) : '')

/** What a school does for a survey, in order, each done or not yet. */
export function SchoolSurveyPage(props: SchoolSurveyPageProps) {
  const { school, round, counts, letter, today } = props
  const path = `/school-surveys/${school.id}`
  return (
    <div class="app-column--reading">
      <PageHeading
        heading={round.name}
        below={`${kindWords[round.kind].name} survey. ${stateWords[stateOf(round, today)]}.`}
      />
      <InsetText text={kindWords[round.kind].means} />
      <SectionSteps
        sections={[
          {
            state: 'open',
            title: 'Tell parents',
            summary: `Send parents this address by letter or message, or print the page. They can say no until ${by(round.optOutBy)}.`,
            children: (
              <p>
                <a href={`/survey-letters/${school.id}`}>{letter}</a>
              </p>
            ),
          },
          {
            state: counts.listed > 0 ? 'done' : 'open',
            title: 'Send your list of pupils',
            summary: listLine(counts, round),
            change: { href: `${path}/pupils`, text: 'Pupils' },
          },
          {
            state: school.optOutsLoadedAt && props.parentNoes === 0 ? 'done' : 'open',
            title: 'Write down who said no',
            summary: noesLine(props),
            change: { href: `${path}/opt-outs`, text: 'Parents who said no' },
          },
          {
            state: counts.withCode > 0 ? 'done' : school.optOutsLoadedAt ? 'open' : 'later',
            title: 'Make the slips',
            summary:
              counts.withCode > 0
                ? `${countOf(counts.withCode, 'slip')} made.`
                : `From ${by(round.optOutBy && addDays(round.optOutBy, 1))}, the day after the last on which parents say no.`,
            change: { href: `${path}/slips`, text: 'Slips' },
          },
          {
            state: stateOf(round, today) === 'open' ? 'open' : 'later',
            title: 'In the lesson',
            summary: `From ${by(round.opensOn)} to ${by(round.closesOn)}. A pupil may say no on the day, without a reason, and does this instead: ${round.somethingElse}`,
            change: { href: `${path}/progress`, text: 'How far we are' },
          },
        ]}
      />
      <p>
        Your list of names{round.kind === 'anonymous' ? '' : ' and the key'}{' '}
        {round.kind === 'anonymous' ? 'is' : 'are'} destroyed on {by(round.namesDestroyedOn)}.{' '}
        {round.kind === 'named'
          ? 'Until then the readers who are named in it see whose answers they read. Nobody else outside your school sees a name.'
          : 'Nobody outside your school ever sees a name.'}
      </p>
    </div>
  )
}

function listLine({ listed, held }: ListCounts, { namesDestroyedOn }: Round): string {
  if (listed === 0) return `Nobody is on it yet. Without a list you can make slips by class.`
  const waiting = held > 0 ? ` ${countOf(held, 'row')} to look at.` : ''
  return `${countOf(listed, 'pupil')} on it, until ${by(namesDestroyedOn)}.${waiting}`
}

function noesLine({ school, counts, parentNoes, round }: SchoolSurveyPageProps): string {
  const noes = counts.saidNo === 0 ? 'Nobody so far.' : `${countOf(counts.saidNo, 'no', 'noes')} so far.`
  if (parentNoes > 0)
    return `${noes} ${countOf(parentNoes, 'parent')} said no on the public page: find whom it is about.`
  return school.optOutsLoadedAt ? noes : `${noes} Say by ${by(round.optOutBy)} that these are all.`
}

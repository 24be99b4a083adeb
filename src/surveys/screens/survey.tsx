import {
  Button,
  type Content,
  InsetText,
  NotificationBanner,
  PageHeading,
  SectionSteps,
} from '../../ui/index.ts'
import { countOf, type DateOnly, plainDate } from '../../words/index.ts'
import { lengthOfParts } from '../part.ts'
import {
  kindWords,
  lawfulBases,
  type OtherRound,
  type Round,
  roundCan,
  stateOf,
  yearGroupsLine,
} from '../round.ts'
import type { RoundSchool } from '../schools/school-store.ts'
import { type Hindrances, type SectionName, sections, type WholeRound } from '../setting-up/hindrances.ts'
import { stateWords } from './surveys.tsx'

export type SurveyPageProps = WholeRound & {
  asked: readonly RoundSchool[]
  hindrances: Hindrances
  today: DateOnly
  done: string
  /** What rooms to the right have to say of it. */
  beside?: Content
}

const titles: Record<SectionName, string> = {
  questions: 'What is asked',
  kind: 'Which kind it is',
  dates: 'Dates and year groups',
  law: 'Who answers in law',
  telling: 'What parents and pupils are told',
  schools: 'Schools',
}

/** One survey: each section done or not yet, what hinders opening it, and the one next thing. */
export function SurveyPage(props: SurveyPageProps) {
  const { round, hindrances, today, done, beside } = props
  const draft = roundCan.beChanged(round)
  const steps = sections.map((name) => ({
    id: name,
    title: titles[name],
    state: hindrances[name].length === 0 || !draft ? ('done' as const) : ('open' as const),
    summary: summaryOf[name](props),
    ...(draft || name === 'schools' ? { change: { href: `/surveys/${round.id}/${name}` } } : {}),
    children: draft && hindrances[name].length > 0 && (
      <ul>
        {hindrances[name].map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    ),
  }))
  const ready = sections.every((name) => hindrances[name].length === 0)
  return (
    <div class="app-column--reading">
      {done === 'opened' && (
        <NotificationBanner
          variant="success"
          text="The survey is opened. Schools can answer the invitation now."
        />
      )}
      <PageHeading
        heading={round.name}
        below={`${kindWords[round.kind].name} survey. ${stateWords[stateOf(round, today)]}.`}
      />
      <InsetText text={kindWords[round.kind].means} />
      <SectionSteps sections={steps} />
      {beside}
      <p>
        <a href={`/surveys/${round.id}/preview`}>Look at it as pupils see it</a>
      </p>
      {draft && (
        <Button
          href={`/surveys/${round.id}/opening`}
          text={ready ? 'Look at everything and open it' : 'What is still missing'}
          variant={ready ? undefined : 'secondary'}
        />
      )}
      {roundCan.beClosed(round) && <Closing {...props} />}
    </div>
  )
}

function Closing({ round, today }: SurveyPageProps) {
  const over = stateOf(round, today) === 'over'
  return (
    <section>
      <h2>Close it</h2>
      <p>
        {over ? 'Its last day has passed.' : 'Once it is closed, no pupil can answer any more.'} Names and the
        key are destroyed on{' '}
        {round.namesDestroyedOn ? plainDate(round.namesDestroyedOn) : 'the day that was said'}.
      </p>
      <form method="post" action={`/surveys/${round.id}/closing`}>
        <Button text="Close the survey" variant={over ? undefined : 'warning'} preventDoubleClick />
      </form>
    </section>
  )
}

const summaryOf: Record<SectionName, (props: SurveyPageProps) => string> = {
  questions: ({ parts }) => {
    const { items, minutes } = lengthOfParts(parts)
    return items === 0
      ? 'Nothing yet.'
      : `${countOf(items, 'question')}, about ${countOf(minutes, 'minute')}.`
  },
  kind: ({ round, readers }) =>
    ({
      anonymous: 'Anonymous. No key exists.',
      confidential: `Confidential. ${round.keyHolder ? `The key is held by ${round.keyHolder}.` : ''}`,
      named: `Named. Read by ${readers.map(({ name }) => name).join(', ') || 'nobody yet'}.`,
    })[round.kind],
  dates: ({ round, others }) => datesLine(round, others),
  law: ({ round, controllers }) =>
    [
      controllers.map(({ name }) => name).join(', ') || 'Nobody yet',
      controllers.length > 1 ? ' (jointly)' : '',
      round.lawfulBasis ? `. ${lawfulBases[round.lawfulBasis]}` : '',
      '.',
    ].join(''),
  telling: ({ round }) => (round.aboutForParents && round.aboutForPupils ? 'Written.' : 'Not written yet.'),
  schools: ({ round, asked }) => {
    // A school whose answers came in a file need never have said so here.
    if (round.closedAt && asked.length > 0 && asked.every(({ answer }) => answer === null))
      return `${countOf(asked.length, 'school')} asked.`
    const said = (answer: RoundSchool['answer'], one: string, more: string) =>
      countOf(asked.filter((school) => school.answer === answer).length, one, more)
    return asked.length === 0
      ? 'Nobody asked yet.'
      : `${countOf(asked.length, 'school')} asked: ${said('takes_part', 'takes part', 'take part')}, ${said('declined', 'does not', 'do not')}, ${said(null, 'has not answered', 'have not answered')}.`
  },
}

// What is not set yet stands below, as what is still missing.
function datesLine(round: Round, others: readonly OtherRound[]): string {
  const { yearGroups, optOutBy, opensOn, closesOn, namesDestroyedOn } = round
  const earlier = others.find(({ id }) => id === round.earlierId)
  const until = closesOn ? ` to ${plainDate(closesOn)}` : ''
  return [
    yearGroups.length === 0 ? 'No year group yet' : yearGroupsLine(yearGroups),
    earlier && `The next wave of ${earlier.name}`,
    optOutBy && `Parents say no by ${plainDate(optOutBy)}`,
    opensOn && `Pupils answer ${until ? '' : 'from '}${plainDate(opensOn)}${until}`,
    namesDestroyedOn && `Names destroyed ${plainDate(namesDestroyedOn)}`,
  ]
    .filter(Boolean)
    .map((said) => `${said}.`)
    .join(' ')
}

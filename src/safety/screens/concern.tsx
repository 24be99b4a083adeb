import { AddList, BackLink, Button, InsetText, PageHeading, SummaryList, Table } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import type { Bar } from '../bar-store.ts'
import { type Awaits, type Concern, closingReasons, concernCan, dangerWords, stateWords } from '../concern.ts'
import type { Officer } from '../lead.ts'
import type { Reader, Step } from '../store.ts'
import { OfficerLine } from './raise.tsx'

export type ConcernPageProps = {
  concern: Concern
  steps: readonly Step[]
  readers: readonly Reader[]
  bars: readonly Bar[]
  officer: Officer | null
  now: Date
}

const awaitsWords: Record<Awaits, string> = {
  acknowledgement: 'say that you have it',
  action: 'write down what was done',
  reply: 'ask the council for its answer',
  'another look': 'look again',
}

/** A concern, for those who read it: what was said, what was done, and the one next thing. */
export function ConcernPage(props: ConcernPageProps) {
  const { concern, readers, officer, now } = props
  return (
    <>
      <BackLink href="/concerns" text="Safeguarding concerns" />
      <PageHeading
        heading={`Safeguarding concern about ${concern.called}`}
        below={`${stateWords[concern.state]}. Raised ${spokenMoment(concern.raisedAt, now)}`}
      />
      <Next {...props} />
      {concern.words ? (
        <InsetText>
          {concern.words.split(/\n+/).map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </InsetText>
      ) : (
        <p>They wrote nothing: they pressed “I don’t feel safe”.</p>
      )}
      <SummaryList rows={facts(props)} />
      {concern.aboutAdult && (
        <>
          <h2>It is about an adult who works with children</h2>
          <p>
            Ring the council’s designated officer before you speak to the adult, or to anybody about it. Do
            not look into it yourself.
          </p>
          <OfficerLine officer={officer} />
        </>
      )}
      <h2>What has been done</h2>
      <Table responsive head={['When', 'Who', 'What']} rows={props.steps.map((step) => asRow(step, now))} />
      <h2>Who reads this</h2>
      <p>These people and nobody else. It is in no record, search, figure or export.</p>
      <ul>
        {readers.map(({ name, jobTitle, organisation, since }) => (
          <li>
            {[name, jobTitle, organisation].filter(Boolean).join(', ')}, since {spokenMoment(since, now)}
          </li>
        ))}
      </ul>
      <Closed {...props} />
      <More concern={concern} others={readers.length - 1} bars={props.bars.length} />
    </>
  )
}

function Closed({ bars, now }: ConcernPageProps) {
  if (bars.length === 0) return null
  return (
    <>
      <h2>To whom their circle is closed</h2>
      <ul>
        {bars.map(({ name, decidedBy, at }) => (
          <li>
            {name}, by {decidedBy}, {spokenMoment(at, now)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Next({ concern, now }: ConcernPageProps) {
  const { id, awaits, dueAt, holderName } = concern
  if (!awaits || !dueAt) return null
  const late = dueAt <= now
  return (
    <>
      <p>
        <strong>
          Next: {awaitsWords[awaits]}. {late ? 'It was due' : 'It is due'} {spokenMoment(dueAt, now)}.
        </strong>{' '}
        With {holderName}.
      </p>
      {concernCan.beAcknowledged(concern) ? (
        <form method="post" action={`/concerns/${id}/acknowledgement`}>
          <Button text="I have it" preventDoubleClick />
        </form>
      ) : (
        <p>
          {concernCan.haveAReply(concern) ? (
            <Button href={`/concerns/${id}/reply`} text="Write down what they answered" />
          ) : (
            <Button href={`/concerns/${id}/action`} text="Write down what was done" />
          )}
        </p>
      )}
    </>
  )
}

function facts({ concern, now }: ConcernPageProps) {
  const from =
    concern.raisedFrom === 'young_person'
      ? 'From the young person’s own page. Whoever holds their link could have pressed it.'
      : [concern.raisedBy, concern.raisedByOrganisation].filter(Boolean).join(', ')
  return [
    { key: 'About', value: concern.called },
    { key: 'Raised by', value: from },
    { key: 'Raised', value: spokenMoment(concern.raisedAt, now) },
    { key: 'In danger then', value: dangerWords[concern.danger] },
    ...(concern.subject ? [{ key: 'The adult', value: concern.subject }] : []),
  ]
}

const actWords: Record<string, string> = {
  raised: 'Raised it',
  passed_on: 'Nobody had said in time that they have it',
  acknowledged: 'Said that they have it',
  acted: 'Acted on it',
  replied: 'Wrote down the answer',
  handed_on: 'Handed it on',
  shared: 'Let somebody read it',
  closed_a_circle: 'Closed their circle to somebody',
  opened_a_circle: 'Let somebody be let in again',
  closed: 'Closed it',
}

function asRow(step: Step, now: Date) {
  const reason = closingReasons.find(({ value }) => value === step.reason)?.label
  const lines = [
    `${actWords[step.act] ?? step.act}${step.to ? `: ${step.to}` : ''}`,
    ...(reason ? [reason] : []),
    ...(step.words ? [step.words] : []),
    ...(step.told ? [`Told: ${step.told}`] : []),
    ...(step.reported ? ['Reported to the council or the police'] : []),
    ...(step.reference ? [`Reference: ${step.reference}`] : []),
  ]
  return [
    spokenMoment(step.at, now),
    step.who ?? (step.act === 'passed_on' ? 'Trellis, by the clock' : 'Their own page'),
    {
      text: (
        <>
          {lines.map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </>
      ),
    },
  ]
}

function More({ concern, others, bars }: { concern: Concern; others: number; bars: number }) {
  const at = `/concerns/${concern.id}`
  const items = [
    ...(concernCan.beActedOn(concern)
      ? [
          {
            text: 'Write down what was done',
            href: `${at}/action`,
            note: 'What, who was told, and a reference.',
          },
        ]
      : []),
    ...(concernCan.beHandedOn(concern) && others > 0
      ? [{ text: 'Hand it on', href: `${at}/handing-on`, note: 'To another of those who read it.' }]
      : []),
    ...(concernCan.beShared(concern)
      ? [
          {
            text: 'Let somebody read it',
            href: `${at}/readers`,
            note: 'A safeguarding strategy group, by name.',
          },
        ]
      : []),
    ...(concernCan.closeACircle(concern)
      ? [
          {
            ...{ text: 'Close their circle to somebody', href: `${at}/circle` },
            note: 'Whom it is about sees nothing of this young person from then on.',
          },
        ]
      : []),
    ...(concernCan.closeACircle(concern) && bars > 0
      ? [
          {
            ...{ text: 'Let somebody be let in again', href: `${at}/circle-opening` },
            note: 'Where it was wrong, or is over.',
          },
        ]
      : []),
    ...(concernCan.beClosed(concern)
      ? [{ text: 'Close it', href: `${at}/closing`, note: 'With a reason. It stays to be read.' }]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <h2>What you can do</h2>
      <AddList items={items} />
    </>
  )
}

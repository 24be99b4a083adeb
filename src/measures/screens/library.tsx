import { domains, type Measure, type MeasureFact } from '../../blueprint/index.ts'
import { BackLink, Button, Details, InsetText, Table } from '../../ui/index.ts'
import { Bands, MeasureFacts, NotVerified } from './measure-facts.tsx'

const ages = ({ from, to }: Measure['ages']): string =>
  to === undefined ? `${from} and over` : `${from} to ${to}`

const aboutWhat = (measure: Measure): string => measure.domains.map((one) => domains[one]).join(', ')

function readiness(measure: Measure, filled: ReadonlySet<string>): string {
  if (measure.kind === 'goals') return 'Rated in the plan'
  if (measure.kind === 'counted') return 'Counted from registers'
  if (measure.wording === 'slot' && !filled.has(measure.key)) return 'Your organisation has not filled it in'
  return measure.askedWith ? 'Ready to ask, with a worker there' : 'Ready to ask'
}

/** Every measure there is, and whether this organisation can ask it. */
export function Library({ measures, filled }: { measures: readonly Measure[]; filled: ReadonlySet<string> }) {
  return (
    <>
      <h1>Measures</h1>
      <p>
        Each says what it asks, how it is scored and how we know. Where the licence does not let the words be
        part of Trellis, an organisation with a licence of its own fills them in.
      </p>
      <Table
        caption={{ text: 'The measures', hidden: true }}
        head={['Name', 'About', 'What it asks', 'Ages', 'Licence', 'Wording']}
        rows={measures.map((measure) => [
          { text: <a href={`/measures/${measure.key}`}>{measure.name}</a> },
          aboutWhat(measure),
          measure.about,
          ages(measure.ages),
          measure.licence.name,
          readiness(measure, filled),
        ])}
        firstCellIsHeader
        responsive
      />
    </>
  )
}

export type MeasureAboutProps = {
  measure: Measure
  filled: boolean
  /** Whether this worker keeps the organisation's wording. */
  keeps: boolean
}

/** What one measure asks, how it is scored, under which licence, and how we know. */
export function MeasureAbout({ measure, filled, keeps }: MeasureAboutProps) {
  return (
    <>
      <BackLink href="/measures" text="Measures" />
      <h1>{measure.fullName}</h1>
      <p class="nhsuk-body-l">{measure.about}</p>
      {measure.askedWith && (
        <InsetText>
          <strong>Asked with a worker there, never by a link or in a survey.</strong>{' '}
          {measure.askedWith.because}
        </InsetText>
      )}
      <MeasureFacts measure={measure} />
      <Bands measure={measure} />
      {measure.wording === 'slot' && <Slot measure={measure} filled={filled} keeps={keeps} />}
      <h2>How we know</h2>
      <ul>
        {measure.facts.map((fact) => (
          <li>
            <Fact fact={fact} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Slot({ measure, filled, keeps }: MeasureAboutProps) {
  const path = `/measures/${measure.key}/wording`
  return (
    <section>
      <h2>The wording</h2>
      <p>
        {filled
          ? 'Your organisation has filled in the wording under its own licence, so it can be asked.'
          : 'Your organisation has not filled in the wording, so it cannot be asked yet. Scores can be worked out all the same.'}
      </p>
      {keeps ? (
        <Button
          href={path}
          text={filled ? 'Change the wording' : 'Fill in the wording'}
          variant="secondary"
        />
      ) : (
        <p>A manager or an administrator of your organisation can fill it in.</p>
      )}
      {keeps && filled && (
        <Details summary="Stop using this wording">
          <p>The measure is not offered any more. What was asked with it keeps it.</p>
          <form method="post" action={`${path}/ending`}>
            <Button text="Stop using it" variant="secondary" />
          </form>
        </Details>
      )}
    </section>
  )
}

function Fact({ fact }: { fact: MeasureFact }) {
  return (
    <>
      {fact.says}{' '}
      <span class="app-muted app-small">
        {fact.address ? <a href={fact.address}>{fact.from}</a> : fact.from}
      </span>{' '}
      <NotVerified checked={fact.checked} />
    </>
  )
}

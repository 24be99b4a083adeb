import type { Measure, MeasureFact } from '../../blueprint/index.ts'
import { BackLink, Button, Details, SummaryList, Table, Tag } from '../../ui/index.ts'

const ages = ({ from, to }: Measure['ages']): string =>
  to === undefined ? `${from} and over` : `${from} to ${to}`

/** Every measure there is, and whether this organisation can ask it. */
export function Library({ measures, filled }: { measures: readonly Measure[]; filled: ReadonlySet<string> }) {
  return (
    <>
      <h1>Measures</h1>
      <Table
        caption={{ text: 'The measures', hidden: true }}
        head={['Name', 'What it asks', 'Ages', 'Wording']}
        rows={measures.map((measure) => [
          { text: <a href={`/measures/${measure.key}`}>{measure.name}</a> },
          measure.about,
          ages(measure.ages),
          measure.wording === 'ships' || filled.has(measure.key)
            ? 'Ready to ask'
            : 'Your organisation has not filled it in',
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
  const { licence } = measure
  return (
    <>
      <BackLink href="/measures" text="Measures" />
      <h1>{measure.fullName}</h1>
      <p class="nhsuk-body-l">{measure.about}</p>
      <SummaryList
        rows={[
          { key: 'Short name', value: measure.name },
          { key: 'Ages', value: [ages(measure.ages), measure.ages.note].filter(Boolean).join('. ') },
          { key: 'Licence', value: `${licence.name}. ${licence.terms}` },
          { key: 'To cite', value: licence.cite },
          {
            key: 'Answers',
            value: `${measure.items.length}, each from ${measure.choices.from} to ${measure.choices.to}`,
          },
          {
            key: 'Scores',
            value: (
              <ul>
                {measure.scores.map(({ name, from, to, better }) => (
                  <li>
                    {name}: {from} to {to}, {better} is better
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
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

const unread: Record<MeasureFact['checked'], string> = {
  read: '',
  'second-hand': 'Not verified: second-hand',
  'from memory': 'Not verified: from memory',
  'not found': 'Not found',
}

function Fact({ fact }: { fact: MeasureFact }) {
  return (
    <>
      {fact.says}{' '}
      <span class="app-muted app-small">
        {fact.address ? <a href={fact.address}>{fact.from}</a> : fact.from}
      </span>{' '}
      {unread[fact.checked] && <Tag text={unread[fact.checked]} colour="yellow" />}
    </>
  )
}

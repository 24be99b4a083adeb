import {
  type Bubble,
  BubbleMap,
  Button,
  Details,
  EmptyState,
  PageHeading,
  Select,
  SlopeChart,
  StripKey,
} from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Closer, GroupRow, Slope } from '../looking-closer.ts'
import { byDomain, headlineOf, type Row } from '../row.ts'
import type { WhatMatters } from '../what-matters.ts'
import { askedAndSaid, FiguresTable, HowMany, said, scaleFor } from './figures.tsx'
import { GroupsTable } from './groups.tsx'
import { WhatMattersMost } from './what-matters.tsx'

const words = en.results

export type PlaceResultsProps = {
  place: string
  survey: { key: string; name: string; made: string }
  before: string | null
  rounds: readonly { key: string; name: string }[]
  leastShown: string
  rows: readonly Row[]
  /** What they said matters most. */
  matters: readonly WhatMatters[]
  /** The question that is looked at closer, and where its neighbourhoods lie. */
  closer: Closer | null
  bubbles: readonly Bubble[]
  /** For those who plan what there is: a way to the groups who stand to benefit. */
  needs?: string
}

/** Where nothing is published yet. */
export function NoPlaceResults({ place }: { place: string }) {
  return (
    <>
      <PageHeading heading={words.title({ place })} />
      <EmptyState heading={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    </>
  )
}

/** How young people are in a place: each part of wellbeing, one question closer, and the figures to take away. */
export function PlaceResults(props: PlaceResultsProps) {
  const { survey, rows } = props
  return (
    <div class="app-results">
      <PageHeading
        heading={words.title({ place: props.place })}
        below={words.survey({ name: survey.name, when: survey.made })}
      />
      <p class="nhsuk-body-l">{words.lead}</p>
      {props.needs && (
        <p class="app-results__more">
          <a href={props.needs}>Who stands to benefit most, and what is there for them</a>
        </p>
      )}
      <Overview rows={rows} before={props.before} />
      <WhatMattersMost asked={props.matters} names={{ own: words.ours, others: null }} />
      <Questions {...props} />
      {props.closer && <CloserAt closer={props.closer} bubbles={props.bubbles} />}
      <How leastShown={props.leastShown} />
      <OpenData survey={survey} rounds={props.rounds} />
    </div>
  )
}

function Overview({ rows, before }: { rows: readonly Row[]; before: string | null }) {
  const parts = byDomain(rows).map(({ title, domains }) => ({
    title: title === 'How pupils feel' ? words.feel : words.shapes,
    rows: domains.flatMap((domain) => {
      const row = headlineOf(domain)
      return row?.reading.kind === 'share'
        ? [{ row, name: domain.name, gloss: askedAndSaid(row.name, row.reading.said) }]
        : []
    }),
  }))
  const scale = scaleFor(parts.flatMap((part) => part.rows.map(({ row }) => row)))
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{words.everything}</h2>
      <StripKey own={words.drawnOurs} also={before ? words.lastTimeWas({ name: before }) : undefined} />
      <div class="app-results__sheet" role="group" tabindex={0} aria-label={words.figures}>
        {parts.map((part) => (
          <FiguresTable
            caption={words.doingWell({ part: part.title })}
            rows={part.rows}
            scale={scale}
            names={{ own: words.ours, others: null }}
          />
        ))}
      </div>
      <HowMany rows={rows} />
    </section>
  )
}

function Questions({ rows, closer, survey }: PlaceResultsProps) {
  return (
    <>
      <h2 id="closer">{words.closer}</h2>
      <form method="get" action="/wellbeing#closer" class="app-results__choice">
        <input type="hidden" name="round" value={survey.key} />
        <Select
          name="about"
          label={words.question}
          items={rows.map(({ key, name }) => ({ value: key, text: name }))}
          value={closer?.variable.key}
        />
        <Button text={words.show} variant="secondary" />
      </form>
    </>
  )
}

const scaleOf = ({ reading, variable }: Closer, rows: readonly GroupRow[]): { min: number; max: number } => {
  if (reading.kind === 'mean') return { min: variable.from, max: variable.to }
  const ends = rows.flatMap(({ told }) => (told ? [told.low, told.high] : []))
  if (ends.length === 0) return { min: 0, max: 1 }
  return { min: Math.floor(Math.min(...ends) * 10) / 10, max: Math.ceil(Math.max(...ends) * 10) / 10 }
}

function CloserAt({ closer, bubbles }: { closer: Closer; bubbles: readonly Bubble[] }) {
  const { variable, reading, overTime, groupings } = closer
  const scale = scaleOf(closer, [...overTime, ...groupings.flatMap(({ rows }) => rows)])
  const table = (name: string, rows: readonly GroupRow[]) => (
    <GroupsTable caption={`${variable.name}: ${name}`} rows={rows} reading={reading} scale={scale} />
  )
  const where = groupings.find(({ grouping }) => grouping === 'neighbourhood')
  const fifths = groupings.find(({ grouping }) => grouping === 'deprivation')
  const unmapped = (where?.rows ?? []).filter(({ name }) => !bubbles.some((bubble) => bubble.name === name))
  const others = groupings.filter(
    ({ grouping }) => grouping !== 'neighbourhood' && grouping !== 'deprivation',
  )
  return (
    <>
      <p class="nhsuk-body-l">
        {reading.kind === 'share' ? askedAndSaid(variable.name, reading.said) : variable.name}
      </p>
      <h3>{words.overTime}</h3>
      {table(words.overTime, overTime)}
      {where && where.rows.length > 0 && (
        <>
          <h3>{words.where}</h3>
          {bubbles.length > 0 && <p class="app-muted">{words.mapKey}</p>}
          <BubbleMap title={words.mapOf({ name: variable.name })} bubbles={bubbles} />
          {bubbles.length > 0 && unmapped.length > 0 && (
            <p>{words.notOnMap({ names: unmapped.map(({ name }) => name).join(', ') })}</p>
          )}
          {table(words.where, where.rows)}
        </>
      )}
      {fifths && fifths.rows.length > 0 && (
        <>
          <h3>{words.gap}</h3>
          <Gap closer={closer} slope={closer.slope} />
          {table(words.gap, fifths.rows)}
        </>
      )}
      {others
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <Details summary={name}>{table(name, rows)}</Details>
        ))}
    </>
  )
}

function Gap({
  closer: { variable, reading, gapCalled: called },
  slope,
}: {
  closer: Closer
  slope: Slope | null
}) {
  if (!slope) return <p>{words.slopeHidden}</p>
  const points = (value: number) =>
    reading.kind === 'share' ? `${value > 0 ? '+' : ''}${Math.round(value * 100)} in 100` : value.toFixed(1)
  const { value, low, high } = slope.slope
  const says = words.slope({ value: points(value), low: points(low), high: points(high) })
  return (
    <>
      <SlopeChart
        title={words.gapDrawn({ name: variable.name })}
        says={says}
        points={slope.points.map(({ rank, told }) => ({ rank, ...told }))}
        line={slope}
        ends={[words.poorest, words.richest]}
        said={(tick) => said(tick, { reading })}
      />
      <p>
        {says} {called ? words.slopeReal : words.slopeFlat}
      </p>
    </>
  )
}

const How = ({ leastShown }: { leastShown: string }) => (
  <Details summary={words.how} id="how">
    <ul>
      {words.howList.map((one) => (
        <li>{one}</li>
      ))}
      <li>{words.leastShown({ count: leastShown })}</li>
    </ul>
  </Details>
)

function OpenData({ survey, rounds }: Pick<PlaceResultsProps, 'survey' | 'rounds'>) {
  const of = new URLSearchParams({ round: survey.key })
  return (
    <section aria-labelledby="data" class="app-results__more">
      <h2 id="data">{words.data}</h2>
      <p>{words.dataText}</p>
      <ul>
        <li>
          <a href={`/wellbeing/data.csv?${of}`}>{words.csv}</a>
        </li>
        <li>
          <a href={`/wellbeing/data.json?${of}`}>{words.json}</a>
        </li>
        <li>
          <a href="/wellbeing/data">{words.columns}</a>
        </li>
      </ul>
      {rounds.length > 1 && (
        <>
          <h3>{words.rounds}</h3>
          <ul>
            {rounds.map(({ key, name }) => (
              <li>
                <a href={`/wellbeing?${new URLSearchParams({ round: key })}`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

import type { Publication } from '../../publications/index.ts'
import { Details, IntervalStrip, StripKey, Table } from '../../ui/index.ts'
import { countOf, en, figure } from '../../words/index.ts'
import { type BesideSimilar, byDomain, headlineOf, type Row } from '../row.ts'
import { besideSimilarSaid } from '../standing-out.ts'
import { drawnHead, Figure, type Scale, said, scaleFor, VerdictWord } from './figures.tsx'

const words = en.results

type Beside = { row: Row; name: string; similar: BesideSimilar }

const named = (rows: readonly Row[], nameOf: (row: Row) => string): Beside[] =>
  rows.flatMap((row) => (row.similar ? [{ row, name: nameOf(row), similar: row.similar }] : []))

/** Each part of wellbeing beside the schools most like ours: as they are, and with pupils like ours. */
export function BesideSimilarSchools({
  rows,
  similar,
  alikeBy,
}: {
  rows: readonly Row[]
  similar: NonNullable<Publication['comparisons']['similar']>
  alikeBy: string
}) {
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">Next to similar schools</h2>
      {'because' in similar ? (
        <p>{none[similar.because]}</p>
      ) : (
        <Compared rows={rows} schools={similar.schools} alikeBy={alikeBy} />
      )}
    </section>
  )
}

const none = {
  too_few:
    'Too few schools took part for some of them to be chosen as similar to ours. It takes at least six others, so that nobody can tell which school said what.',
  none_alike:
    'No schools could be chosen as similar to ours: too few teach the same years, or it is not known how deprived the neighbourhoods are that pupils live in.',
}

function Compared({ rows, schools, alikeBy }: { rows: readonly Row[]; schools: number; alikeBy: string }) {
  const heads = byDomain(rows).map(({ title, domains }) => ({
    title,
    rows: domains.flatMap((domain) => {
      const row = headlineOf(domain)
      return row?.reading.kind === 'share' ? named([row], () => domain.name) : []
    }),
  }))
  const all = heads.flatMap((head) => head.rows)
  const every = named(
    rows.filter(({ reading }) => reading.kind === 'share'),
    ({ name }) => name,
  )
  const scores = named(
    rows.filter(({ reading }) => reading.kind === 'mean'),
    ({ name }) => name,
  )
  const left = Math.max(0, ...rows.map(({ similar }) => similar?.alike?.left ?? 0))
  return (
    <>
      <p>{besideSimilarSaid(rows).join(' ')}</p>
      <p>
        The {countOf(schools, 'school')} of the area that are most like ours, put together: they teach the
        same years, and their pupils live in neighbourhoods that are deprived to much the same degree. They
        were chosen when the figures of this survey were first made. No school is named.
      </p>
      <p>
        <strong>As they are</strong> is what their pupils said. <strong>With pupils like ours</strong> takes
        account of {alikeBy}, all at once.
        {left > 0 &&
          ` Up to ${figure(left)} of our pupils have too few like them there, and are left out of it.`}
      </p>
      <StripKey
        own="our pupils, and where the true share is likely to lie"
        others="similar schools, as they are"
        also="similar schools, with pupils like ours"
      />
      <div class="app-results__sheet" role="group" tabindex={0} aria-label="Figures next to similar schools">
        {heads.map((head) => (
          <SimilarTable
            caption={`${head.title}, next to similar schools: share of pupils who are doing well`}
            rows={head.rows}
            scale={scaleOf(all)}
          />
        ))}
        {scores.map((score) => (
          <SimilarTable
            caption={`${score.name}, next to similar schools: the average, on a scale from ${score.row.scale.min} to ${score.row.scale.max}${score.row.better === 'lower' ? ', where lower is better' : ''}`}
            rows={[score]}
            scale={score.row.scale}
          />
        ))}
      </div>
      {every.length > all.length && (
        <Details summary="Every question next to similar schools">
          <SimilarTable
            caption="Every question, next to similar schools: share of pupils who are doing well"
            rows={every}
            scale={scaleOf(every)}
          />
        </Details>
      )}
    </>
  )
}

const scaleOf = (all: readonly Beside[]): Scale =>
  scaleFor(
    all.map(({ row, similar }) => ({
      own: row.own,
      others: similar.asTheyAre,
      before: similar.alike?.others,
    })),
  )

function SimilarTable(props: { caption: string; rows: readonly Beside[]; scale: Scale }) {
  const { rows, scale } = props
  const [first] = rows
  if (!first) return null
  return (
    <Table
      caption={{ text: props.caption, size: 's' }}
      firstCellIsHeader
      responsive
      compact
      head={[
        words.asked,
        drawnHead(scale, first.row),
        'Our pupils',
        'As they are',
        'Next to them',
        'With pupils like ours',
        'Next to those',
        { text: 'Compared', classes: 'app-results__answered' },
      ]}
      rows={rows.map(({ row, name, similar }) => [
        name,
        {
          classes: 'app-results__drawn',
          text: (
            <IntervalStrip
              label={sentence({ row, name, similar })}
              scale={scale}
              own={row.own}
              others={similar.asTheyAre}
              also={similar.alike?.others}
            />
          ),
        },
        { text: <Figure shown={row.own} row={row} /> },
        { text: <Figure shown={similar.asTheyAre} row={row} /> },
        { text: <VerdictWord verdict={similar.verdict} row={row} /> },
        { text: <Figure shown={similar.alike && similar.alike.others} row={row} /> },
        { text: <VerdictWord verdict={similar.alikeVerdict} row={row} /> },
        { text: <ComparedCell alike={similar.alike} /> },
      ])}
    />
  )
}

/** The whole row in a sentence, for whoever does not see the drawing. */
function sentence({ row, name, similar }: Beside): string {
  const parts = [
    ['our pupils', row.own],
    ['similar schools as they are', similar.asTheyAre],
    ['with pupils like ours', similar.alike?.others],
  ] as const
  const told = parts.flatMap(([who, shown]) => (shown ? [`${who} ${said(shown.value, row)}`] : []))
  return `${name}: ${told.join(', ') || 'nothing to draw'}.`
}

const ComparedCell = ({ alike }: Pick<BesideSimilar, 'alike'>) =>
  alike ? (
    <span>
      {figure(alike.n)} <span class="app-results__range">{figure(alike.left)} left out</span>
    </span>
  ) : (
    <span class="app-muted">{words.hidden}</span>
  )

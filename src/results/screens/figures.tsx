import { IntervalStrip, StripScale, Table, Tag } from '../../ui/index.ts'
import { countOf, en, figure } from '../../words/index.ts'
import { comparisonsIn, isGood, type Row, type Verdict } from '../row.ts'

type Shown = { value: number; low: number; high: number }

/** 58%, or 22.4 on a score's own scale. */
export function said(value: number, { reading }: Pick<Row, 'reading'>): string {
  return reading.kind === 'share' ? `${Math.round(value * 100)}%` : value.toFixed(1)
}

/** A question and what was answered to it, on one line: a colon between them, unless the question ends in a sign of its own. */
export const askedAndSaid = (question: string, answer: string): string =>
  `${question}${/[.?!]$/.test(question) ? '' : ':'} ${answer}`

/** '53 to 63' */
export function rangeSaid({ low, high }: Shown, row: Pick<Row, 'reading'>): string {
  return `${said(low, row)} to ${said(high, row)}`.replace('% to', ' to')
}

const words = en.results

/** A figure with its interval under it; 'too few to show' for null, 'not asked' for undefined. */
export function Figure({
  shown,
  row,
  absent = words.notAsked,
}: {
  shown: Shown | null | undefined
  row: Row
  absent?: string
}) {
  if (shown === undefined) return <span class="app-muted">{absent}</span>
  if (shown === null) return <span class="app-muted">{words.hidden}</span>
  return (
    <span>
      <strong>{said(shown.value, row)}</strong>{' '}
      <span class="app-results__range">{rangeSaid(shown, row)}</span>
    </span>
  )
}

/** Higher or lower only beyond chance, in neutral and moss and never in red: a low share is nobody's offence. */
export function VerdictWord({ verdict, row }: { verdict: Verdict; row: Row }) {
  if (verdict === null) return <span class="app-muted">{words.cannotSay}</span>
  if (verdict === 'same') return <span class="app-results__verdict">{words.same}</span>
  return (
    <Tag
      text={words[verdict]}
      colour={isGood(verdict, row) ? 'green' : 'grey'}
      classes="app-results__verdict"
    />
  )
}

/** Of how many comparisons how many are called; nothing where nothing could be compared. */
export function HowMany({ rows }: { rows: readonly Row[] }) {
  const { made, called } = comparisonsIn(rows)
  if (made === 0) return null
  return (
    <p class="app-muted">{words.compared({ made: countOf(made, 'comparison'), called: figure(called) })}</p>
  )
}

/** The whole row in a sentence, for whoever does not see the drawing. */
function sentence(row: Row, names: Names): string {
  const part = (name: string, shown: Shown | null | undefined) =>
    shown ? `${name} ${said(shown.value, row)}, between ${rangeSaid(shown, row)}` : ''
  const parts = [
    part(names.own, row.own),
    names.others ? part(names.others, row.others) : '',
    part(words.lastTime, row.before),
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('. ')}.` : 'Nothing to draw.'
}

/** What the columns are called; without `others` there is nobody to stand beside. */
export type Names = { own: string; others: string | null }

/** Between what a drawing lies. */
export type Scale = { min: number; max: number }

/** What stands above a column of drawings: the scale, with its ends in words. */
export const drawnHead = (scale: Scale, row: Row) => ({
  text: (
    <>
      <span class="nhsuk-u-visually-hidden">{words.drawn}</span>
      <StripScale scale={scale} said={(value) => said(value, row)} />
    </>
  ),
})

/** Rows of one scale: the drawing, and every figure beside it. */
export function FiguresTable(props: {
  caption: string
  rows: readonly { row: Row; name: string; gloss: string | null }[]
  scale: Scale
  names: Names
}) {
  const { rows, scale, names } = props
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
        names.own,
        ...(names.others ? [names.others] : []),
        words.lastTime,
        ...(names.others ? [`Next to ${names.others.toLowerCase()}`] : []),
        words.sinceLast,
        { text: words.answered, classes: 'app-results__answered' },
      ]}
      rows={rows.map(({ row, name, gloss }) => [
        {
          text: (
            <span>
              {name}
              {gloss && <span class="app-results__gloss">{gloss}</span>}
            </span>
          ),
        },
        {
          classes: 'app-results__drawn',
          text: (
            <IntervalStrip
              label={`${name}. ${sentence(row, names)}`}
              scale={scale}
              own={row.own}
              others={row.others}
              also={row.before}
            />
          ),
        },
        { text: <Figure shown={row.own} row={row} /> },
        ...(names.others ? [{ text: <Figure shown={row.others} row={row} absent="not there" /> }] : []),
        { text: <Figure shown={row.before} row={row} /> },
        ...(names.others ? [{ text: <VerdictWord verdict={row.besideOthers} row={row} /> }] : []),
        { text: <VerdictWord verdict={row.sinceBefore} row={row} /> },
        { text: <AnsweredCell row={row} /> },
      ])}
    />
  )
}

const AnsweredCell = ({ row: { own } }: { row: Row }) =>
  own ? (
    <span>
      {figure(own.n)} <span class="app-results__range">{words.didNot({ count: figure(own.missing) })}</span>
    </span>
  ) : (
    <span class="app-muted">{words.hidden}</span>
  )

/** What is drawn in one row. */
type Marks = {
  own: Shown | null
  others?: Shown | null | undefined
  before?: Shown | null | undefined
}

/** The part of the scale in which all marks lie, widened to whole tenths, for shares. */
export function scaleFor(rows: readonly Marks[]): Scale {
  const ends = rows.flatMap(({ own, others, before }) =>
    [own, others, before].flatMap((shown) => (shown ? [shown.low, shown.high] : [])),
  )
  if (ends.length === 0) return { min: 0, max: 1 }
  const min = Math.max(0, Math.floor(Math.min(...ends) * 10) / 10)
  const max = Math.min(1, Math.ceil(Math.max(...ends) * 10) / 10)
  return max - min < 0.2 ? { min: Math.max(0, max - 0.2), max } : { min, max }
}

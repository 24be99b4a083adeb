import type { Reading } from '../../publications/index.ts'
import { IntervalStrip, StripScale, Table } from '../../ui/index.ts'
import { en, figure } from '../../words/index.ts'
import type { GroupRow } from '../looking-closer.ts'
import { rangeSaid, said } from './figures.tsx'

const words = en.results

/** Groups, or surveys, with one figure each: drawn on one scale, and in numbers. */
export function GroupsTable(props: {
  caption: string
  /** What the rows are, where they are no groups. */
  called?: string
  rows: readonly GroupRow[]
  reading: Reading
  scale: { min: number; max: number }
}) {
  const { rows, scale, reading } = props
  if (rows.length === 0) return null
  return (
    <div class="app-results__sheet" role="group" tabindex={0} aria-label={words.figures}>
      <Table
        caption={{ text: props.caption, hidden: true }}
        firstCellIsHeader
        responsive
        compact
        head={[
          props.called ?? words.group,
          {
            text: (
              <>
                <span class="nhsuk-u-visually-hidden">{words.drawn}</span>
                <StripScale scale={scale} said={(value) => said(value, { reading })} />
              </>
            ),
          },
          words.ours,
          { text: words.answered, classes: 'app-results__answered' },
        ]}
        rows={rows.map(({ name, told }) => [
          name,
          {
            classes: 'app-results__drawn',
            text: (
              <IntervalStrip
                label={`${name}: ${told ? `${said(told.value, { reading })}, ${rangeSaid(told, { reading })}` : words.hidden}`}
                scale={scale}
                own={told}
              />
            ),
          },
          {
            text: told ? (
              <span>
                <strong>{said(told.value, { reading })}</strong>{' '}
                <span class="app-results__range">{rangeSaid(told, { reading })}</span>
              </span>
            ) : (
              <span class="app-muted">{words.hidden}</span>
            ),
          },
          { text: told ? <Answered told={told} /> : <span class="app-muted">{words.hidden}</span> },
        ])}
      />
    </div>
  )
}

const Answered = ({ told }: { told: NonNullable<GroupRow['told']> }) => (
  <span>
    {figure(told.n)} <span class="app-results__range">{words.didNot({ count: figure(told.missing) })}</span>
  </span>
)

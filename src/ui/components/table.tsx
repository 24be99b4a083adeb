import { type Content, classNames, type HeadingSize } from '../options.ts'

export type TableHead = { text: Content; format?: 'numeric'; classes?: string }
export type TableCell = { text: Content; format?: 'numeric'; classes?: string }

export type TableProps = {
  head: (string | TableHead)[]
  rows: (string | number | TableCell)[][]
  /** Every table has one: it is the table's name for screen readers. */
  caption?: { text: Content; size?: HeadingSize; hidden?: boolean }
  firstCellIsHeader?: boolean
  /** Rows become cards on a phone. */
  responsive?: boolean
  /** 16 px with tight rows, for caseloads. */
  compact?: boolean
  striped?: boolean
  border?: boolean
  lastRowBorder?: boolean
  id?: string
  classes?: string
}

const asCell = (cell: string | number | TableCell | TableHead): TableCell =>
  typeof cell === 'object' ? cell : { text: cell }

/** Rows to compare. With `responsive` each row is a card on a phone, its cells named by their column. */
export function Table(props: TableProps) {
  const { responsive, caption } = props
  const head = props.head.map(asCell)
  const role = (name: string) => (responsive ? name : undefined)
  return (
    <table
      class={classNames(
        'nhsuk-table',
        props.compact && 'nhsuk-table--compact',
        responsive && 'nhsuk-table--responsive',
        props.border === false && 'nhsuk-table--no-border',
        props.border !== false && props.lastRowBorder === false && 'nhsuk-table--no-last-row-border',
        props.striped && 'nhsuk-table--striped',
        props.classes,
      )}
      id={props.id}
      role={role('table')}
    >
      {caption && (
        <caption
          class={classNames(
            'nhsuk-table__caption',
            caption.size && `nhsuk-table__caption--${caption.size}`,
            caption.hidden && 'nhsuk-u-visually-hidden',
          )}
        >
          {caption.text}
        </caption>
      )}
      {head.length > 0 && (
        <thead class="nhsuk-table__head" role={role('rowgroup')}>
          <tr class="nhsuk-table__row" role={role('row')}>
            {head.map((cell) => (
              <th class={cellClasses('header', cell)} scope="col" role={role('columnheader')}>
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="nhsuk-table__body">
        {props.rows.map((row) => (
          <tr class="nhsuk-table__row" role={role('row')}>
            {row.map((cell, index) => (
              <Cell
                cell={asCell(cell)}
                head={head[index]}
                isHeader={index === 0 && props.firstCellIsHeader === true}
                responsive={responsive === true}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellClasses(part: 'header' | 'cell', cell: TableCell, format = cell.format) {
  return classNames(`nhsuk-table__${part}`, format && `nhsuk-table__${part}--${format}`, cell.classes)
}

function Cell(props: {
  cell: TableCell
  head: TableCell | undefined
  isHeader: boolean
  responsive: boolean
}) {
  const { cell, head, isHeader, responsive } = props
  const content = (
    <>
      {responsive && head && (
        <span class="nhsuk-table__heading" aria-hidden="true">
          {head.text}{' '}
        </span>
      )}
      {responsive && typeof cell.text === 'object' ? <span>{cell.text}</span> : cell.text}
    </>
  )
  const format = cell.format ?? head?.format
  return isHeader ? (
    <th class={cellClasses('header', cell, format)} scope="row" role={responsive ? 'rowheader' : undefined}>
      {content}
    </th>
  ) : (
    <td class={cellClasses('cell', cell, format)} role={responsive ? 'cell' : undefined}>
      {content}
    </td>
  )
}

import { type Content, classNames } from '../options.ts'

export type SummaryAction = { href: string; text: Content; visuallyHiddenText?: string }
export type SummaryRow = { key: Content; value: Content; actions?: SummaryAction[]; classes?: string }

export type SummaryListProps = {
  rows: SummaryRow[]
  border?: boolean
  lastRowBorder?: boolean
  id?: string
  classes?: string
}

/** Facts as names and values, each with what may be done about it ('Change'). */
export function SummaryList(props: SummaryListProps) {
  const anyActions = props.rows.some((row) => row.actions?.length)
  return (
    <dl
      class={classNames(
        'nhsuk-summary-list',
        props.border === false && 'nhsuk-summary-list--no-border',
        props.border !== false && props.lastRowBorder === false && 'nhsuk-summary-list--no-last-row-border',
        props.classes,
      )}
      id={props.id}
    >
      {props.rows.map((row) => (
        <div
          class={classNames(
            'nhsuk-summary-list__row',
            anyActions && !row.actions?.length && 'nhsuk-summary-list__row--no-actions',
            row.classes,
          )}
        >
          <dt class="nhsuk-summary-list__key">{row.key}</dt>
          <dd class="nhsuk-summary-list__value">{row.value}</dd>
          <Actions actions={row.actions ?? []} />
        </div>
      ))}
    </dl>
  )
}

function Actions({ actions }: { actions: SummaryAction[] }) {
  const [first, ...more] = actions
  if (!first) return <></>
  if (more.length === 0) {
    return (
      <dd class="nhsuk-summary-list__actions">
        <Action {...first} />
      </dd>
    )
  }
  return (
    <dd class="nhsuk-summary-list__actions">
      <ul class="nhsuk-summary-list__actions-list">
        {actions.map((action) => (
          <li class="nhsuk-summary-list__actions-list-item">
            <Action {...action} />
          </li>
        ))}
      </ul>
    </dd>
  )
}

function Action({ href, text, visuallyHiddenText }: SummaryAction) {
  return (
    <a class="nhsuk-link" href={href}>
      {text}
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden"> {visuallyHiddenText}</span>}
    </a>
  )
}

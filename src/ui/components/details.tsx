import { type Content, classNames } from '../options.ts'

export type DetailsProps = {
  summary: Content
  open?: boolean
  id?: string
  classes?: string
  children?: Content
}

/** Words that open when asked for. */
export function Details({ summary, open, id, classes, children }: DetailsProps) {
  return (
    <details class={classNames('nhsuk-details', classes)} id={id} open={open}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  )
}

import { type Content, classNames } from '../options.ts'

export type ErrorItem = { text: Content; href?: string }

export type ErrorSummaryProps = {
  errorList: ErrorItem[]
  heading?: Content
  description?: Content
  id?: string
  classes?: string
}

const counts = ['', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things', 'Six things']

/** 'Three things to put right': the heading of an error summary. */
export function errorHeading(count: number): string {
  return `${counts[count] ?? `${count} things`} to put right`
}

/** What went wrong, at the top of the page, with a link to each field. It takes focus, without script too. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classNames('nhsuk-error-summary', props.classes)}
      id={props.id}
      data-module="nhsuk-error-summary"
      tabindex={-1}
      autofocus
    >
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{props.heading ?? errorHeading(props.errorList.length)}</h2>
        <div class="nhsuk-error-summary__body">
          {props.description && <p>{props.description}</p>}
          {props.errorList.length > 0 && (
            <ul class="nhsuk-list nhsuk-error-summary__list">
              {props.errorList.map((error) => (
                <li>{error.href ? <a href={error.href}>{error.text}</a> : error.text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

import {
  asOptions,
  type Content,
  classNames,
  type ErrorMessageOptions,
  type LabelOptions,
  type TextOptions,
} from '../options.ts'

/** The grey line under a question that helps to answer it. */
export function Hint({ text, id, classes }: TextOptions) {
  return (
    <div class={classNames('nhsuk-hint', classes)} id={id}>
      {text}
    </div>
  )
}

/** What is wrong with a field and how to put it right. */
export function ErrorMessage({ text, id, classes, visuallyHiddenText = 'Error' }: ErrorMessageOptions) {
  return (
    <span class={classNames('nhsuk-error-message', classes)} id={id}>
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>}
      {text}
    </span>
  )
}

/** The name of one form element; `for` is the element's id. */
export function Label(props: LabelOptions & { for?: string }) {
  const label = (
    <label
      class={classNames('nhsuk-label', props.size && `nhsuk-label--${props.size}`, props.classes)}
      id={props.id}
      for={props.for}
    >
      {props.text}
    </label>
  )
  return props.isPageHeading ? <h1 class="nhsuk-label-wrapper">{label}</h1> : label
}

/** The question above a group of form elements. */
export function Legend(props: LabelOptions) {
  const className = classNames(
    'nhsuk-fieldset__legend',
    props.size && `nhsuk-fieldset__legend--${props.size}`,
    props.classes,
  )
  return (
    <legend class={className} id={props.id}>
      {props.isPageHeading ? <h1 class="nhsuk-fieldset__heading">{props.text}</h1> : props.text}
    </legend>
  )
}

export type Described = {
  id: string
  describedBy?: string
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions
}

/** The ids that describe a form element, in reading order, for `aria-describedby`; undefined when there are none. */
export function describedByOf({ id, describedBy, hint, errorMessage }: Described): string | undefined {
  const ids = [describedBy]
  if (hint) ids.push(asOptions(hint).id ?? `${id}-hint`)
  if (errorMessage) ids.push(asOptions(errorMessage).id ?? `${id}-error`)
  return ids.filter(Boolean).join(' ') || undefined
}

/** The hint and the error message of a form element, with the ids that `describedByOf` names. */
export function HintAndError({ id, hint, errorMessage }: Described): Content {
  return (
    <>
      {hint && <Hint {...asOptions(hint)} id={asOptions(hint).id ?? `${id}-hint`} />}
      {errorMessage && (
        <ErrorMessage {...asOptions(errorMessage)} id={asOptions(errorMessage).id ?? `${id}-error`} />
      )}
    </>
  )
}

import {
  type Attributes,
  asOptions,
  classNames,
  type ErrorMessageOptions,
  type FormGroupOptions,
  hasError,
  type LabelOptions,
  type TextOptions,
} from '../options.ts'
import { FormGroup } from './form-group.tsx'
import { describedByOf, HintAndError, Label } from './form-words.tsx'

export type TextareaProps = {
  name: string
  label: string | LabelOptions
  id?: string
  value?: string
  rows?: number
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions
  autocomplete?: string
  disabled?: boolean
  describedBy?: string
  /** Plum, for a young person's own words. */
  ownWords?: boolean
  classes?: string
  formGroup?: FormGroupOptions
  attributes?: Attributes
}

/** A field of several lines. With `ownWords` it is plum, for what a young person said. */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  const described = {
    id,
    describedBy: props.describedBy,
    hint: props.hint,
    errorMessage: props.errorMessage,
  }
  const formGroup = {
    ...props.formGroup,
    classes: classNames(props.formGroup?.classes, props.ownWords && 'app-own-words-field') || undefined,
  }
  return (
    <FormGroup error={hasError(props.errorMessage)} formGroup={formGroup}>
      <Label {...asOptions(props.label)} for={id} />
      <HintAndError {...described} />
      <textarea
        class={classNames(
          'nhsuk-textarea',
          hasError(props.errorMessage) && 'nhsuk-textarea--error',
          props.classes,
        )}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        disabled={props.disabled}
        aria-describedby={describedByOf(described)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {/* A browser drops one line break right after the tag, so one is given to be dropped. */}
        {props.value?.startsWith('\n') ? `\n${props.value}` : props.value}
      </textarea>
    </FormGroup>
  )
}

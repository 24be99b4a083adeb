import {
  type Attributes,
  asOptions,
  type Content,
  classNames,
  type ErrorMessageOptions,
  type FormGroupOptions,
  hasError,
  type LabelOptions,
  type TextOptions,
} from '../options.ts'
import { FormGroup } from './form-group.tsx'
import { describedByOf, HintAndError, Label } from './form-words.tsx'

export type InputProps = {
  name: string
  label: string | LabelOptions
  /** The name, unless told. An error's link points here. */
  id?: string
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'number' | 'time' | 'date'
  value?: string | number
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions | boolean
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  code?: boolean
  large?: boolean
  prefix?: string
  suffix?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  autocomplete?: string
  autocapitalize?: 'off' | 'none' | 'on' | 'sentences' | 'words' | 'characters'
  spellcheck?: boolean
  disabled?: boolean
  describedBy?: string
  classes?: string
  formGroup?: FormGroupOptions
  attributes?: Attributes
}

/** A field of one line. */
export function Input(props: InputProps) {
  const id = props.id ?? props.name
  const errorMessage = typeof props.errorMessage === 'boolean' ? undefined : props.errorMessage
  const described = { id, describedBy: props.describedBy, hint: props.hint, errorMessage }
  const input = <InputElement {...props} id={id} describedBy={describedByOf(described)} />
  return (
    <FormGroup error={hasError(props.errorMessage)} formGroup={props.formGroup}>
      <Label {...asOptions(props.label)} for={id} />
      <HintAndError {...described} />
      {props.prefix || props.suffix ? (
        <div class={classNames('nhsuk-input-wrapper', props.large && 'nhsuk-input-wrapper--large')}>
          {props.prefix && <Affix type="prefix" text={props.prefix} />}
          {input}
          {props.suffix && <Affix type="suffix" text={props.suffix} />}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}

function InputElement(props: InputProps) {
  // Written out, because the attribute's values are the words 'true' and 'false'.
  const spellcheck: Attributes = props.spellcheck === undefined ? {} : { spellcheck: `${props.spellcheck}` }
  return (
    <input
      class={classNames(
        'nhsuk-input',
        props.large && 'nhsuk-input--large',
        props.code && 'nhsuk-input--code',
        hasError(props.errorMessage) && 'nhsuk-input--error',
        props.width !== undefined && `nhsuk-input--width-${props.width}`,
        props.classes,
      )}
      id={props.id}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      inputmode={props.inputmode}
      {...spellcheck}
      {...props.attributes}
    />
  )
}

function Affix({ type, text }: { type: 'prefix' | 'suffix'; text: Content }) {
  return (
    <div class={`nhsuk-input-wrapper__${type}`} aria-hidden="true">
      {text}
    </div>
  )
}

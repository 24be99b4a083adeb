import {
  type Attributes,
  classNames,
  type ErrorMessageOptions,
  type FormGroupOptions,
  hasError,
  type TextOptions,
} from '../options.ts'
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import { FormGroup } from './form-group.tsx'
import { describedByOf, HintAndError } from './form-words.tsx'
import { Input } from './input.tsx'

export type DatePart = 'day' | 'month' | 'year'

export type DateInputProps = {
  id: string
  /** Fields are called `name-day`, `name-month`, `name-year`; without it just `day`, `month`, `year`. */
  name?: string
  fieldset?: FieldsetOptions
  values?: Partial<Record<DatePart, string | number>>
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions
  /** The parts that are wrong. All three when there is a message and no list. */
  wrongParts?: readonly DatePart[]
  /** `bday` fills in a date of birth on one's own device; leave it out when asking about somebody else. */
  autocomplete?: 'bday'
  disabled?: boolean
  classes?: string
  formGroup?: FormGroupOptions
  attributes?: Attributes
}

const parts: { part: DatePart; label: string; width: 2 | 4 }[] = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
]

/** A date as three fields. An error's link points at `id-day` or at the first wrong part. */
export function DateInput(props: DateInputProps) {
  const described = {
    id: props.id,
    describedBy: props.fieldset?.describedBy,
    hint: props.hint,
    errorMessage: props.errorMessage,
  }
  const wrong = props.wrongParts ?? (props.errorMessage ? parts.map(({ part }) => part) : [])
  const content = (
    <>
      <HintAndError {...described} />
      <div class={classNames('nhsuk-date-input', props.classes)} id={props.id} {...props.attributes}>
        {parts.map(({ part, label, width }) => (
          <div class="nhsuk-date-input__item">
            <Input
              id={`${props.id}-${part}`}
              name={props.name ? `${props.name}-${part}` : part}
              label={{ text: label, classes: 'nhsuk-date-input__label' }}
              value={props.values?.[part]}
              width={width}
              inputmode="numeric"
              autocomplete={props.autocomplete && `${props.autocomplete}-${part}`}
              disabled={props.disabled}
              errorMessage={wrong.includes(part)}
              classes="nhsuk-date-input__input"
            />
          </div>
        ))}
      </div>
    </>
  )
  return (
    <FormGroup error={hasError(props.errorMessage) || wrong.length > 0} formGroup={props.formGroup}>
      {props.fieldset ? (
        <Fieldset
          {...props.fieldset}
          role={props.fieldset.role ?? 'group'}
          describedBy={describedByOf(described)}
        >
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </FormGroup>
  )
}

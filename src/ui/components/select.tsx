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

export type SelectItem = { value?: string | number; text: string; selected?: boolean; disabled?: boolean }

export type SelectProps = {
  name: string
  label: string | LabelOptions
  items: SelectItem[]
  id?: string
  value?: string | number
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions
  disabled?: boolean
  describedBy?: string
  classes?: string
  formGroup?: FormGroupOptions
  attributes?: Attributes
}

/** One of many from a list that drops down. For ten or fewer choices use Radios. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  const described = { id, describedBy: props.describedBy, hint: props.hint, errorMessage: props.errorMessage }
  const isSelected = (item: SelectItem) =>
    item.selected ??
    (props.value !== undefined && props.value !== '' && (item.value ?? item.text) === props.value)
  return (
    <FormGroup error={hasError(props.errorMessage)} formGroup={props.formGroup}>
      <Label {...asOptions(props.label)} for={id} />
      <HintAndError {...described} />
      <select
        class={classNames(
          'nhsuk-select',
          hasError(props.errorMessage) && 'nhsuk-select--error',
          props.classes,
        )}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByOf(described)}
        {...props.attributes}
      >
        {props.items.map((item) => (
          <option value={item.value} selected={isSelected(item)} disabled={item.disabled}>
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}

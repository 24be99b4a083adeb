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
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import { FormGroup } from './form-group.tsx'
import { describedByOf, Hint, HintAndError, Label } from './form-words.tsx'

export type ChoiceItem = {
  value: string | number
  text: Content
  label?: Omit<LabelOptions, 'text'>
  id?: string
  hint?: string | TextOptions
  checked?: boolean
  disabled?: boolean
  /** What more is asked when this is chosen. Without :has() in the browser it always shows. */
  conditional?: Content
  /** 'none of these': unticks the rest by script, and the server refuses both together. */
  exclusive?: boolean
  name?: string
  attributes?: Attributes
}

export type ChoiceDivider = { divider: string }

export type ChoicesProps = {
  name: string
  items: (ChoiceItem | ChoiceDivider)[]
  fieldset?: FieldsetOptions
  idPrefix?: string
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions
  small?: boolean
  inline?: boolean
  disabled?: boolean
  /** Two columns on a wide screen, for many short choices. */
  columns?: boolean
  classes?: string
  formGroup?: FormGroupOptions
  attributes?: Attributes
}

type Kind = 'radio' | 'checkbox'
type WithChecked = ChoicesProps & { kind: Kind; isChecked: (item: ChoiceItem) => boolean }

/** What Radios and Checkboxes share: the group, its words and its items. Screens use those two, not this. */
export function Choices(props: WithChecked) {
  const { fieldset } = props
  const id = props.idPrefix ?? props.name
  const described = {
    id,
    describedBy: fieldset?.describedBy,
    hint: props.hint,
    errorMessage: props.errorMessage,
  }
  const block = props.kind === 'radio' ? 'nhsuk-radios' : 'nhsuk-checkboxes'
  const content = (
    <>
      <HintAndError {...described} />
      <div
        class={classNames(
          block,
          props.small && `${block}--small`,
          props.inline && `${block}--inline`,
          props.columns && 'app-choices--columns',
          props.classes,
        )}
        data-module={block}
        {...props.attributes}
      >
        {props.items.map((item, index) =>
          'divider' in item ? (
            <div class={`${block}__divider`}>{item.divider}</div>
          ) : (
            <Choice
              group={props}
              block={block}
              item={item}
              id={item.id ?? (index === 0 ? id : `${id}-${index + 1}`)}
            />
          ),
        )}
      </div>
    </>
  )
  return (
    <FormGroup error={hasError(props.errorMessage)} formGroup={props.formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedByOf(described)}>
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </FormGroup>
  )
}

function Choice(props: { group: WithChecked; block: string; item: ChoiceItem; id: string }) {
  const { group, block, item, id } = props
  const checked = group.isChecked(item)
  const hint = item.hint === undefined ? undefined : asOptions(item.hint)
  const hintId = hint && (hint.id ?? `${id}-item-hint`)
  const hidden = !checked && `${block}__conditional--hidden`
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={item.name ?? group.name}
          type={group.kind}
          value={item.value}
          checked={checked}
          disabled={item.disabled ?? group.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={hintId}
          {...item.attributes}
        />
        <Label
          text={item.text}
          id={item.label?.id}
          for={id}
          classes={classNames(`${block}__label`, item.label?.classes)}
        />
        {hint && <Hint text={hint.text} id={hintId} classes={classNames(`${block}__hint`, hint.classes)} />}
      </div>
      {item.conditional && (
        <div class={classNames(`${block}__conditional`, hidden)} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      )}
    </>
  )
}

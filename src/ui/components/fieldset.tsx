import { type Attributes, asOptions, type Content, classNames, type LabelOptions } from '../options.ts'
import { Legend } from './form-words.tsx'

export type FieldsetOptions = {
  legend: string | LabelOptions
  id?: string
  role?: string
  describedBy?: string
  classes?: string
  attributes?: Attributes
}

/** A group of form elements under one question. */
export function Fieldset(props: FieldsetOptions & { children?: Content }) {
  return (
    <fieldset
      class={classNames('nhsuk-fieldset', props.classes)}
      id={props.id}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      <Legend {...asOptions(props.legend)} />
      {props.children}
    </fieldset>
  )
}

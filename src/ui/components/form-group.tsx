import { type Content, classNames, type FormGroupOptions } from '../options.ts'

/** The box around one question, which carries the edge when there is an error. */
export function FormGroup({
  error,
  formGroup,
  children,
}: {
  error: boolean
  formGroup?: FormGroupOptions
  children?: Content
}) {
  return (
    <div
      class={classNames('nhsuk-form-group', error && 'nhsuk-form-group--error', formGroup?.classes)}
      {...formGroup?.attributes}
    >
      {children}
    </div>
  )
}

import {
  asOptions,
  classNames,
  type ErrorMessageOptions,
  hasError,
  type LabelOptions,
  type TextOptions,
} from '../options.ts'
import { FormGroup } from './form-group.tsx'
import { describedByOf, HintAndError, Label } from './form-words.tsx'

export type FileInputProps = {
  name: string
  label: string | LabelOptions
  /** What a browser offers to choose, as in 'image/png,image/jpeg'; the server looks for itself. */
  accept?: string
  hint?: string | TextOptions
  errorMessage?: string | ErrorMessageOptions
}

/** A file of one's own. The form around it needs `enctype="multipart/form-data"`; a browser keeps no file for later. */
export function FileInput({ name, label, accept, hint, errorMessage }: FileInputProps) {
  const described = { id: name, hint, errorMessage }
  return (
    <FormGroup error={hasError(errorMessage)}>
      <Label {...asOptions(label)} for={name} />
      <HintAndError {...described} />
      <input
        class={classNames('app-file-input', hasError(errorMessage) && 'app-file-input--error')}
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={describedByOf(described)}
      />
    </FormGroup>
  )
}

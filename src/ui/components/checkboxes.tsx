import { Choices, type ChoicesProps } from './choices.tsx'

export type CheckboxesProps = ChoicesProps & { values?: string | readonly (string | number)[] }

/** As many choices as fit. `values` are those already chosen. */
export function Checkboxes(props: CheckboxesProps) {
  const { values, ...group } = props
  const chosen = typeof values === 'string' ? [values] : (values ?? [])
  return (
    <Choices {...group} kind="checkbox" isChecked={(item) => item.checked ?? chosen.includes(item.value)} />
  )
}

import { Choices, type ChoicesProps } from './choices.tsx'

export type RadiosProps = ChoicesProps & { value?: string | number }

/** One choice of a few. Nothing is chosen beforehand unless `value` or `checked` says so. */
export function Radios(props: RadiosProps) {
  const { value, ...group } = props
  return (
    <Choices
      {...group}
      kind="radio"
      isChecked={(item) => item.checked ?? (value !== undefined && value !== '' && item.value === value)}
    />
  )
}

import type { Enrolment } from '../enrolment.ts'

/** Which of the two that a programme compares somebody is in, for those who support them. */
export function Compared(props: {
  enrolment: Pick<Enrolment, 'id' | 'arm'>
  name: string
  arms: readonly { key: string; gets: string }[]
}) {
  const { enrolment, name, arms } = props
  const gets = arms.find(({ key }) => key === enrolment.arm)?.gets
  return (
    <p>
      The programme compares two. {gets ? `For ${name} it is: ${gets}.` : `${name} is in neither.`}{' '}
      <a href={`/enrolments/${enrolment.id}/arm`}>{gets ? 'Change it' : 'Say which of the two it is'}</a>
    </p>
  )
}

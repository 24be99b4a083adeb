import type { Child } from 'hono/jsx'

/** The one place that says how each is reached; each is free, and there day and night. */
const reachedBy = {
  childline: 'tel:08001111',
  shout: 'sms:85258',
  samaritans: 'tel:116123',
  nhs: 'tel:111',
  danger: 'tel:999',
} as const

type HelpNumbersProps = {
  /** What each line says, in order, in the reader's own language. */
  lines: readonly [whom: keyof typeof reachedBy, says: string][]
  /** More lines, of people who are nearer. */
  children?: Child
}

/** Whom to turn to now, one press each. */
export function HelpNumbers({ lines, children }: HelpNumbersProps) {
  return (
    <ul>
      {lines.map(([whom, says]) => (
        <li>
          <a href={reachedBy[whom]}>{says}</a>
        </li>
      ))}
      {children}
    </ul>
  )
}

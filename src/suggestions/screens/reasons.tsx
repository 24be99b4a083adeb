import type { Reason } from '../offer.ts'
import { reasonsOf, type Suggestion } from '../suggestion.ts'

const marks: Record<Reason['side'], { mark: string; word: string }> = {
  for: { mark: '+', word: 'For it' },
  ask: { mark: '?', word: 'Ask first' },
  against: { mark: '–', word: 'Against it' },
}

/** What speaks for a service, what to ask, what speaks against it: each with its mark and, for the ear, its word. */
export function Reasons({ suggestion, most }: { suggestion: Suggestion; most?: number }) {
  const shown = (['against', 'for', 'ask'] as const).flatMap((side) =>
    reasonsOf(suggestion, side)
      .slice(0, most)
      .map((says) => ({ side, says })),
  )
  if (shown.length === 0) return null
  return (
    <ul class="app-reasons">
      {shown.map(({ side, says }) => (
        <li class={`app-reasons__${side}`}>
          <span class="app-reasons__mark" aria-hidden="true">
            {marks[side].mark}
          </span>
          <span>
            <span class="nhsuk-u-visually-hidden">{marks[side].word}: </span>
            <span dir="auto">{says}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

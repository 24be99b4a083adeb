const mouths = {
  glad: 'M13 25 Q20 33 27 25',
  fair: 'M13 27 L27 27',
  sad: 'M13 30 Q20 23 27 30',
} as const

/** A face drawn in lines, beside its word: it says nothing that the word does not. */
export function Face({ mood }: { mood: keyof typeof mouths }) {
  return (
    <svg class={`app-face app-face--${mood}`} viewBox="0 0 40 40" width="32" height="32" aria-hidden="true">
      <circle cx="20" cy="20" r="17" />
      <circle class="app-face__eye" cx="14" cy="16" r="2" />
      <circle class="app-face__eye" cx="26" cy="16" r="2" />
      <path d={mouths[mood]} />
    </svg>
  )
}

export type AvatarTone = 'fern' | 'plum' | 'sky' | 'slate'
export type AvatarProps = { name: string; tone?: AvatarTone; variant?: 'reverse' | 'asked' }

/** Up to two letters for a name: of its first and last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('en-GB') ?? '').join('')
}

/** A disc with initials. It is decoration: the name always stands beside it. 'asked' is dashed: not yet accepted. */
export function Avatar({ name, tone = 'slate', variant }: AvatarProps) {
  return (
    <span class={`app-avatar app-avatar--${variant ?? tone}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

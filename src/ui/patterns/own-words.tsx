import type { Content } from '../options.ts'

export type OwnWordsProps = {
  /** Exactly what was said. Quotation marks are added. */
  words: string
  /** 'What matters to me' */
  label?: Content
  size?: 'line' | 'lead' | 'title'
  lang?: string
}

/** Puts words in quotation marks, once. */
export function quoted(words: string): string {
  const bare = words.trim().replace(/^[“"‘']([^]*)[”"’']$/u, '$1')
  return `“${bare}”`
}

/** A young person's own words: always plum, always in quotation marks. */
export function OwnWords({ words, label, size = 'lead', lang }: OwnWordsProps) {
  return (
    <figure class={`app-own-words app-own-words--${size}`}>
      {label && <figcaption>{label}</figcaption>}
      <blockquote lang={lang} dir="auto">
        <p>{quoted(words)}</p>
      </blockquote>
    </figure>
  )
}

/** Own words inside a sentence or a heading. */
export function Said({ words }: { words: string }) {
  return (
    <q class="app-said" dir="auto">
      {words}
    </q>
  )
}

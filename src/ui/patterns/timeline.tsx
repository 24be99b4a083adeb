import type { Content } from '../options.ts'

export type TimelineItem = {
  /** 'Fri 20 Nov' */
  when: Content
  kind?: Content
  title: Content
  tone?: 'fern' | 'leaf' | 'sky' | 'plum' | 'berry' | 'slate'
  /** A ring instead of a dot: something that others did or must still answer. */
  ring?: boolean
  children?: Content
}

/** Everything that happened, newest first. `more` leads to what is earlier. */
export function Timeline({ items, more }: { items: TimelineItem[]; more?: { text: Content; href: string } }) {
  return (
    <div class="app-timeline">
      <ol>
        {items.map((item) => (
          <li
            class={`app-timeline__item app-timeline__item--${item.tone ?? 'fern'}${item.ring ? ' app-timeline__item--ring' : ''}`}
          >
            <p class="app-timeline__when">
              <span>{item.when}</span>
              {item.kind && <span class="app-timeline__kind">{item.kind}</span>}
            </p>
            <div class="app-timeline__what">
              <h3>{item.title}</h3>
              {item.children}
            </div>
          </li>
        ))}
      </ol>
      {more && (
        <p class="app-timeline__more">
          <a href={more.href}>{more.text}</a>
        </p>
      )}
    </div>
  )
}

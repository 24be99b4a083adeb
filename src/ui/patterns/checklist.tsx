import { Icon } from '../components/icon.tsx'
import type { Content } from '../options.ts'

export type ChecklistItem = {
  text: Content
  /** Who and by when. */
  note?: Content
  done?: boolean
  tag?: Content
  /** The address that a press of the box posts to; without it the box is only drawn. */
  toggle?: { action: string; label: string }
}

/** Steps with who and by when. Each box is a small form, so that ticking works without script. */
export function Checklist({
  items,
  more,
}: {
  items: ChecklistItem[]
  more?: { text: Content; href: string }
}) {
  return (
    <div class="app-checklist">
      <ul>
        {items.map((item) => (
          <li class={item.done ? 'app-checklist__done' : undefined}>
            <Box {...item} />
            <div class="app-checklist__words">
              <p>
                {item.text}
                {item.done && <span class="nhsuk-u-visually-hidden">, done</span>}
              </p>
              {item.note && <p class="app-checklist__note">{item.note}</p>}
            </div>
            {item.tag}
          </li>
        ))}
      </ul>
      {more && (
        <p class="app-checklist__more">
          <a href={more.href}>{more.text}</a>
        </p>
      )}
    </div>
  )
}

function Box({ done, toggle }: ChecklistItem) {
  const box = (
    <span class="app-checklist__box" aria-hidden="true">
      {done && <Icon name="tick" />}
    </span>
  )
  if (!toggle) return box
  return (
    <form method="post" action={toggle.action}>
      <button type="submit" aria-label={toggle.label}>
        {box}
      </button>
    </form>
  )
}

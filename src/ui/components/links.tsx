import { type Content, classNames } from '../options.ts'

export type BackLinkProps = { href: string; text?: Content; classes?: string }

/** The way back to the page before. */
export function BackLink({ href, text = 'Back', classes }: BackLinkProps) {
  return (
    <a class={classNames('nhsuk-back-link', classes)} href={href}>
      {text}
    </a>
  )
}

/** The first thing on every page, seen only when focused: past the header to the content. */
export function SkipLink({
  href = '#maincontent',
  text = 'Skip to main content',
}: {
  href?: string
  text?: Content
}) {
  return (
    <a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href={href}>
      {text}
    </a>
  )
}

export type TabLinksProps = {
  /** What the links are about, for screen readers: 'Kezia’s record'. */
  label: string
  items: { text: Content; href: string; current?: boolean; count?: number }[]
}

/** Pages that belong together, as links in a row. On a phone the row can be pushed sideways. */
export function TabLinks({ label, items }: TabLinksProps) {
  return (
    <nav class="app-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.text}
              {item.count !== undefined && <span class="app-tabs__count"> {item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import { type Content, classNames } from '../options.ts'
import { Icon } from './icon.tsx'

export type BackLinkProps = { href: string; text?: Content; classes?: string }

/** The way back to the page before. */
export function BackLink({ href, text = 'Back', classes }: BackLinkProps) {
  return (
    <a class={classNames('nhsuk-back-link', classes)} href={href}>
      {text}
    </a>
  )
}

export type BreadcrumbsProps = { items: { text: Content; href: string }[]; id?: string }

/** The way up, from the top to the page above this one; on a phone only the last step. */
export function Breadcrumbs({ items, id }: BreadcrumbsProps) {
  const last = items.at(-1)
  return (
    <nav class="nhsuk-breadcrumb" id={id} aria-label="Breadcrumb">
      <ol class="nhsuk-breadcrumb__list">
        {items.map((item) => (
          <li class="nhsuk-breadcrumb__list-item">
            <a class="nhsuk-breadcrumb__link" href={item.href}>
              {item.text}
            </a>
          </li>
        ))}
      </ol>
      {last && (
        <a class="nhsuk-back-link" href={last.href}>
          <span class="nhsuk-u-visually-hidden">Back to </span>
          {last.text}
        </a>
      )}
    </nav>
  )
}

export type ActionLinkProps = { text: Content; href: string; classes?: string }

/** A link to the next thing to do, larger than those in running text. */
export function ActionLink({ text, href, classes }: ActionLinkProps) {
  return (
    <a class={classNames('nhsuk-action-link', classes)} href={href}>
      <Icon name="arrow-right-circle" />
      <span class="nhsuk-action-link__text">{text}</span>
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

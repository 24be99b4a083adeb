import { Icon } from '../components/icon.tsx'
import type { Content } from '../options.ts'

export type EmptyStateProps = { heading: Content; picture?: Content; children?: Content }

/** Nothing here, and why that is all right or what to do first. */
export function EmptyState({ heading, picture, children }: EmptyStateProps) {
  return (
    <div class="app-empty">
      {picture && <div class="app-empty__picture">{picture}</div>}
      <div>
        <h2 class="app-empty__heading">{heading}</h2>
        {children && <div class="app-empty__text">{children}</div>}
      </div>
    </div>
  )
}

/** Something is on its way: said, not spun. */
export function Loading({ text = 'One moment. This page fills in by itself.' }: { text?: Content }) {
  return (
    <p class="app-loading" role="status">
      {text}
    </p>
  )
}

/** 'Kept at 10:42. Nobody else can see it until you send it.' */
export function KeptNote({ children }: { children?: Content }) {
  return (
    <p class="app-kept">
      <Icon name="tick" />
      <span>{children}</span>
    </p>
  )
}

export type AddListProps = { items: { text: Content; href: string; note?: Content }[] }

/** What can be done here, as links with a line under each, parted by rules. */
export function AddList({ items }: AddListProps) {
  return (
    <ul class="app-add">
      {items.map((item) => (
        <li>
          <a href={item.href}>{item.text}</a>
          {item.note && <p>{item.note}</p>}
        </li>
      ))}
    </ul>
  )
}

/** The heading of a page: name, a quiet line beside or below it, and what stands to the right. */
export function PageHeading(props: { heading: Content; beside?: Content; below?: Content; end?: Content }) {
  return (
    <div class="app-heading">
      <div>
        <div class="app-heading__line">
          <h1>{props.heading}</h1>
          {props.beside && <p>{props.beside}</p>}
        </div>
        {props.below && <p class="app-heading__below">{props.below}</p>}
      </div>
      {props.end}
    </div>
  )
}

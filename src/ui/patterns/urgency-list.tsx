import type { Content } from '../options.ts'

export type UrgencyTone = 'urgent' | 'overdue' | 'due' | 'later' | 'waiting' | 'cover'

export type UrgencyRow = {
  who: string
  whoHref?: string
  whoNote?: Content
  /** A whole sentence. */
  what: Content
  since: Content
  sinceNote?: Content
  /** The one next thing, with a verb that names whom. */
  action: { text: Content; href: string }
}

export type UrgencyGroup = {
  tone: UrgencyTone
  title: string
  note?: Content
  rows: UrgencyRow[]
  /** What does not fit at a glance, folded away: the rest of the rows, and where the full list is. */
  more?: { summary: Content; rows: UrgencyRow[]; link?: { text: Content; href: string } }
  /** Said when there are no rows; without it an empty group disappears. */
  empty?: Content
}

/** One list by urgency. Only an urgent group has a tint, an edge and a solid button. */
export function UrgencyList({ groups, top }: { groups: UrgencyGroup[]; top?: Content }) {
  const shown = groups.filter((group) => group.rows.length > 0 || group.empty)
  return (
    <div class="app-urgency">
      {top && <div class="app-urgency__top">{top}</div>}
      {shown.map((group) => (
        <section class={`app-urgency__group app-urgency__group--${group.tone}`}>
          <h2 class="app-urgency__title">
            <span class="app-urgency__marker" aria-hidden="true" />
            {group.title}
            {group.rows.length > 0 && (
              <span class="app-urgency__count"> {group.rows.length + (group.more?.rows.length ?? 0)}</span>
            )}
            {group.note && <span class="app-urgency__count"> {group.note}</span>}
          </h2>
          {group.rows.length === 0 ? (
            <p class="app-urgency__empty">{group.empty}</p>
          ) : (
            <Rows rows={group.rows} urgent={group.tone === 'urgent'} />
          )}
          {group.more && group.more.rows.length > 0 && <More {...group.more} />}
        </section>
      ))}
    </div>
  )
}

function Rows({ rows, urgent }: { rows: UrgencyRow[]; urgent: boolean }) {
  return (
    <ul class="app-urgency__rows">
      {rows.map((row) => (
        <Row row={row} urgent={urgent} />
      ))}
    </ul>
  )
}

function More({ summary, rows, link }: NonNullable<UrgencyGroup['more']>) {
  return (
    <details class="app-urgency__more">
      <summary>{summary}</summary>
      <Rows rows={rows} urgent={false} />
      {link && (
        <p>
          <a href={link.href}>{link.text}</a>
        </p>
      )}
    </details>
  )
}

function Row({ row, urgent }: { row: UrgencyRow; urgent: boolean }) {
  return (
    <li class="app-urgency__row">
      <div class="app-urgency__who">
        <h3>{row.whoHref ? <a href={row.whoHref}>{row.who}</a> : row.who}</h3>
        {row.whoNote && <p>{row.whoNote}</p>}
      </div>
      <p class="app-urgency__what">{row.what}</p>
      <p class="app-urgency__since">
        <strong>{row.since}</strong>
        {row.sinceNote && <span>{row.sinceNote}</span>}
      </p>
      <a
        class={`nhsuk-button app-urgency__action ${urgent ? 'nhsuk-button--warning' : 'nhsuk-button--secondary'}`}
        href={row.action.href}
      >
        {row.action.text}
        <span class="nhsuk-u-visually-hidden">, {row.who}</span>
      </a>
    </li>
  )
}

import type { StaleEntry } from '../../directory/index.ts'
import { Button, PageHeading, Pagination, Tag } from '../../ui/index.ts'
import { countOf, plainDate } from '../../words/index.ts'

/** Entries that nobody made sure of for half a year, each with one tap: 'Still right'. */
export function StalePage({ entries, total, page }: { entries: StaleEntry[]; total: number; page: number }) {
  const pages = Math.ceil(total / 50)
  return (
    <div class="app-curating">
      <PageHeading
        heading="Not checked lately"
        below="Nobody made sure of these for half a year. Their pages say so. After a year the finder leaves them out; they are still given out to others, with the date."
      />
      <p>
        {total === 0 ? 'Nothing. Every entry was checked lately.' : `${countOf(total, 'entry', 'entries')}.`}
      </p>
      <ul class="app-directory-home__lines">
        {entries.map(({ id, name, provider, since, hidden }) => (
          <li>
            <div>
              <h2 class="nhsuk-heading-s">
                <a href={`/directory/services/${id}`}>{name}</a>
              </h2>
              <p class="app-muted">
                {provider && `${provider}. `}Last checked on {plainDate(since)}.{' '}
                {hidden && <Tag colour="pink" text="Left out of the finder" />}
              </p>
            </div>
            <form method="post" action={`/directory/services/${id}/confirmation`}>
              <input type="hidden" name="from" value="stale" />
              <Button variant="secondary" preventDoubleClick>
                Still right<span class="nhsuk-u-visually-hidden">: {name}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <Pagination
          label="More entries"
          previous={page > 1 ? { href: `/directory/stale?page=${page - 1}` } : undefined}
          next={page < pages ? { href: `/directory/stale?page=${page + 1}` } : undefined}
        />
      )}
    </div>
  )
}

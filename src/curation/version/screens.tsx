import type { Service } from '../../directory/index.ts'
import { Button, PageHeading } from '../../ui/index.ts'
import { countOf, spokenMoment } from '../../words/index.ts'
import { SideBySide } from '../change/screens/side-by-side.tsx'
import type { Told } from './told.ts'

/** Each change of an entry: who, when, what; and one button that brings back what was before. */
export function VersionsPage({ service, changes, now }: { service: Service; changes: Told[]; now: Date }) {
  return (
    <div class="app-curating">
      <PageHeading
        heading={`Versions of ${service.name}`}
        below="Every change keeps the entry as it stood before. Bringing a version back is a change as well: nothing is ever lost."
      />
      {changes.length === 0 ? (
        <p>This entry was never changed.</p>
      ) : (
        <p>{countOf(changes.length, 'change')}, the newest first.</p>
      )}
      {changes.map((change) => (
        <section class="app-curating__item">
          <h2>{change.because}</h2>
          <p class="app-muted">
            {change.by}, {spokenMoment(change.at, now)}
          </p>
          {change.differences.length === 0 ? (
            <p>Nothing that stands on the page was different.</p>
          ) : (
            <SideBySide
              caption={`What changed, ${spokenMoment(change.at, now)}`}
              rows={change.differences.map(({ field, before, after }) => ({
                label: field.label,
                before,
                after,
              }))}
            />
          )}
          <form method="post" action={`/directory/services/${service.id}/versions/${change.nth}/restoration`}>
            <Button variant="secondary" preventDoubleClick>
              Bring back what was before
              <span class="nhsuk-u-visually-hidden">
                : version {change.nth}, {spokenMoment(change.at, now)}
              </span>
            </Button>
          </form>
        </section>
      ))}
    </div>
  )
}

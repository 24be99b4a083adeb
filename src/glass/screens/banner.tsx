import { Button } from '../../ui/index.ts'
import { spokenTime } from '../../words/index.ts'

/** On every page of whoever has broken glass, while it lasts. */
export function GlassBanner({ id, until }: { id: string; until: Date }) {
  return (
    <section class="nhsuk-inset-text" aria-label="A record is open in an emergency">
      <p>
        <strong>You opened a record in an emergency.</strong> You can read{' '}
        <a href={`/glass/${id}`}>that one record</a> until {spokenTime(until)}. Every look is written down.
      </p>
      <form method="post" action={`/glass/${id}/ending`}>
        <Button small variant="secondary" text="End it now" />
      </form>
    </section>
  )
}

import { Button, Checkboxes } from '../../ui/index.ts'
import { type Tier, tiers } from '../facets.ts'
import type { Counts } from '../finding/counts.ts'
import { tierWords } from './tier-words.ts'

/** What a signed-in worker has beside everybody's filters; `address` is where the same search is shown again. */
export type ForWorkersProps = {
  chosen: readonly Tier[]
  counts: Counts | null
  address: string
  curates: boolean
}

/**
 * Tiers, for signed-in workers only (rule 11, no label travels), wherever they look for something: sent by a form of its own, and kept in this browser
 * instead of the address, because an address is shared.
 */
export function ForWorkers({ chosen, counts, address, curates }: ForWorkersProps) {
  return (
    <section class="app-for-workers">
      <form method="post" action="/services/tiers">
        <input type="hidden" name="back" value={address} />
        <Checkboxes
          name="tier"
          small
          inline
          values={chosen}
          fieldset={{
            legend: { text: 'Tier (only workers see this, and it is never in the address)', size: 's' },
          }}
          items={tiers.map((tier) => ({
            value: tier,
            text: counts === null ? tierWords[tier] : `${tierWords[tier]} (${counts.tiers[tier] ?? 0})`,
          }))}
        />
        <Button text="Show these tiers" variant="secondary" small />
      </form>
      {curates && (
        <p class="app-small">
          <a href="/directory">Keep the directory</a>
        </p>
      )}
    </section>
  )
}

import { type MoneyFor, placesAt, pounds } from '../../budgets/index.ts'
import { nearestFive } from '../../statistics/index.ts'
import { SummaryList } from '../../ui/index.ts'

/** What a programme costs, for whoever pays for it: given, spent and left, and of what was spent how much for each who began. */
export function Cost({ money: { pence, spent, places }, began }: { money: MoneyFor; began: number }) {
  const about = nearestFive(began)
  return (
    <section aria-labelledby="cost">
      <h2 id="cost">What it costs</h2>
      <SummaryList
        rows={[
          {
            key: 'Given',
            value: places === null ? pounds(pence) : `${pounds(pence)}, for ${placesAt(pence, places)}`,
          },
          { key: 'Spent', value: pounds(spent) },
          { key: 'Left', value: pounds(pence - spent) },
          {
            key: 'Spent on each young person who began',
            // Of a count to the nearest five, as every count here: the exact one would follow from it.
            value:
              about === null
                ? 'Too few have begun to say'
                : `About ${pounds(Math.round(spent / about))}, for about ${about}`,
          },
        ]}
      />
    </section>
  )
}

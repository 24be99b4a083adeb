import type { Run } from '../group.ts'

/** Where a programme runs, for whoever is signed in. */
export function RunsPart({ runs, begin }: { runs: readonly Run[]; begin: string | null }) {
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">Where it runs</h2>
      {runs.length === 0 ? (
        <p>Nobody runs it here yet.</p>
      ) : (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {runs.map(({ service, serviceId, team }) => (
            <li>
              <a href={`/services/${serviceId}`}>{service}</a>, {team}
            </li>
          ))}
        </ul>
      )}
      {begin && (
        <p>
          <a href={begin}>Say where it runs</a>
        </p>
      )}
    </section>
  )
}

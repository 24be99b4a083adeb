import type { Run } from '../group.ts'

/** Where a programme runs, for whoever is signed in. */
export function RunsPart(props: {
  runs: readonly Run[]
  /** The runs whose money the reader may see, and those that their team runs. */
  money: ReadonlySet<string>
  theirs: ReadonlySet<string>
  begin: string | null
}) {
  const { runs, money, theirs, begin } = props
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">Where it runs</h2>
      {runs.length === 0 ? (
        <p>Nobody runs it here yet.</p>
      ) : (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {runs.map(({ id, service, serviceId, team }) => (
            <li>
              <a href={`/services/${serviceId}`}>{service}</a>, {team}
              {theirs.has(id) && (
                <>
                  . <a href={`/runs/${id}`}>Who takes part in {service}</a>
                </>
              )}
              {money.has(id) && (
                <>
                  . <a href={`/runs/${id}/money`}>Money for {service}</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {begin && (
        <p>
          <a href={begin}>{runs.length > 0 ? 'Say where else it runs' : 'Say where it runs'}</a>
        </p>
      )}
    </section>
  )
}

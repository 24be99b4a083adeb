import { EmptyState, NotificationBanner, Tag } from '../../ui/index.ts'
import { compared, type Fact, MOST_COMPARED } from '../comparison.ts'
import type { Suggestion } from '../suggestion.ts'
import type { TeamNote } from '../team-store.ts'
import { ActingOn } from './acting-on.tsx'
import { TeamNotes } from './notes.tsx'
import { Reasons } from './reasons.tsx'

export type ComparisonProps = {
  called: string
  supportId: string
  suggestions: readonly Suggestion[]
  notes: readonly TeamNote[]
  /** More were ticked than are shown. */
  more: boolean
  finding: string
}

/** Services side by side: columns on a desk, cards on a phone, with the two things to do under each. */
export function Comparison(props: ComparisonProps) {
  const { called, suggestions, supportId, finding } = props
  const facts = compared(suggestions.map(({ offer }) => offer))
  const paper = new URLSearchParams(suggestions.map(({ offer }) => ['service', offer.id]))
  return (
    <>
      <h1>Side by side, for {called}</h1>
      {props.more && (
        <NotificationBanner title="Only the first three">
          <p>More than {MOST_COMPARED} were ticked. These are the first.</p>
        </NotificationBanner>
      )}
      {suggestions.length < 2 && (
        <EmptyState heading={suggestions.length === 0 ? 'Nothing was ticked' : 'Only one was ticked'}>
          <p>
            <a href={finding}>Tick two or three</a> to see them side by side.
          </p>
        </EmptyState>
      )}
      {suggestions.length > 0 && (
        <>
          <p class="nhsuk-body-l">
            Suggestions: {called} chooses.{' '}
            <a href={`/supports/${supportId}/prescriptions/comparison/paper?${paper}`}>
              A page to print for {called}
            </a>
          </p>
          <Columns {...props} facts={facts} />
          <Cards {...props} facts={facts} />
        </>
      )}
    </>
  )
}

type Side = ComparisonProps & { facts: readonly Fact[] }

const Doing = ({ suggestion, notes, supportId, called }: Side & { suggestion: Suggestion }) => (
  <>
    <TeamNotes notes={notes.filter(({ serviceId }) => serviceId === suggestion.offer.id)} />
    <ActingOn offer={suggestion.offer} supportId={supportId} called={called} />
  </>
)

const same = <span class="app-muted"> (the same)</span>

function Columns(props: Side) {
  const { suggestions, facts, supportId } = props
  return (
    <div class="app-comparison">
      <table class="nhsuk-table">
        <caption class="nhsuk-u-visually-hidden">What is different, and what is the same</caption>
        <thead>
          <tr>
            <td />
            {suggestions.map(({ offer }) => (
              <th scope="col">
                <a href={`/supports/${supportId}/services/${offer.id}`}>{offer.name}</a>
                {offer.summary && (
                  <p class="app-small" dir="auto">
                    {offer.summary}
                  </p>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">For and against</th>
            {suggestions.map((suggestion) => (
              <td>
                <Reasons suggestion={suggestion} />
              </td>
            ))}
          </tr>
          {facts.map((fact) => (
            <tr class={fact.same ? 'app-comparison__same' : 'app-comparison__differs'}>
              <th scope="row">
                {fact.name}
                {fact.same && same}
              </th>
              {fact.values.map((value) => (
                <td dir="auto">{value}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">What to do</th>
            {suggestions.map((suggestion) => (
              <td>
                <Doing {...props} suggestion={suggestion} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function Cards(props: Side) {
  const { suggestions, facts, supportId } = props
  return (
    <div class="app-comparison-cards">
      {suggestions.map((suggestion, nth) => (
        <section>
          <h2>
            <a href={`/supports/${supportId}/services/${suggestion.offer.id}`}>{suggestion.offer.name}</a>
          </h2>
          <Reasons suggestion={suggestion} />
          <dl>
            {facts.map((fact) => (
              <>
                <dt>
                  {fact.name} {!fact.same && suggestions.length > 1 && <Tag text="differs" colour="grey" />}
                </dt>
                <dd dir="auto">{fact.values[nth]}</dd>
              </>
            ))}
          </dl>
          <Doing {...props} suggestion={suggestion} />
        </section>
      ))}
    </div>
  )
}

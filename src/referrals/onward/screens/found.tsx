import { addressLine, agesOf, type FoundService, scheduleLine } from '../../../directory/index.ts'
import { Button, ButtonGroup } from '../../../ui/index.ts'
import { newId } from '../../../words/index.ts'

export type FoundProps = { result: FoundService; supportId: string; called: string; asked: string }

/** One service that was found: what it is, when, where, and the two things a link worker may do with it. */
export function FoundThing({ result, supportId, called, asked }: FoundProps) {
  const [where] = result.locations
  const [when] = result.schedules
  const about = result.summary ?? result.description ?? ''
  return (
    <li>
      <h2>
        <a href={`/services/${result.id}`}>{result.name}</a>
      </h2>
      {about && <p dir="auto">{about.length > 220 ? `${about.slice(0, 200).trimEnd()}…` : about}</p>}
      <p class="app-muted">
        {[
          when && scheduleLine(when),
          where && addressLine(where),
          agesOf(result),
          result.free ? 'Free' : result.fees,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {result.vanished && <p>Nobody has made sure of this entry lately. Ring them first.</p>}
      {result.status === 'temporarily closed' ? (
        <p>Closed for now.</p>
      ) : (
        <ButtonGroup>
          <Button
            href={`/supports/${supportId}/prescriptions/${newId()}?service=${result.id}`}
            variant="secondary"
            small
          >
            Ask for a place<span class="nhsuk-u-visually-hidden"> at {result.name}</span>
          </Button>
          <form method="post" action={`/supports/${supportId}/signposts`}>
            <input type="hidden" name="id" value={newId()} />
            <input type="hidden" name="service" value={result.id} />
            <input type="hidden" name="words" value={asked} />
            <Button variant="secondary" small preventDoubleClick>
              I told {called} about it<span class="nhsuk-u-visually-hidden">: {result.name}</span>
            </Button>
          </form>
        </ButtonGroup>
      )}
    </li>
  )
}

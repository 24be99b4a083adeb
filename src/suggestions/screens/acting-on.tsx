import { Button, ButtonGroup } from '../../ui/index.ts'
import { newId } from '../../words/index.ts'
import type { Offer } from '../offer.ts'

export type ActingOnProps = {
  offer: Pick<Offer, 'id' | 'name' | 'status'>
  supportId: string
  called: string
  /** The search it was found by, to lead back to it. */
  search?: string
  /** The button stands on the service's own page. */
  from?: 'service'
  /** The one solid button of its page. */
  main?: boolean
}

/** The two things a link worker does with a service, each one tap: ask for a place, or note that they told about it. */
export function ActingOn({ offer, supportId, called, search, from, main }: ActingOnProps) {
  if (offer.status === 'temporarily closed') return <p>Closed for now: nobody can be asked.</p>
  return (
    <ButtonGroup>
      <Button
        href={`/supports/${supportId}/prescriptions/${newId()}?service=${offer.id}`}
        variant={main ? undefined : 'secondary'}
        small
      >
        Ask for a place<span class="nhsuk-u-visually-hidden"> at {offer.name}</span>
      </Button>
      <form method="post" action={`/supports/${supportId}/signposts`}>
        <input type="hidden" name="id" value={newId()} />
        <input type="hidden" name="service" value={offer.id} />
        {search && <input type="hidden" name="search" value={search} />}
        {from && <input type="hidden" name="from" value={from} />}
        <Button variant="secondary" small preventDoubleClick>
          I told {called} about it<span class="nhsuk-u-visually-hidden">: {offer.name}</span>
        </Button>
      </form>
    </ButtonGroup>
  )
}

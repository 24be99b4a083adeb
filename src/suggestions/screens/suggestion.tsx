import { addressLine, agesOf, scheduleLine } from '../../directory/index.ts'
import type { Offer } from '../offer.ts'
import type { Suggestion } from '../suggestion.ts'
import type { TeamNote } from '../team-store.ts'
import { ActingOn } from './acting-on.tsx'
import { TeamNotes } from './notes.tsx'
import { Reasons } from './reasons.tsx'

export type SuggestionProps = {
  suggestion: Suggestion
  supportId: string
  called: string
  notes: readonly TeamNote[]
  search?: string
}

/** The form that compares what is ticked: ticks stand in the list, outside of it. */
export const COMPARE = 'compare'

const factsLine = ({ schedules, locations, ...offer }: Offer): string => {
  const [when] = schedules
  const [where] = locations
  return [when && scheduleLine(when), where && addressLine(where), agesOf(offer)].filter(Boolean).join(' · ')
}

/** One service that may suit: what it is, why it is here, what the team knows, and the things to do with it. */
export function SuggestedThing({ suggestion, supportId, called, notes, search }: SuggestionProps) {
  const { offer } = suggestion
  const about = offer.summary ?? offer.description ?? ''
  return (
    <li>
      <h3>
        <a href={`/supports/${supportId}/services/${offer.id}`}>{offer.name}</a>
      </h3>
      {about && <p dir="auto">{about.length > 220 ? `${about.slice(0, 200).trimEnd()}…` : about}</p>}
      <p class="app-muted">{factsLine(offer)}</p>
      <Reasons suggestion={suggestion} most={4} />
      <TeamNotes notes={notes.filter(({ serviceId }) => serviceId === offer.id)} />
      <div class="app-suggestion__doing">
        <ActingOn offer={offer} supportId={supportId} called={called} search={search} />
        <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
          <div class="nhsuk-checkboxes__item">
            <input
              class="nhsuk-checkboxes__input"
              type="checkbox"
              id={`compare-${offer.id}`}
              name="service"
              value={offer.id}
              form={COMPARE}
            />
            <label class="nhsuk-label nhsuk-checkboxes__label" for={`compare-${offer.id}`}>
              Compare<span class="nhsuk-u-visually-hidden"> {offer.name}</span>
            </label>
          </div>
        </div>
      </div>
    </li>
  )
}

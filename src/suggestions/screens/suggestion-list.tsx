import type { Suggestion } from '../suggestion.ts'
import type { TeamNote } from '../team-store.ts'
import { SuggestedThing } from './suggestion.tsx'

type ListProps = {
  suggestions: readonly Suggestion[]
  notes: readonly TeamNote[]
  called: string
  supportId: string
  search?: string
}

/** Suggestions one under the other. */
export const SuggestionList = ({ suggestions, ...props }: ListProps) => (
  <ul class="app-offers">
    {suggestions.map((suggestion) => (
      <SuggestedThing suggestion={suggestion} {...props} />
    ))}
  </ul>
)

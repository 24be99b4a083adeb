import type { Found } from '../../directory/index.ts'
import { EmptyState } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import type { Suggestion } from '../suggestion.ts'
import type { TeamNote } from '../team-store.ts'
import { SuggestionList } from './suggestion-list.tsx'

/** What somebody looked for on this page. */
export type LookedFor = { words: string; everyAge: boolean }

/** What the finder found for words that were typed, weighed but in its own order. */
export type WhatWasFound = {
  found: Found
  suggestions: readonly Suggestion[]
  notes: readonly TeamNote[]
}

type SearchedProps = WhatWasFound & {
  looking: LookedFor
  supportId: string
  called: string
  age: number | null
}

/** What was looked for with words, each with what speaks for and against it. */
export function Searched({ found, suggestions, notes, looking, supportId, called, age }: SearchedProps) {
  const path = `/supports/${supportId}/prescriptions/new`
  const narrowed = age !== null && !looking.everyAge
  return (
    <>
      <h2>Found for “{looking.words}”</h2>
      <p role="status">
        {found.onlySome
          ? 'Nothing fits everything you wrote. These fit some of it.'
          : `${countOf(found.total, 'thing')} ${found.total === 1 ? 'fits' : 'fit'}${
              narrowed ? ` for somebody who is ${age}` : ''
            }.`}
      </p>
      <p>
        {narrowed && (
          <>
            <a href={`${path}?${new URLSearchParams({ words: looking.words, ages: 'all' })}`}>
              Look at every age
            </a>{' '}
            or{' '}
          </>
        )}
        <a href={path}>{narrowed ? 'go' : 'Go'} back to what may suit</a>
      </p>
      {suggestions.length === 0 ? (
        <EmptyState heading="Nothing fits yet">
          <p>Try fewer words, or every age.</p>
        </EmptyState>
      ) : (
        <SuggestionList
          suggestions={suggestions}
          notes={notes}
          called={called}
          supportId={supportId}
          words={looking.words}
        />
      )}
      <Pages found={found} looking={looking} path={path} />
    </>
  )
}

function Pages({ found, looking, path }: { found: Found; looking: LookedFor; path: string }) {
  if (found.pages < 2) return null
  const asked = { words: looking.words, ...(looking.everyAge ? { ages: 'all' } : {}) }
  const at = (page: number) => `${path}?${new URLSearchParams({ ...asked, page: String(page) })}`
  return (
    <nav aria-label="More things to do">
      <p>
        {found.page > 1 && <a href={at(found.page - 1)}>Those before</a>} Page {found.page} of {found.pages}{' '}
        {found.page < found.pages && <a href={at(found.page + 1)}>More</a>}
      </p>
    </nav>
  )
}

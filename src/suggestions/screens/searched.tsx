import { Chips, ForWorkers, type Found, PlaceNotFound } from '../../directory/index.ts'
import { EmptyState } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import { addressFor, type LookedFor, type WhatWasFound } from '../looked-for.ts'
import { SuggestionList } from './suggestion-list.tsx'

type SearchedProps = WhatWasFound & { looking: LookedFor; called: string }

const howMany = ({ onlySome, total }: Found, { asked }: LookedFor): string => {
  if (onlySome) return 'Nothing fits everything you wrote. These fit some of it.'
  const ages = asked.age === null ? '' : ` for somebody who is ${asked.age}`
  return `${countOf(total, 'thing')} ${total === 1 ? 'fits' : 'fit'}${ages}.`
}

/** What was looked for, each with what speaks for and against it. */
export function Searched({ found, where, suggestions, notes, looking, called }: SearchedProps) {
  const { supportId, asked, age } = looking
  const path = `/supports/${supportId}/prescriptions/new`
  const narrowed = age !== null && asked.age === age
  const way = (change: Partial<LookedFor['asked']>) => addressFor(looking, change)
  return (
    <>
      <div class="app-chips-on-paper">
        <Chips {...{ asked, way, counts: found.counts }} where={where.kind === 'found' ? where.name : null} />
      </div>
      <PlaceNotFound where={where} typed={asked.where} />
      <h2>{asked.words ? `Found for “${asked.words}”` : 'What was found'}</h2>
      <p role="status">{howMany(found, looking)}</p>
      <p>
        {narrowed && (
          <>
            <a href={way({ age: null })}>Look at every age</a> or{' '}
          </>
        )}
        <a href={path}>{narrowed ? 'go' : 'Go'} back to what may suit</a>
      </p>
      {suggestions.length === 0 ? (
        <EmptyState heading="Nothing fits yet">
          <p>Try fewer words, fewer choices, or every age.</p>
        </EmptyState>
      ) : (
        <SuggestionList
          suggestions={suggestions}
          notes={notes}
          called={called}
          supportId={supportId}
          search={way({}).split('?')[1] ?? ''}
        />
      )}
      <Pages found={found} way={way} />
      <ForWorkers chosen={looking.tiers} counts={found.counts} address={way({})} curates={false} />
    </>
  )
}

function Pages({ found, way }: { found: Found; way: (change: Partial<LookedFor['asked']>) => string }) {
  if (found.pages < 2) return null
  return (
    <nav aria-label="More things to do">
      <p>
        {found.page > 1 && <a href={way({ page: found.page - 1 })}>Those before</a>} Page {found.page} of{' '}
        {found.pages} {found.page < found.pages && <a href={way({ page: found.page + 1 })}>More</a>}
      </p>
    </nav>
  )
}

import { type Content, Hero, Pagination } from '../../ui/index.ts'
import { dateInLondon, en } from '../../words/index.ts'
import { MOST_CARDS } from '../cards/card.ts'
import { type Asked, addressOf, views as allViews, asksAnything } from '../finding/asked.ts'
import type { Found } from '../finding/find-services.ts'
import { reasonsFor } from '../finding/reasons.ts'
import type { Timetable } from '../finding/timetable.ts'
import type { Whereabouts } from '../finding/where.ts'
import type { Wider } from '../finding/widening.ts'
import { AskAPerson } from './ask-a-person.tsx'
import { Chips } from './chips.tsx'
import { FindForm } from './find-form.tsx'
import { ForWorkers, type ForWorkersProps } from './for-workers.tsx'
import { Result } from './result.tsx'
import { Week } from './week.tsx'
import { MissingTeaser, WiderWays } from './wider.tsx'

const { find } = en.directory
const { views, where: whereWords, more, moreHint, week } = en.finding

export type FindProps = {
  found: Found
  asked: Asked
  where: Whereabouts
  wider: readonly Wider[]
  now: Date
  timetable: Timetable | null
  /** The map of this page's results. */
  map: Content
  /** What is owed to those whose data says where places are; a map says it itself. */
  attributions: readonly string[]
  /** What only a signed-in worker has (rule 11). */
  worker: Pick<ForWorkersProps, 'chosen' | 'curates'> | null
}

/** Find something to do: the question, what narrows it, then the answers. */
export function FindPage(props: FindProps) {
  const { found, asked, where, wider, worker } = props
  const here = where.kind === 'found' ? where.name : null
  const nothing = found.total === 0
  return (
    <>
      <Hero heading={find.question}>
        <FindForm asked={asked} counts={found.counts} />
        <Chips {...{ asked, where: here, counts: found.counts }} way={(change) => addressOf(asked, change)} />
      </Hero>
      <div class={props.map ? `app-finding app-finding--${asked.view}` : 'app-finding'}>
        <PlaceNotFound where={where} typed={asked.where} />
        <div class="app-finding__head">
          <Heading found={found} asked={asked} />
          {!nothing && <Views asked={asked} />}
        </div>
        {nothing ? <WiderWays ways={wider} none /> : <Answers {...props} />}
        {!nothing && <WiderWays ways={wider} none={false} />}
        <MissingTeaser asked={asked} />
        <AskAPerson />
        {!props.map &&
          props.attributions.map((attribution) => <p class="app-small app-muted">{attribution}</p>)}
        {worker && <ForWorkers {...worker} counts={found.counts} address={addressOf(asked)} />}
      </div>
    </>
  )
}

/** The number of the first result on this page. */
export const firstOn = ({ page }: Pick<Found, 'page'>): number => (page - 1) * 20 + 1

function Answers({ found, asked, now, timetable, map, worker }: FindProps) {
  const first = firstOn(found)
  const today = dateInLondon(now)
  if (timetable)
    return (
      <>
        {found.total > found.results.length && (
          <p>{week.best({ shown: found.results.length, total: found.total })}</p>
        )}
        <Week timetable={timetable} />
      </>
    )
  return (
    <>
      {map}
      <ol class="app-results" start={first}>
        {found.results.map((result, index) => (
          <Result
            result={result}
            reasons={reasonsFor(result, asked, now)}
            number={first + index}
            today={today}
            withTiers={worker !== null}
          />
        ))}
      </ol>
      <Pages found={found} asked={asked} />
      <AsCards found={found} />
    </>
  )
}

/** Why nothing is said of how far it is, where a place was typed. */
export function PlaceNotFound({ where, typed }: { where: Whereabouts; typed: string }) {
  if (where.kind === 'unknown') return <p class="app-notice">{whereWords.unknown({ typed })}</p>
  if (where.kind === 'found' && where.terminated)
    return <p class="app-notice">{en.geography.terminated({ postcode: where.name })}</p>
  if (where.kind === 'no_postcodes') return <p class="app-notice">{whereWords.noPostcodes}</p>
  return <></>
}

const MOST_SAID = 1_000

function Heading({ found, asked }: { found: Found; asked: Asked }) {
  const many = found.more || found.total > MOST_SAID
  const exact = asksAnything(asked) ? find.count(found) : find.all(found)
  const count = many ? `${more({ count: MOST_SAID })} ${asked.where ? '' : moreHint}` : exact
  return (
    <div role="status" class={found.total === 0 ? 'app-finding__none' : undefined}>
      {found.slips.map((slip) => (
        <p>{find.meant(slip)}</p>
      ))}
      {found.total > 0 && (
        <p>
          <strong>
            {found.onlySome
              ? find.onlySome
              : `${count} ${asked.words && found.total > 1 ? find.bestFirst : ''}`}
          </strong>
        </p>
      )}
    </div>
  )
}

function Views({ asked }: { asked: Asked }) {
  return (
    <nav class="app-views" aria-label={views.label}>
      <ul>
        {allViews.map((view) => (
          <li>
            <a href={addressOf(asked, { view })} aria-current={view === asked.view ? 'page' : undefined}>
              {views[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The same answers on paper, to be handed on: one card each, four to a sheet. */
function AsCards({ found: { results } }: { found: Found }) {
  const first = results.slice(0, MOST_CARDS)
  const ids = new URLSearchParams(first.map(({ id }) => ['id', id]))
  return (
    <p class="app-as-cards">
      <a href={`/services/cards?${ids}`}>
        {en.sharing.asCards({ count: first.length, all: first.length === results.length })}
      </a>
    </p>
  )
}

function Pages({ found, asked }: { found: Found; asked: Asked }) {
  const { page, pages } = found
  if (pages < 2) return <></>
  const step = (to: number) => ({
    href: addressOf(asked, { page: to }),
    label: find.page({ page: to, pages }),
  })
  return (
    <Pagination
      label={find.pages}
      previous={page > 1 ? step(page - 1) : undefined}
      next={page < pages ? step(page + 1) : undefined}
    />
  )
}

import { FindFilters } from '../../directory/index.ts'
import type { Draft, Signposted } from '../../referrals/index.ts'
import { Button, type Content, Details, EmptyState, Input, NotificationBanner } from '../../ui/index.ts'
import { countOf, dateInLondon, shortDay } from '../../words/index.ts'
import type { Suggested } from '../finding.ts'
import type { LookedFor, WhatWasFound } from '../looked-for.ts'
import type { Standing } from '../suggestion.ts'
import { GoesBy } from './goes-by.tsx'
import { Searched } from './searched.tsx'
import { COMPARE } from './suggestion.tsx'
import { SuggestionList } from './suggestion-list.tsx'

export type FindProps = {
  supportId: string
  personId: string
  suggested: Suggested
  /** Null when no words were typed. */
  searched: WhatWasFound | null
  looking: LookedFor
  drafts: readonly Draft[]
  signposted: readonly Signposted[]
  notice: string | null
}

/** Looking for something with one young person in mind: suggestions with why, or what was looked for. */
export function FindForThem(props: FindProps) {
  const { suggested, searched, supportId, looking } = props
  const { called, distances } = suggested.them
  const fromHome = distances === 'worked out'
  return (
    <div class="app-finding">
      {props.notice && (
        <NotificationBanner title="Done">
          <p>{props.notice}</p>
        </NotificationBanner>
      )}
      <h1>Find something for {called}</h1>
      <p class="nhsuk-body-l">
        These are suggestions, and {called} chooses: look together if you can. Asking for a place shares a
        first name and nothing else until they say yes.
      </p>
      <form
        class="app-find-for"
        action={`/supports/${supportId}/prescriptions/new`}
        method="get"
        role="search"
      >
        <Input
          name="words"
          type="search"
          label={{ text: `What does ${called} feel like doing?`, size: 's' }}
          hint="For example: boxing, drawing, somewhere quiet on Mondays"
          value={looking.asked.words}
          attributes={{ maxlength: 200 }}
        />
        <FindFilters
          asked={looking.asked}
          counts={searched?.found.counts ?? null}
          clear={`/supports/${supportId}/prescriptions/new`}
          forThem={{
            where: 'Near where?',
            whereHint: fromHome ? 'Their home, or type a place' : 'Postcode or town',
            age: 'Age',
            anyDistance: 'Any distance',
            anyDistanceChosen: looking.asked.where === '' && !(looking.far && fromHome),
          }}
        />
        <Button text="Search" variant="secondary" />
      </form>
      <Drafts drafts={props.drafts} supportId={supportId} />
      {searched ? <Searched {...searched} looking={looking} called={called} /> : <Suggestions {...props} />}
      <Told {...props} />
      <form
        id={COMPARE}
        action={`/supports/${supportId}/prescriptions/comparison`}
        method="get"
        class="app-compare"
      >
        <p>Tick two or three to see them side by side.</p>
        <Button text="Compare" small />
      </form>
    </div>
  )
}

const OPEN = 6

const titles: Record<Standing, string> = {
  suits: 'May suit',
  possible: 'Possible, though nothing says it is what they want',
  'does not fit': 'Do not fit, and why',
}

function Suggestions({ suggested, supportId, personId }: FindProps) {
  const { called } = suggested.them
  const of = (standing: Standing) => suggested.suggestions.filter((one) => one.standing === standing)
  const suits = of('suits')
  const list = (suggestions: typeof suits) => (
    <SuggestionList suggestions={suggestions} notes={suggested.notes} called={called} supportId={supportId} />
  )
  return (
    <>
      <GoesBy suggested={suggested} supportId={supportId} personId={personId} />
      <h2>{titles.suits}</h2>
      {suits.length === 0 ? (
        <EmptyState heading="Nothing stands out yet">
          <p>
            Nothing we know of is about what is in the plan. Look for something with words, or write in the
            plan what {called} likes.
          </p>
        </EmptyState>
      ) : (
        list(suits.slice(0, OPEN))
      )}
      {suits.length > OPEN && (
        <Folded title={`${countOf(suits.length - OPEN, 'more thing')} that may suit`}>
          {list(suits.slice(OPEN))}
        </Folded>
      )}
      {(['possible', 'does not fit'] as const).map(
        (standing) =>
          of(standing).length > 0 && (
            <Folded title={`${titles[standing]} (${of(standing).length})`}>{list(of(standing))}</Folded>
          ),
      )}
    </>
  )
}

const Folded = ({ title, children }: { title: string; children?: Content }) => (
  <Details summary={title} classes="app-folded">
    {children}
  </Details>
)

function Drafts({ drafts, supportId }: { drafts: readonly Draft[]; supportId: string }) {
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>Begun and not sent</h2>
      <ul class="nhsuk-list">
        {drafts.map(({ id, typed, savedAt }) => (
          <li>
            <a href={`/supports/${supportId}/prescriptions/${id}`}>
              {String(typed.service_name ?? 'A place')}
            </a>
            , kept since {shortDay(dateInLondon(savedAt))}. Nobody else can see it.
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ signposted, suggested, supportId }: FindProps) {
  if (signposted.length === 0) return null
  return (
    <section>
      <h2>
        You told {suggested.them.called} about {countOf(signposted.length, 'thing')}
      </h2>
      <ul class="nhsuk-list">
        {signposted.map(({ service, serviceId, at }) => (
          <li>
            <a href={`/supports/${supportId}/services/${serviceId}`}>{service}</a>,{' '}
            {shortDay(dateInLondon(at))}
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { Found } from '../../../directory/index.ts'
import { Button, EmptyState, Input, NotificationBanner } from '../../../ui/index.ts'
import { countOf, dateInLondon, shortDay } from '../../../words/index.ts'
import type { Draft } from '../../drafts.ts'
import type { Signposted } from '../prescribed-store.ts'
import type { Supported } from '../supported.ts'
import { FoundThing } from './found.tsx'

export type FindProps = {
  supported: Supported
  words: string
  age: number | null
  found: Found
  drafts: readonly Draft[]
  signposted: readonly Signposted[]
  notice: string | null
  path: string
}

/** Looking for something with one young person in mind: what was found, each to be asked for a place or passed on as an idea. */
export function FindForThem(props: FindProps) {
  const { supported, found, words, age, path } = props
  const { called } = supported
  return (
    <div class="app-finding">
      {props.notice && (
        <NotificationBanner title="Done">
          <p>{props.notice}</p>
        </NotificationBanner>
      )}
      <h1>Find something for {called}</h1>
      <p class="nhsuk-body-l">
        Look together if you can. Asking for a place shares a first name and nothing else until they say yes.
      </p>
      <form class="app-filter" action={path} method="get" role="search">
        <Input
          name="words"
          type="search"
          label={{ text: `What does ${called} feel like doing?`, size: 's' }}
          hint="For example: boxing, drawing, somewhere quiet on Mondays"
          value={words}
          attributes={{ maxlength: 200 }}
        />
        <Button text="Search" />
      </form>
      <Drafts drafts={props.drafts} supportId={supported.id} />
      <p role="status">
        {found.onlySome
          ? 'Nothing fits everything you wrote. These fit some of it.'
          : `${countOf(found.total, 'thing')} ${words ? (found.total === 1 ? 'fits' : 'fit') : 'to do'}${
              age === null ? '' : ` for somebody who is ${age}`
            }.`}
      </p>
      {found.results.length === 0 ? (
        <EmptyState heading="Nothing fits yet">
          <p>
            Try fewer words, or <a href={path}>see everything there is</a>.
          </p>
        </EmptyState>
      ) : (
        <ul class="app-offers">
          {found.results.map((result) => (
            <FoundThing result={result} supportId={supported.id} called={called} asked={words} />
          ))}
        </ul>
      )}
      <Pages {...props} />
      <Told {...props} />
    </div>
  )
}

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

function Pages({ found, words, path }: FindProps) {
  if (found.pages < 2) return null
  const at = (page: number) => `${path}?${new URLSearchParams({ words, page: String(page) })}`
  return (
    <nav aria-label="More things to do">
      <p>
        {found.page > 1 && <a href={at(found.page - 1)}>Those before</a>} Page {found.page} of {found.pages}{' '}
        {found.page < found.pages && <a href={at(found.page + 1)}>More</a>}
      </p>
    </nav>
  )
}

function Told({ signposted, supported }: FindProps) {
  if (signposted.length === 0) return null
  return (
    <section>
      <h2>
        You told {supported.called} about {countOf(signposted.length, 'thing')}
      </h2>
      <ul class="nhsuk-list">
        {signposted.map(({ service, serviceId, at }) => (
          <li>
            <a href={`/services/${serviceId}`}>{service}</a>, {shortDay(dateInLondon(at))}
          </li>
        ))}
      </ul>
    </section>
  )
}

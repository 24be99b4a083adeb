import { Button, OwnWords, SummaryList } from '../../ui/index.ts'
import { type DateOnly, formatPhone } from '../../words/index.ts'
import { keptDetails } from '../details.ts'
import type { DetailsPage } from '../forms/about-them.ts'
import type { YoungPerson } from '../person.ts'
import { responsibilityWords, type Supporter, supporterRole } from '../supporter.ts'
import { RecordHead, RecordTabs } from './record-head.tsx'
import { SamePerson, type SamePersonProps } from './same-person.tsx'

export type DetailsProps = {
  person: YoungPerson
  pages: readonly DetailsPage[]
  supporters: readonly Supporter[]
  today: DateOnly
} & Omit<SamePersonProps, 'person'>

/** Everything we know about a young person, each part with a way to change it. */
export function Details({ person, pages, supporters, today, joined, likely }: DetailsProps) {
  const path = `/young-people/${person.id}`
  return (
    <>
      <RecordHead person={person} today={today} />
      <RecordTabs person={person} current="details" />
      <div class="app-columns app-columns--record">
        <div>
          {pages.map((page) => (
            <Part page={page} person={person} href={`${path}/details/${page.slug}`} />
          ))}
        </div>
        <section>
          <h2>People beside them</h2>
          {supporters.length === 0 && <p>Nobody yet.</p>}
          {supporters.map((supporter) => (
            <Beside supporter={supporter} href={`${path}/people/${supporter.id}`} />
          ))}
          <Button text="Add somebody" href={`${path}/people/new`} variant="secondary" />
          <p>
            <a href={`${path}/circle#agreed`}>What they agreed to, and who said yes</a>
          </p>
          <p>
            <a href={`${path}/protections`}>What must not be known, and to whom</a>
          </p>
          <SamePerson person={person} joined={joined} likely={likely} />
        </section>
      </div>
    </>
  )
}

type PartProps = { page: DetailsPage; person: YoungPerson; href: string }

function Part({ page, person, href }: PartProps) {
  const details = keptDetails(page, person)
  const rows = details.filter(({ text, own }) => text !== null && !own)
  const empty = details.filter(({ text }) => text === null).map(({ label }) => label)
  return (
    <section>
      <h2>{page.title}</h2>
      {details.map(({ label, text, own }) => own && text && <OwnWords label={label} words={text} />)}
      {rows.length > 0 && (
        <SummaryList rows={rows.map(({ label, text }) => ({ key: label, value: <bdi>{text}</bdi> }))} />
      )}
      {empty.length > 0 && <p class="app-muted app-small">Not known: {empty.join('; ')}.</p>}
      <p>
        <a href={href}>
          Change<span class="nhsuk-u-visually-hidden"> {page.title}</span>
        </a>
      </p>
      <hr class="app-rule" />
    </section>
  )
}

function Beside({ supporter, href }: { supporter: Supporter; href: string }) {
  const reach = [supporter.phone && formatPhone(supporter.phone), supporter.email].filter(Boolean).join(', ')
  return (
    <div>
      <h3>{supporter.name}</h3>
      <p class="app-small">
        {supporterRole(supporter)}
        {reach && <>. {reach}</>}
        {supporter.may_collect && <>. May collect them</>}
      </p>
      {responsibilityWords(supporter) && <p class="app-small">{responsibilityWords(supporter)}</p>}
      {supporter.note && <p class="app-small">{supporter.note}</p>}
      <p>
        <a href={href}>
          Change<span class="nhsuk-u-visually-hidden"> {supporter.name}</span>
        </a>
        {supporter.kind === 'parent_or_carer' && (
          <>
            {' '}
            <a href={`${href}/page`}>
              Their page<span class="nhsuk-u-visually-hidden">, {supporter.name}</span>
            </a>
          </>
        )}
      </p>
      <hr class="app-rule" />
    </div>
  )
}

import { raw } from 'hono/html'
import { BackLink, Button, ButtonGroup, type Content, InsetText, WarningCallout } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, en, plainDate } from '../../words/index.ts'
import type { PutAround } from '../around-service.ts'
import { hasVanished, type Service } from '../entry.ts'
import { mapLink } from '../facts.ts'
import { freshnessOf } from '../freshness.ts'
import type { Photo } from '../photos/photo.ts'
import { nextTime, spokenNext, timesOf } from '../when.ts'
import { AskAPerson } from './ask-a-person.tsx'
import { Drawing } from './drawings.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import { Facts } from './service-facts.tsx'

const { service: words, find } = en.directory

/** `around` is what other rooms put on the page; `map` shows where it is. */
export type ServicePageProps = {
  service: Service
  photos: readonly Photo[]
  today: DateOnly
  around: PutAround
  map?: Content
}

/** A service's page: what happens when you walk in comes before the facts. */
export function ServicePage({ service, photos, today, around, map }: ServicePageProps) {
  return (
    <article class="app-service">
      <BackLink href="/services" text={words.back} />
      <Head service={service} today={today} />
      <Notices service={service} />
      {service.walkIn.length > 0 && <WalkIn service={service} />}
      <div class="app-service__columns">
        <div>
          {service.descriptionHtml && (
            <section>
              <h2>{words.about}</h2>
              <div class="app-told" dir="auto">
                {raw(service.descriptionHtml)}
              </div>
            </section>
          )}
          <PhotoStrip service={service.id} photos={photos} />
          {service.whoYouMeet.length > 0 && <WhoYouMeet service={service} />}
          <section>
            <h2>{words.safe}</h2>
            <p>{service.safeguarding ?? words.safeNotSaid}</p>
            {around.assured}
          </section>
        </div>
        <Facts service={service} today={today} />
      </div>
      {map}
      {around.below}
      <Checked service={service} today={today} />
      {around.foot}
      {around.forWorkers}
      <AskAPerson heading={words.notSure} text={words.notSureText} />
    </article>
  )
}

function Head({ service, today }: { service: Service; today: DateOnly }) {
  const [place] = service.locations
  const map = place && mapLink(place)
  const next = nextTime(service.schedules, today)
  const when = next && [spokenNext(next.day, today), timesOf(next.schedule)].filter(Boolean).join(', ')
  return (
    <header class="app-service__head">
      <Drawing name={service.picture} size={140} />
      <div>
        <h1>{service.name}</h1>
        {service.summary && <p class="app-lead">{service.summary}</p>}
        {service.provider && <p>{words.by({ provider: service.provider.name })}</p>}
        {(when || service.justTurnUp) && (
          <p>
            {when && <strong>{`${when.charAt(0).toUpperCase()}${when.slice(1)}. `}</strong>}
            {service.justTurnUp && find.justTurnUp} {service.justTurnUp && service.door}
          </p>
        )}
      </div>
      <ButtonGroup>
        {map && <Button href={map} text={words.gettingThere} attributes={{ rel: 'noreferrer' }} />}
        {service.url && (
          <Button
            href={service.url}
            variant="secondary"
            text={words.website}
            attributes={{ rel: 'nofollow noreferrer' }}
          />
        )}
      </ButtonGroup>
    </header>
  )
}

function Notices({ service }: { service: Service }) {
  const { source, status, alert } = service
  const gone = hasVanished(service) && source?.importedAt
  return (
    <>
      {(status === 'inactive' || status === 'defunct') && (
        <WarningCallout heading={words.stopped} headingLevel={2} />
      )}
      {status === 'temporarily closed' && <WarningCallout heading={words.closedForNow} headingLevel={2} />}
      {alert && <InsetText text={alert} />}
      {gone && source && (
        <InsetText text={words.vanished({ source: source.name, date: plainDate(dateInLondon(gone)) })} />
      )}
    </>
  )
}

function WalkIn({ service }: { service: Service }) {
  return (
    <section>
      <h2>{words.walkIn}</h2>
      <ol class="app-walk-in">
        {service.walkIn.map((step, index) => (
          <li>
            <div class="app-walk-in__panel">
              <Drawing name={step.picture ?? service.picture} />
            </div>
            <div>
              <h3>
                <span class="app-walk-in__number">{index + 1}</span> {step.title}
              </h3>
              <p>{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function WhoYouMeet({ service }: { service: Service }) {
  return (
    <section>
      <h2>{words.whoYouMeet}</h2>
      <ul class="app-meet">
        {service.whoYouMeet.map(({ name, role, text }) => (
          <li>
            <strong>{name}</strong>
            {role && `, ${role}`}. {text}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Checked({ service, today }: { service: Service; today: DateOnly }) {
  const { assuredDate, lastConfirmedOn, source } = service
  const stale = freshnessOf(service, today) !== 'fresh'
  return (
    <p class="app-service__checked">
      <strong>
        {stale
          ? en.curation.stale({ date: plainDate(lastConfirmedOn) })
          : assuredDate
            ? words.checked({ date: plainDate(assuredDate) })
            : words.notChecked}
      </strong>{' '}
      {source && words.from({ source: source.name })}
    </p>
  )
}

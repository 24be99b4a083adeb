import { BackLink, Button, ButtonGroup, type Content, InsetText, WarningCallout } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, en, plainDate } from '../../words/index.ts'
import type { PutAround } from '../around-service.ts'
import { hasVanished, type Service, serviceCan } from '../entry.ts'
import { freshnessOf } from '../freshness.ts'
import { atAGlance } from '../glance.ts'
import type { Photo } from '../photos/photo.ts'
import { AskAPerson } from './ask-a-person.tsx'
import { Drawing, drawingFor } from './drawings.tsx'
import { GettingThere } from './getting-there.tsx'
import { Joining } from './joining.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import { Facts } from './service-facts.tsx'
import { Share } from './share.tsx'
import { Told } from './told.tsx'
import { WalkIn, WhoYouMeet } from './walk-in.tsx'

const { service: words } = en.directory

/** `around` is what other rooms put on the page, `map` a small map of where it is. */
export type ServicePageProps = {
  service: Service
  photos: readonly Photo[]
  today: DateOnly
  around: PutAround
  map?: Content
  /** Whoever looks keeps this entry: they see the way to its photographs. */
  keeps?: boolean
  /** Where browsers see this server: what is shared leads there. */
  origin: string
}

/** A service's page: what happens when you walk in comes before the facts. */
export function ServicePage({ service, photos, today, around, map, keeps, origin }: ServicePageProps) {
  return (
    <article class="app-service">
      <BackLink href="/services" text={words.back} />
      <Head service={service} today={today} />
      <Notices service={service} />
      <WalkIn service={service} />
      <div class="app-service__columns">
        <div>
          <Told service={service} />
          <PhotoStrip service={service.id} photos={photos} />
          <WhoYouMeet service={service} />
          <Safe service={service} assured={around.assured} />
        </div>
        <div>
          <Joining service={service} />
          <Facts service={service} today={today} />
          <GettingThere service={service} map={map} />
        </div>
      </div>
      <div class="app-service__columns app-service__after">
        <div>{around.below}</div>
        <Share service={service} today={today} origin={origin} />
      </div>
      <Checked service={service} today={today} />
      <p class="app-only-on-paper">
        {en.sharing.page({
          address: `${origin}/services/${service.id}`.replace(/^https?:\/\//, ''),
          date: plainDate(today),
        })}
      </p>
      {around.foot}
      {keeps && (
        <p class="app-service__keep">
          <a href={`/services/${service.id}/photos`}>Photographs of this page</a>
        </p>
      )}
      {around.forWorkers}
      <AskAPerson heading={words.notSure} text={words.notSureText} />
    </article>
  )
}

function Head({ service, today }: { service: Service; today: DateOnly }) {
  const { first, rest } = atAGlance(service, today)
  return (
    <header class="app-service__head">
      <Drawing name={drawingFor(service)} size={140} />
      <div>
        <h1>{service.name}</h1>
        {service.summary && <p class="app-lead">{service.summary}</p>}
        {service.provider && <p>{words.by({ provider: service.provider.name })}</p>}
        {(first || rest) && (
          <p class="app-service__glance">
            {first && <strong>{first}</strong>} {rest}
          </p>
        )}
      </div>
      <ButtonGroup>
        {service.locations.length > 0 && <Button href="#getting-there" text={words.gettingThere} />}
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

/** What is known of safety. What was assured says who saw it; without it, and without their own words, that is said. */
function Safe({ service, assured }: { service: Service; assured: Content }) {
  const nothing = !service.safeguarding && !assured
  return (
    <section>
      <h2>{words.safe}</h2>
      {service.safeguarding && <p>{service.safeguarding}</p>}
      {nothing && serviceCan.beAsked(service) && <p>{words.safeNotSaid}</p>}
      {assured}
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

import type { Content } from '../../ui/index.ts'
import { type DateOnly, en, formatPhone, listOf } from '../../words/index.ts'
import type { Contact, Service } from '../entry.ts'
import { addressLine, agesOf } from '../facts.ts'
import { current, nextTime, scheduleLine, spokenNext, timesOf } from '../when.ts'

const { service: words } = en.directory

/** The facts as one ruled list: what is not known says so, and what to do about it. */
export function Facts({ service, today }: { service: Service; today: DateOnly }) {
  const { waitingTime, applicationProcess, languages, goodFor } = service
  return (
    <section>
      <h2>{words.facts}</h2>
      <dl class="app-facts">
        <Fact name={words.when}>
          <When service={service} today={today} />
        </Fact>
        <Fact name={words.cost}>
          <Lines text={costOf(service)} />
        </Fact>
        {service.locations.length > 0 && (
          <Fact name={words.where}>
            <Where service={service} />
          </Fact>
        )}
        <Fact name={words.access}>
          <Lines text={accessOf(service)} />
        </Fact>
        <Fact name={words.whoFor}>
          <Lines text={whoFor(service)} />
        </Fact>
        {applicationProcess && <Fact name={words.joining}>{<Lines text={applicationProcess} />}</Fact>}
        {waitingTime && <Fact name={words.waiting}>{waitingTime}</Fact>}
        {languages.length > 0 && <Fact name={words.languages}>{listOf(languages)}</Fact>}
        {goodFor.length > 0 && <Fact name={words.goodFor}>{listOf(goodFor)}</Fact>}
        <Reach service={service} />
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children?: Content }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </>
  )
}

function When({ service, today }: { service: Service; today: DateOnly }) {
  const schedules = current(service.schedules, today)
  if (schedules.length === 0) return <p>{words.whenNotSaid}</p>
  const next = nextTime(schedules, today)
  const times = next && timesOf(next.schedule)
  const day = next && spokenNext(next.day, today)
  return (
    <>
      {schedules.map((schedule) => (
        <p>
          <strong>{scheduleLine(schedule)}</strong>
        </p>
      ))}
      {day && <p>{times ? words.next({ day, times }) : words.nextDay({ day })}</p>}
    </>
  )
}

function Where({ service }: { service: Service }) {
  return (
    <>
      {service.locations.map((place) => (
        <>
          <p>
            <strong>{addressLine(place)}</strong>
          </p>
          {place.gettingThere && <p>{place.gettingThere}</p>}
        </>
      ))}
    </>
  )
}

/** Ways to reach those who run it: the service's own, its contacts', else its organisation's. */
function Reach({ service }: { service: Service }) {
  const own: Contact[] = [{ title: null, phone: service.phone, email: service.email }, ...service.contacts]
  const known = own.filter(({ phone, email }) => phone !== null || email !== null)
  const office = service.provider ? [{ title: service.provider.name, ...service.provider }] : []
  const ways =
    known.length > 0 ? known : office.filter(({ phone, email }) => phone !== null || email !== null)
  if (ways.length === 0) return <></>
  return (
    <Fact name={words.contact}>
      {ways.map(({ title, phone, email }) => (
        <p>
          {title && `${title}: `}
          {phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{formatPhone(phone)}</a>}
          {phone && email && ', '}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
      ))}
    </Fact>
  )
}

function costOf({ fees, free }: Service): string {
  const said = fees && free && /^free\b/i.test(fees) ? null : free ? words.free : null
  return [said, fees].filter(Boolean).join('\n') || words.costNotSaid
}

function accessOf({ locations, attendingAccess, attendingType }: Service): string {
  const notes = locations.map(({ accessNotes }) => accessNotes).filter(Boolean)
  return [...notes, ...[attendingType, attendingAccess].filter(Boolean)].join('\n') || words.accessNotSaid
}

function whoFor(service: Service): string {
  const ages = agesOf(service)
  return [ages ? `${ages}.` : service.eligibility ? null : words.ageNotSaid, service.eligibility]
    .filter(Boolean)
    .join('\n')
}

import type { Content } from '../../ui/index.ts'
import { type DateOnly, en, firstCapital, formatPhone, listOf } from '../../words/index.ts'
import type { Contact, Service } from '../entry.ts'
import type { AccessFeature } from '../facets.ts'
import { agesOf, awayLine } from '../facts.ts'
import { askingMail, leftOpen, type Wanted } from '../not-said.ts'
import { accessFeaturesOf } from '../reading/access-features.ts'
import { current, nextTime, scheduleLine, spokenNext, termLine, timesOf } from '../when.ts'

const { service: words } = en.directory
const { going } = en

/** The facts as one ruled list: what is known, then what is not, and what to do about it. */
export function Facts({ service, today }: { service: Service; today: DateOnly }) {
  const { waitingTime, languages, inferred } = service
  const [cost, access, whoFor, goodFor] = [
    costOf(service),
    accessOf(service),
    whoForOf(service),
    goodForOf(service),
  ]
  return (
    <section>
      <h2>{words.facts}</h2>
      <dl class="app-facts">
        <When service={service} today={today} />
        {cost && <Fact name={words.cost}>{<Lines text={cost} />}</Fact>}
        {whoFor && <Fact name={words.whoFor}>{<Lines text={whoFor} />}</Fact>}
        {(access.text || access.features.length > 0) && (
          <Fact name={words.access}>
            {access.text && <Lines text={access.text} />}
            {access.features.map((feature) => (
              <p>{going.access[feature]}.</p>
            ))}
            {inferred.access && access.features.length > 0 && <Inferred />}
          </Fact>
        )}
        {waitingTime && <Fact name={words.waiting}>{waitingTime}</Fact>}
        {languages.length > 0 && <Fact name={words.languages}>{listOf(languages)}</Fact>}
        {goodFor.words.length > 0 && (
          <Fact name={words.goodFor}>
            <p>{firstCapital(listOf(goodFor.words))}</p>
            {goodFor.inferred && <Inferred />}
          </Fact>
        )}
        <NotSaid service={service} today={today} />
        <Reach service={service} />
      </dl>
    </section>
  )
}

/** How we know: nobody told it, it was read out of their own words. */
function Inferred() {
  return <p class="app-small">{going.inferred}</p>
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
  if (schedules.length === 0) return <></>
  const next = nextTime(schedules, today)
  const times = next && timesOf(next.schedule)
  const day = next && spokenNext(next.day, today)
  return (
    <Fact name={words.when}>
      {schedules.map((schedule) => (
        <p>
          <strong>{scheduleLine(schedule)}</strong> {termLine(schedule, today)}
        </p>
      ))}
      {day && <p>{times ? words.next({ day, times }) : words.nextDay({ day })}</p>}
    </Fact>
  )
}

/** What they have not told, once and together, with a way to ask that is already begun. */
function NotSaid({ service, today }: { service: Service; today: DateOnly }) {
  const { inWords, silent } = leftOpen(service, today)
  const { notSaid: said } = going
  const named = (things: readonly Wanted[]) => ({ things: things.map((thing) => said[thing]) })
  if (silent.length === 0) {
    return inWords.length > 0 ? <Fact name={said.heading}>{said.lookFor(named(inWords))}</Fact> : <></>
  }
  const mail = askingMail(service, silent)
  return (
    <Fact name={said.heading}>
      {inWords.length > 0 && <p>{said.lookFor(named(inWords))}</p>}
      <p>
        {said.list(named(silent))} {said.ask}
      </p>
      {mail && (
        <p>
          <a href={mail}>{said.write}</a>
        </p>
      )}
      {!mail && waysToReach(service).length === 0 && (
        <p>
          <a href="/refer/me">{said.askAPerson}</a>
        </p>
      )}
    </Fact>
  )
}

/** Ways to reach those who run it: the service's own, its contacts', else its organisation's. */
function waysToReach(service: Service): Contact[] {
  const own: Contact[] = [{ title: null, phone: service.phone, email: service.email }, ...service.contacts]
  const known = own.filter(({ phone, email }) => phone !== null || email !== null)
  const office = service.provider ? [{ title: service.provider.name, ...service.provider }] : []
  return known.length > 0 ? known : office.filter(({ phone, email }) => phone !== null || email !== null)
}

function Reach({ service }: { service: Service }) {
  const ways = waysToReach(service)
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
  return [said, fees].filter(Boolean).join('\n')
}

/** What is said of getting in, and what else it is known to have that those words do not say already. */
function accessOf(service: Service): { text: string; features: AccessFeature[] } {
  const notes = service.locations.map(({ accessNotes }) => accessNotes).filter((note) => note !== null)
  const said = accessFeaturesOf({ places: notes, access: null, description: null, topics: [] })
  return {
    text: [...new Set([...notes, awayLine(service)])].filter(Boolean).join('\n'),
    features: service.accessFeatures.filter((feature) => !said.includes(feature)),
  }
}

/** What it is good for in the words of those who told it; else as it is found by, which may be inferred. */
function goodForOf({ goodFor, helpsWith, inferred }: Service): {
  words: readonly string[]
  inferred: boolean
} {
  if (goodFor.length > 0) return { words: goodFor, inferred: false }
  return { words: helpsWith.map((help) => en.finding.helps[help]), inferred: inferred.helps }
}

function whoForOf(service: Service): string {
  const ages = agesOf(service)
  return [ages && `${ages}.`, service.eligibility].filter(Boolean).join('\n')
}

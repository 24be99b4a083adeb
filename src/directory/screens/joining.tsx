import { dateInLondon, en, spokenDay } from '../../words/index.ts'
import { type Service, serviceCan } from '../entry.ts'
import { joiningIsSaid } from '../not-said.ts'

const { join, howToJoin, places } = en.going

/** How one comes to join in, and what to do next: the one filled panel of the page. */
export function Joining({ service }: { service: Service }) {
  if (!serviceCan.beAsked(service)) return <></>
  if (!joiningIsSaid(service) && service.placesFree === null) return <></>
  const way = waysIn(service)
  return (
    <section class="app-join" id="join">
      <h2>{howToJoin}</h2>
      <PlacesFree service={service} />
      {way && (
        <>
          <p class="app-join__way">{way.title}</p>
          <p>{way.text}</p>
          {way.ask && (
            <p>
              <a href="/refer/me">{join.othersDo}</a>
            </p>
          )}
        </>
      )}
      {service.applicationProcess && (
        <>
          <p>
            <strong>{join.theySay}</strong>
          </p>
          {service.applicationProcess.split('\n').map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </>
      )}
    </section>
  )
}

type Way = { title: string; text: string; ask?: boolean }

function waysIn(service: Service): Way | undefined {
  const { justTurnUp, canReferSelf, door, attendingAccess } = service
  if (justTurnUp) return { title: join.turnUp, text: [door ?? join.turnUpText].join(' ') }
  const said = sentenceFor[(attendingAccess ?? '').toLowerCase()]
  if (canReferSelf) {
    const text = [join.selfText, said, join.reachThem].filter(Boolean).join(' ')
    return { title: join.selfTitle, text }
  }
  if (canReferSelf === false) return { title: join.othersTitle, text: join.othersText, ask: true }
  if (said) return { title: said, text: join.reachThem }
  return service.applicationProcess ? undefined : { title: join.unknownTitle, text: join.unknownText }
}

// What Open Referral UK calls the ways to attend, as whole sentences.
const sentenceFor: Readonly<Record<string, string>> = {
  appointment: join.appointment,
  membership: join.membership,
  assessment: join.assessment,
}

function PlacesFree({ service: { placesFree, placesToldAt } }: { service: Service }) {
  if (placesFree === null || placesToldAt === null) return <></>
  const on = spokenDay(dateInLondon(placesToldAt))
  return (
    <p>
      <strong>{placesFree > 0 ? places.free({ places: placesFree, on }) : places.none({ on })}</strong>
    </p>
  )
}

import type { Content } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Location, Service } from '../entry.ts'
import { addressLine, mapLink, wayThere } from '../facts.ts'

const { going } = en

/** Where it is and how to get there: the address in words first, and ways out that tell nothing of the visitor. */
export function GettingThere({ service, map }: { service: Service; map?: Content }) {
  if (service.locations.length === 0) return <></>
  return (
    <section id="getting-there">
      <h2>{going.howToGetThere}</h2>
      {service.locations.map((place) => (
        <OnePlace place={place} />
      ))}
      <p class="app-small">{going.outside}</p>
      {map}
    </section>
  )
}

function OnePlace({ place }: { place: Location }) {
  const map = mapLink(place)
  const way = wayThere(place)
  return (
    <div class="app-place">
      <p>
        <strong>{addressLine(place)}</strong>
      </p>
      {place.gettingThere && <p>{place.gettingThere}</p>}
      {(map || way) && (
        <ul>
          {map && (
            <li>
              <a href={map} rel="noreferrer">
                {going.seeOnMap}
              </a>
            </li>
          )}
          {way && (
            <li>
              <a href={way} rel="noreferrer">
                {going.planAWay}
              </a>
            </li>
          )}
          <li>
            <a href="https://www.traveline.info/" rel="noreferrer">
              {going.planABus}
            </a>
          </li>
        </ul>
      )}
    </div>
  )
}

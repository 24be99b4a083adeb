import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import { backdropWithin } from '../../geography/index.ts'
import type { Content } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Service } from '../entry.ts'
import { addressLine } from '../facts.ts'
import { mapExtent, PlacesMap } from './map.tsx'
import { readView, viewText } from './projection.ts'

const { whereOf } = en.geography

type Placed = Pick<Service, 'id' | 'name' | 'locations'>

const pointsOf = ({ locations }: Placed) =>
  locations
    .flatMap((place) => {
      const { latitude, longitude } = place
      const name = place.name ?? addressLine(place)
      return latitude === null || longitude === null ? [] : [{ latitude, longitude, name }]
    })
    .slice(0, 100)

/** Where a service is, on a map that moves by links; nothing when nobody knows. `asked` is the view in the address. */
export async function whereOnTheMap(
  database: Kysely<DB>,
  service: Placed,
  asked: string | undefined,
): Promise<Content> {
  const map = {
    points: pointsOf(service),
    view: readView(asked),
    wide: { width: 1_184, height: 380, sure: 577 },
    narrow: { width: 608, height: 320, sure: 288 },
  }
  const extent = mapExtent(map)
  if (!extent) return null
  const address = `/services/${service.id}`
  return (
    <div class="app-where" id="map">
      <PlacesMap
        title={whereOf({ name: service.name })}
        {...map}
        backdrop={await backdropWithin(database, extent)}
        way={(view) => `${address}${view ? `?map=${viewText(view)}` : ''}#map`}
      />
    </div>
  )
}

/** The same on a card: a map that stands still, as paper does. */
export async function mapOnACard(database: Kysely<DB>, service: Placed): Promise<Content> {
  const map = {
    points: pointsOf(service),
    wide: { width: 620, height: 240, sure: 440 },
    narrow: { width: 608, height: 220, sure: 240 },
  }
  const extent = mapExtent(map)
  if (!extent) return null
  return (
    <PlacesMap
      title={whereOf({ name: service.name })}
      {...map}
      backdrop={await backdropWithin(database, extent)}
    />
  )
}

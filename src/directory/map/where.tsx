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

/** Where a service is, on a map that moves by links; nothing when nobody knows. `asked` is the view in the address. */
export async function whereOnTheMap(
  database: Kysely<DB>,
  service: Pick<Service, 'id' | 'name' | 'locations'>,
  asked: string | undefined,
): Promise<Content> {
  const points = service.locations.flatMap((place) => {
    const { latitude, longitude } = place
    const name = place.name ?? addressLine(place)
    return latitude === null || longitude === null ? [] : [{ latitude, longitude, name }]
  })
  const map = {
    points: points.slice(0, 100),
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

import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import { backdropWithin } from '../../geography/index.ts'
import type { Content } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import { mapExtent, PlacesMap } from '../map/map.tsx'
import { readView, viewText } from '../map/projection.ts'
import { type Asked, addressOf, metresIn } from './asked.ts'
import type { Found } from './find-services.ts'
import type { Whereabouts } from './where.ts'

const { map: words, form } = en.finding

/**
 * This page's results on a map that moves by links, numbered as in the list; nothing where nobody knows where they
 * are. `view` is the part of the earth in the address.
 */
export async function foundOnTheMap(
  database: Kysely<DB>,
  { found, asked, where, first }: { found: Found; asked: Asked; where: Whereabouts; first: number },
  view: string | undefined,
): Promise<Content> {
  const points = found.results.flatMap(({ id, name, locations }, index) => {
    const place = locations.find(({ latitude }) => latitude !== null)
    if (!place || place.latitude === null || place.longitude === null) return []
    const { latitude, longitude } = place
    return [{ latitude, longitude, name, number: first + index, href: `/services/${id}` }]
  })
  const map = {
    points,
    view: readView(view),
    ...(where.kind === 'found' ? { centre: around(where, asked) } : {}),
    wide: { width: 640, height: 720, sure: 440 },
    narrow: { width: 608, height: 400, sure: 288 },
  }
  const extent = points.length > 0 ? mapExtent(map) : undefined
  if (!extent) return null
  const address = addressOf(asked, { page: asked.page })
  return (
    <div class="app-found-map" id="map">
      <PlacesMap
        title={words.title}
        {...map}
        backdrop={await backdropWithin(database, extent)}
        way={(to) => `${address}${to ? `${address.includes('?') ? '&' : '?'}map=${viewText(to)}` : ''}#map`}
      />
    </div>
  )
}

const around = (where: Extract<Whereabouts, { kind: 'found' }>, { miles }: Asked) => ({
  ...where,
  metres: metresIn(miles),
  distance: form.mile({ miles }),
})

import type { Room, Row } from './office.ts'
import { HERE, idOf, THERE } from './scene.ts'

// The surveys of which other rooms speak: one here and one in the other place.

const round = (name: string, place_id: string, made_by: string): Row => ({
  ...{ id: idOf(name), place_id, key: name.replaceAll(' ', '-'), name, kind: 'named' },
  ...{ opens_on: '2026-11-01', closes_on: '2026-12-18', made_by: idOf(made_by) },
})

/** The survey of that place. */
export const roundIn = (place: string): string => idOf(place === HERE ? 'survey here' : 'survey there')

export const rounds: Room = {
  offices: [],
  ground: [
    {
      table: 'round',
      rows: [
        round('survey here', HERE, 'council administrator'),
        round('survey there', THERE, 'administrator there'),
      ],
    },
  ],
}

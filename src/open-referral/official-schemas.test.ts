import { beforeAll, describe, expect, it } from 'vitest'
import { plantDirectory } from '../../demo/directory.ts'
import { makePlace } from '../accounts/factory.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { uuidV5 } from '../words/index.ts'
import { officialFolder, officialSchemas, officialThere, openDirectory } from './testing.ts'

const story = (text: string) =>
  officialThere
    ? text
    : `is skipped: ${officialFolder} is not on this machine, and the schemas are not ours to commit`

let db: TestDatabase
let ask: ReturnType<typeof openDirectory>

beforeAll(async () => {
  db = await testDatabase()
  const place = await makePlace(db.kysely)
  await plantDirectory(db.kysely, {
    ...{ place, now: new Date('2026-11-24T09:00:00Z'), team: () => undefined },
    id: (name) => uuidV5('6ba7b810-9dad-41d1-80b4-00c04fd430c8', name),
  })
  ask = openDirectory(db.kysely, { place })
})

/** Each list, what its things are called in the official schemas, and what each of them is called alone. */
const kinds = [
  ['services', 'service_list', 'service'],
  ['service_at_locations', 'service_at_location_list', 'service_at_location'],
  ['organizations', 'organization_list', 'organization'],
  ['taxonomies', 'taxonomy', 'taxonomy'],
  ['taxonomy_terms', 'taxonomy_term', 'taxonomy_term'],
] as const

describe('the demo’s directory, against the official schemas', () => {
  it.skipIf(!officialThere).each(kinds)(
    story('%s are as the schemas have them, in short, in full and alone'),
    async (list, listed, single) => {
      const wrong = officialSchemas()
      const page = (await ask(`/${list}?per_page=100`)).json
      expect(Object.keys(page)).toEqual([
        ...[
          'total_items',
          'total_pages',
          'page_number',
          'size',
          'first_page',
          'last_page',
          'empty',
          'contents',
        ],
      ])
      expect(page.contents.length).toBeGreaterThan(1)
      expect(page.contents.flatMap((thing: unknown) => wrong(listed, thing))).toEqual([])
      for (const { id } of page.contents) {
        const { status, json } = await ask(`/${list}/${id}`)
        expect(status).toBe(200)
        expect(json.id).toBe(id)
        expect(wrong(single, json)).toEqual([])
      }
      if (list.startsWith('taxonom')) return
      const full = (await ask(`/${list}?full=true&per_page=100`)).json
      expect(full.contents.flatMap((thing: unknown) => wrong(single, thing))).toEqual([])
      expect(full.total_items).toBe(page.total_items)
    },
  )
})

describe('the official schemas themselves', () => {
  it.skipIf(!officialThere)(story('refuse what is not as they say'), () => {
    const wrong = officialSchemas()
    expect(wrong('service', { id: 'bag-and-pad', name: 'Bag & Pad' }).length).toBeGreaterThanOrEqual(4)
    expect(wrong('taxonomy_term', { id: '3f7b145d-84af-42d7-8fae-eaca714b02b2' })).not.toEqual([])
  })
})

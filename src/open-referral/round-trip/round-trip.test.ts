import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { officialFolder, officialSchemas, officialThere } from '../testing.ts'
import { givenOut, lostFrom, stored, takeIn } from './testing.ts'

const feed = join(projectFolder(), '../shared/feeds/north_lincolnshire_services_2024-12.json')
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown
const story = (text: string) =>
  officialThere
    ? text
    : `is skipped: ${officialFolder} is not on this machine, and the schemas are not ours to commit`

async function twoDirectories(): Promise<[TestDatabase, TestDatabase]> {
  return [await testDatabase(), await testDatabase()]
}

describe('what was taken in comes out again meaning the same', () => {
  it.skipIf(!officialThere)(
    story('a real council feed: as the schemas have it, the same when taken in elsewhere, nothing lost'),
    { timeout: 120_000 },
    async () => {
      const [here, there] = await twoDirectories()
      const records = read(feed) as Record<string, unknown>[]
      const report = await takeIn(here, records, 'North Lincolnshire')
      const given = await givenOut(here)
      expect(given.length).toBe(report.new)
      const wrong = officialSchemas()
      expect(given.flatMap((service) => wrong('service', service))).toEqual([])
      await takeIn(there, given, 'Somebody else')
      expect(await stored(there)).toEqual(await stored(here))
      const byOriginal = new Map(
        given.map((one) => [(one.x_trellis as Record<string, string>).original_id, one]),
      )
      const lost = records.flatMap((record) => {
        const out = byOriginal.get(String(record.id))
        return out ? lostFrom(record, out) : []
      })
      expect(lost).toEqual([])
    },
  )

  const examples = ['mhclg-oruk-bsd3/3.0/examples', 'uk-profile-cc-by-sa/examples']
  it.skipIf(!officialThere).each(examples)(
    story('the examples of the specification in %s'),
    async (folder) => {
      const [here, there] = await twoDirectories()
      const example = read(join(officialFolder, folder, 'service_full.json')) as Record<string, unknown>
      await takeIn(here, [example], 'The specification')
      const [given = {}] = await givenOut(here)
      expect(officialSchemas()('service', given)).toEqual([])
      // The example lies at latitude 100, which is nowhere.
      expect(lostFrom(example, given)).toEqual([
        'service_at_locations.location.latitude: 100 → undefined',
        'service_at_locations.location.longitude: 101 → undefined',
      ])
      await takeIn(there, [given], 'Somebody else')
      expect(await stored(there)).toEqual(await stored(here))
    },
  )
})

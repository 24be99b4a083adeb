import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { locate } from '../locate.ts'
import { attributionsOf, backdropWithin } from '../shapes.ts'
import { importCommand } from './command.ts'
import type { PlacesReport } from './report.ts'

let db: TestDatabase
let opened = 0
const folder = mkdtempSync(join(tmpdir(), 'places-import-'))

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `places import` as bin/trellis would, and answers with what it printed. */
async function run(file: string, values: Record<string, string | boolean> = {}) {
  const printed: string[] = []
  const context: CommandContext = {
    env: {},
    print: (line) => printed.push(line),
    report: () => {},
    input: async () => '',
    inputBytes: async function* () {},
    now: new Date('2026-11-24T15:00:00Z'),
    database: async () => {
      opened++
      return { kind: 'bundled', appUrl: db.appUrl, installation: 'demo', stop: async () => {} }
    },
  }
  const code = await importCommand.run({ positionals: [file], values }, context)
  return { code, printed }
}

const told = async (file: string, values = {}): Promise<PlacesReport> =>
  JSON.parse((await run(file, { json: true, ...values })).printed[0] ?? '')

const written = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const counted = async () =>
  (await db.owner.query<{ count: number }>('select count(*)::int as count from postcode')).rows[0]?.count

const directory = `pcd,pcds,doterm,lat,long,lsoa21,oslaua
"ZS1 1AA","ZS1 1AA","",53.3,0.45,E01999001,E06999999
"ZS1 1AB","ZS1 1AB","201906",53.302,0.452,E01999001,E06999999
"ZS2 2AA","ZS2 2AA","",99.999999,0.000000,E99999999,
`

describe('a postcode directory', () => {
  it('is taken in, every row accounted for, and changes nothing the second time', async () => {
    const file = written('onspd.csv', directory)
    const first = { read: 3, new: 3, changed: 0, unchanged: 0, refused: [], refusedCount: 0 }
    expect(await told(file)).toEqual(first)
    expect(await told(file)).toEqual({ ...first, new: 0, unchanged: 3 })
    const changed = written('onspd-next.csv', directory.replace('53.302', '53.303'))
    expect(await told(changed)).toEqual({ ...first, new: 0, changed: 1, unchanged: 2 })
    expect(await locate(db.kysely, 'zs1 1ab', null)).toMatchObject({ latitude: 53.303, terminated: true })
    expect(await locate(db.kysely, 'ZS1', null)).toMatchObject({ kind: 'district', latitude: 53.3 })
    expect(await locate(db.kysely, 'ZS2 2AA', null)).toEqual({ found: false, because: 'unknown' })
    const { rows } = await db.owner.query("select * from postcode where postcode <> 'ZS1 1AA' order by 1")
    expect(rows).toEqual([
      {
        ...{ postcode: 'ZS1 1AB', latitude: 53.303, longitude: 0.452, terminated_in: '2019-06' },
        ...{ small_area: 'E01999001', authority: 'E06999999' },
      },
      {
        ...{ postcode: 'ZS2 2AA', latitude: null, longitude: null, terminated_in: null },
        ...{ small_area: null, authority: null },
      },
    ])
    expect(await attributionsOf(db.kysely)).toEqual([
      expect.stringMatching(/^Contains OS data © Crown copyright/),
    ])
  })

  it.each([
    ['with a mark of its order of bytes', `\ufeff${directory}`],
    ['with Windows ends of lines', directory.replaceAll('\n', '\r\n')],
    ['with semicolons', directory.replaceAll(',', ';')],
    ['with tabs', directory.replaceAll(',', '\t')],
    [
      'with the names of another edition',
      directory.replace('pcds', 'PCD7').replace('lsoa21', 'lsoa21cd').replace('oslaua', 'lad25cd'),
    ],
    ['without an end to its last line', directory.trimEnd()],
    ['with empty lines', `\n${directory.replaceAll('\n', '\n\n')}`],
    ['in UTF-16', Buffer.from(`\ufeff${directory}`, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(`\ufeff${directory}`, 'utf16le').swap16()],
    ['in UTF-16 without a mark', Buffer.from(directory, 'utf16le')],
    [
      'in a Windows encoding',
      Buffer.from(directory.replace('pcd,', 'pcd,n\u00e9,').replaceAll('\n"', '\n"\u00c9",'), 'latin1'),
    ],
  ])('%s is read the same', async (name, content) => {
    const { read, refusedCount } = await told(written(`${name}.csv`, content))
    expect({ read, refusedCount }).toEqual({ read: 3, refusedCount: 0 })
  })

  it('has its dirt refused, row by row, with the reason', async () => {
    const dirt = `postcode,latitude,longitude,doterm
ZS3 3AA,53.3,0.45,
ZS3 3AA,53.4,0.45,
,53.3,0.45,
12345,53.3,0.45,
ZZ99 3VZ,53.3,0.45,
ZS3 3AB,0.45,53.3,
ZS3 3AD,north,0.45,
ZS3 3AE,53.3,0.45,soon
ZS3 3AF
=HYPERLINK("x"),53.3,0.45,
`
    const report = await told(written('dirt.csv', dirt))
    expect(report).toMatchObject({ read: 10, new: 1, refusedCount: 9 })
    expect(report.refused.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '2 It stands in the file before.',
      '3 It has no postcode.',
      '4 It is no postcode.',
      '5 It stands for no place.',
      '6 It lies outside the United Kingdom.',
      '7 Its latitude or longitude is no number.',
      '8 Its month of termination is none.',
      '9 The row is cut off.',
      '10 It is no postcode.',
    ])
    const many = `postcode,lat,long\nZS3 3AG,53.3,0.45\n${'x,1,1\n'.repeat(500)}`
    const full = await told(written('many.csv', many))
    expect([full.refused.length, full.refusedCount]).toEqual([20, 500])
    expect((await run(written('many.csv', many))).printed.at(-1)).toBe('  and 480 more.')
  })

  it('of 20,000 rows of forty columns is taken in at a speed that is told, not judged', async () => {
    const rest = ',E05000001'.repeat(36)
    const rows = Array.from(
      { length: 20_000 },
      (_, at) =>
        `ZS${10 + Math.floor(at / 4_000)} ${Math.floor((at % 4_000) / 400)}${letters(at % 400)},,53.3,0.45${rest}`,
    )
    const file = written('speed.csv', `pcds,doterm,lat,long${rest}\n${rows.join('\n')}\n`)
    const began = performance.now()
    expect(await told(file)).toMatchObject({ read: 20_000, new: 20_000, refusedCount: 0 })
    const seconds = (performance.now() - began) / 1_000
    console.info(`Postcodes taken in: ${Math.round(20_000 / seconds).toLocaleString('en-GB')} rows a second`)
  })

  it('stays as it was when the file breaks off inside', async () => {
    const before = await counted()
    const rows = Array.from(
      { length: 9_000 },
      (_, at) => `ZS4 ${Math.floor(at / 900)}${letters(at % 400)},53.3,0.45`,
    )
    const broken = `postcode,lat,long\n${rows.join('\n')}\n"ZS4 9ZZ,53.3,0.45\n${'x'.repeat(300_000)}`
    await expect(run(written('broken.csv', broken))).rejects.toThrow(
      /broken\.csv cannot be read past row [\d,]+: a quotation mark is not closed, or it is no CSV\. Nothing was taken in\./,
    )
    expect(await counted()).toBe(before)
  })
})

const letters = (at: number) =>
  `${'ABDEFGHJLNPQRSTUWXYZ'[Math.floor(at / 20)]}${'ABDEFGHJLNPQRSTUWXYZ'[at % 20]}`

describe('a file that is none', () => {
  it.each([
    ['nothing.csv', '', 'is empty.'],
    ['spaces.csv', ' \n\n ', 'is empty.'],
    [
      'other.csv',
      'name,price\nTea,1\n',
      'is no postcode directory: it has no column for the postcode (pcds, pcd8, pcd7, pcd, pcd2, postcode); its first row is "name", "price".',
    ],
    [
      'pointless.csv',
      'pcds,name\nZS1 1AA,x\n',
      'is no postcode directory: it has no column for the latitude',
    ],
    ['head.csv', 'pcds,lat,long\n', 'has a first row and no postcodes below it.'],
    ['wrong.csv', 'pcds,lat,long\nx,1,1\n', 'None of the 1 rows of'],
    ['onspd.zip', 'PK\u0003\u0004rest', 'is a zip: unpack it first, and name the file that lies in it.'],
    ['onspd.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0]), 'is packed with gzip: unpack it first.'],
    ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3]), 'is not a file of text.'],
    ['page.csv', '<!doctype html><p>Moved', 'is a web page or XML: name a CSV or GeoJSON file.'],
    ['cut.geojson', '{"type":"FeatureCollection","features":[', 'is not whole JSON: nothing was taken in.'],
    ['feed.json', '{"contents":[]}', 'is JSON, but no GeoJSON: it has no "features".'],
    ['none.geojson', '{"features":[]}', 'has no features.'],
    ['topology.json', '{"type":"Topology","objects":{}}', 'is TopoJSON: turn it into GeoJSON first.'],
  ])('%s is one sentence, and nothing is written', async (name, content, sentence) => {
    const before = await counted()
    const failure = await run(written(name, content)).catch((error: Error) => error.message)
    expect(failure).toContain(sentence)
    expect(failure).not.toContain('\n')
    expect(await counted()).toBe(before)
  })

  it('nor one that is not there, nor a folder; the database is not even opened', async () => {
    mkdirSync(join(folder, 'a-folder'))
    const before = opened
    await expect(run(join(folder, 'gone.csv'))).rejects.toThrow(/^There is no file .*gone\.csv\.$/)
    await expect(run(join(folder, 'a-folder'))).rejects.toThrow('is a folder: name one file.')
    await expect(run(written('other2.csv', 'a,b\n1,2\n'))).rejects.toThrow('is no postcode directory')
    await expect(run(written('shore.json', '{"features":[]}'), { kind: 'lava' })).rejects.toThrow(
      '--kind is one of',
    )
    expect(opened).toBe(before)
  })
})

describe('shapes', () => {
  const ring = (...points: [number, number][]) => [...points, points[0]]
  const features = (...list: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features: list })
  const feature = (type: string, coordinates: unknown, properties = {}) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  })
  const shore = feature('Polygon', [ring([0.4, 53.2], [0.5, 53.2], [0.5, 53.4], [0.4, 53.4])], {
    kind: 'land',
    LAD25NM: 'Saltmere',
  })
  const road = feature(
    'LineString',
    Array.from({ length: 500 }, (_, at) => [0.4 + at / 5_000, 53.3]),
    { kind: 'road' },
  )
  const town = feature('Point', [0.45, 53.3], { name: 'Saltmere', population: 41_000 })
  const extent = { west: 0.3, south: 53.1, east: 0.6, north: 53.5 }

  it('are taken in, simplified, each accounted for, and changed when they have', async () => {
    const wrong = [
      feature('Polygon', [ring([530_000, 180_000], [530_100, 180_000], [530_100, 180_100])], {
        kind: 'land',
      }),
      feature('LineString', [
        [0.4, 53.2],
        [0.5, 53.3],
      ]),
      { type: 'Feature', geometry: null },
      feature('Point', [0.4, 53.2]),
      feature('GeometryCollection', []),
      feature('Polygon', [ring([0.4, 53.2], [0.400001, 53.2], [0.400001, 53.200001])], { kind: 'land' }),
      'text',
    ]
    const file = written('saltmere.geojson', features(shore, road, town, ...wrong))
    const report = await told(file, { attribution: 'Drawn by hand' })
    expect(report).toMatchObject({ read: 10, new: 3, changed: 0, unchanged: 0, refusedCount: 7 })
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      'Its points are not degrees of longitude and latitude (WGS84).',
      'It does not say what it is: give --kind land, water, green, boundary, street, road.',
      'It has no geometry.',
      'It is a point without a name.',
      'A GeometryCollection is neither an outline nor a line.',
      'It is smaller than 10 metres.',
      'It has no geometry.',
    ])
    expect(await told(file, { attribution: 'Drawn by hand' })).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 3,
    })
    const backdrop = await backdropWithin(db.kysely, extent)
    expect(backdrop.towns).toEqual([{ name: 'Saltmere', latitude: 53.3, longitude: 0.45, weight: 41_000 }])
    expect(backdrop.shapes.map(({ kind, closed, name }) => [kind, closed, name])).toEqual([
      ['land', true, 'Saltmere'],
      ['road', false, null],
    ])
    expect(backdrop.shapes[1]?.lines[0]).toHaveLength(2)
    expect(backdrop.attributions).toContain('Drawn by hand')
  })

  it('of a source take the place of what it had; another source keeps its own', async () => {
    const other = written(
      'other.geojson',
      features(
        feature('LineString', [
          [0.4, 53.2],
          [0.5, 53.3],
        ]),
      ),
    )
    expect(await told(other, { kind: 'boundary' })).toMatchObject({ read: 1, new: 1 })
    const less = written('saltmere.geojson', features(road))
    expect(await told(less, { attribution: '' })).toMatchObject({ read: 1, changed: 1, gone: 2 })
    const { shapes, towns, attributions } = await backdropWithin(db.kysely, extent)
    expect(shapes.map(({ kind }) => kind).sort()).toEqual(['boundary', 'road'])
    expect(towns).toEqual([])
    expect(attributions).not.toContain('Drawn by hand')
  })

  it('keep their holes, whichever way round they were drawn', async () => {
    const outline = ring([0.4, 53.2], [0.5, 53.2], [0.5, 53.4], [0.4, 53.4])
    const hole = ring([0.42, 53.25], [0.45, 53.25], [0.45, 53.3], [0.42, 53.3])
    const file = written('lake.geojson', features(feature('Polygon', [outline, hole])))
    await told(file, { kind: 'land' })
    const { shapes } = await backdropWithin(db.kysely, extent)
    const lake = shapes.find(({ kind }) => kind === 'land')
    const twice = (line: readonly (readonly [number, number])[]) =>
      line.reduce((sum, [x, y], at) => {
        const [toX, toY] = line[(at + 1) % line.length] ?? [x, y]
        return sum + x * toY - toX * y
      }, 0)
    expect(lake?.lines.map((line) => twice(line) > 0)).toEqual([true, false])
  })
})

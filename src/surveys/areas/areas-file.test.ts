import { beforeAll, describe, expect, it } from 'vitest'
import { makePlace } from '../../accounts/factory.ts'
import { actorTransaction } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { keepAreas } from './area-store.ts'
import { type Area, readAreas } from './areas-file.ts'

const file = (...lines: string[]) => Buffer.from(lines.join('\r\n'))

describe('a file of small areas', () => {
  it('is read with deciles or fifths, by any of the usual names', () => {
    expect(
      readAreas(file('LSOA21CD,Neighbourhood,IMD decile', 'e01000001, Harbour ,1', 'E01000002,Harbour,10')),
    ).toEqual({
      ok: true,
      areas: [
        { code: 'E01000001', neighbourhood: 'Harbour', deprivation: 1 },
        { code: 'E01000002', neighbourhood: 'Harbour', deprivation: 5 },
      ],
    })
    const fifths = readAreas(
      file('small_area,neighbourhood,deprivation_fifth', 'E01000001,Quay,4', 'E01000002,Quay,'),
    )
    expect(fifths).toMatchObject({ areas: [{ deprivation: 4 }, { deprivation: null }] })
  })

  it.each([
    [
      'no columns of ours',
      ['area,name', 'E01000001,Quay'],
      'The columns small_area and neighbourhood are needed',
    ],
    [
      'no code',
      ['small_area,neighbourhood', 'Quay,Quay'],
      'Line 2: the small area is not the code of an LSOA',
    ],
    [
      'one twice',
      ['small_area,neighbourhood', 'E01000001,A', 'E01000001,B'],
      'Line 3: E01000001 stood in line 2',
    ],
    ['no neighbourhood', ['small_area,neighbourhood', 'E01000001,'], 'Line 2: there is no neighbourhood'],
    [
      'an eleventh decile',
      ['small_area,neighbourhood,decile', 'E01000001,Quay,11'],
      'Line 2: deprivation is a decile from 1 to 10',
    ],
    ['a sixth fifth', ['small_area,neighbourhood,fifth', 'E01000001,Quay,6'], 'Line 2: deprivation'],
  ])('is refused whole, with its line: %s', (_, lines, problem) => {
    expect(readAreas(file(...lines))).toEqual({ ok: false, problem: expect.stringContaining(problem) })
  })
})

describe('small areas of a place', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await testDatabase()
  })

  it('are moved when they are loaded again, and never those of another place', async () => {
    const [here, there] = [await makePlace(db.kysely), await makePlace(db.kysely)]
    const load = (place: string, areas: Area[]) =>
      actorTransaction(
        db.kysely,
        {
          ...{ actor: { kind: 'operator:surveys-areas', id: null, place } },
          ...{ now: new Date('2026-11-24T09:00:00Z'), request: newId() },
        },
        (acting) => keepAreas(acting, areas),
      )
    const area = (neighbourhood: string, deprivation: number | null): Area => ({
      ...{ code: 'E01000001', neighbourhood, deprivation },
    })
    expect(await load(here, [area('Harbour', 1)])).toEqual({ neighbourhoods: 1 })
    await load(there, [area('Elsewhere', 5)])
    await load(here, [area('Quay', 2)])
    const { rows } = await db.owner.query(
      `select a.place_id = $1 as here, n.name, a.deprivation from small_area a
       join neighbourhood n on n.id = a.neighbourhood_id order by a.place_id = $1 desc`,
      [here],
    )
    expect(rows).toEqual([
      { here: true, name: 'Quay', deprivation: 2 },
      { here: false, name: 'Elsewhere', deprivation: 5 },
    ])
  })
})

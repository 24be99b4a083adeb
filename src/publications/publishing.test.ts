import { hash } from 'node:crypto'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Acting, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { measureLibrary } from '../measures/index.ts'
import { makeClosedRound } from '../surveys/closed-factory.ts'
import { newId } from '../words/index.ts'
import { inventedRows, questionnaireOf, seeded } from './factory.ts'
import type { Frozen } from './figures.ts'
import { MAKING, publishRound } from './publish.ts'
import { figuresOf, groupsWithin, latestPublication, publications } from './reading-store.ts'
import { comparisonsIn, figuresIn } from './results.ts'
import { asOperator, roundCalled } from './round-store.ts'
import { openAnswers } from './taking-in/file.ts'
import type { TakenRow } from './taking-in/row.ts'
import { takeIn } from './taking-in/take-in.ts'

const now = new Date('2025-12-01T09:00:00Z')
const questionnaire = questionnaireOf(measureLibrary().filter(({ key }) => ['ons4', 'swemwbs'].includes(key)))

let database: TestDatabase
let place: string
const schools: { id: string; urn: string; teacher: string }[] = []
let judith: string
let areas: { id: string; name: string; deprivation: number }[]

const asWorker = <T>(id: string, work: (acting: Acting) => Promise<T>): Promise<T> =>
  actorTransaction(database.kysely, { actor: { kind: 'worker', id, place }, now, request: newId() }, work)

beforeAll(async () => {
  database = await testDatabase()
  const { kysely } = database
  place = await makePlace(kysely)
  const council = await makeOrganisation(kysely, { place, kind: 'council', name: 'Saltmere Council' })
  const team = await makeTeam(kysely, { place, organisation: council })
  judith = await makeWorker(kysely, { place, organisation: council, roles: [{ team, role: 'commissioner' }] })
  for (let nth = 1; nth <= 6; nth++) {
    const urn = `90000${nth}`
    const id = await makeOrganisation(kysely, { place, name: `School ${nth}`, urn })
    const staff = await makeTeam(kysely, { place, organisation: id })
    const teacher = await makeWorker(kysely, {
      place,
      organisation: id,
      roles: [{ team: staff, role: 'referrer' }],
    })
    schools.push({ id, urn, teacher })
  }
  areas = [1, 2, 3, 4, 5].map((nth) => ({ id: newId(), name: `Quarter ${nth}`, deprivation: nth }))
  await asWorker(judith, async (acting) => {
    for (const { id, name } of areas)
      await acting.tx.insertInto('neighbourhood').values({ id, place_id: place, name }).execute()
    await makeClosedRound(acting, {
      key: 'autumn-2025',
      questionnaire,
      schools: schools.slice(0, 5).map(({ id }) => id),
    })
  })
})

/** The rows as a file a school's software could have written. */
async function fileOf(rows: Iterable<TakenRow>): Promise<string> {
  const lines = [
    'School URN,Year group,Gender,Ethnic group,FSM,SEN,Neighbourhood,Deprivation,' +
      questionnaire.items.map(({ id }) => id).join(','),
  ]
  for (const row of rows) {
    const answers = [...row.answers].map((answer) => (answer >= 254 ? '' : answer))
    const urn = schools.find(({ id }) => id === row.school)?.urn
    lines.push(
      [
        urn,
        row.year_group,
        row.gender,
        row.ethnic_group,
        row.free_meals,
        row.special_needs,
        areas.find(({ id }) => id === row.neighbourhood)?.name,
        row.deprivation,
        ...answers,
      ].join(','),
    )
  }
  const path = join(tmpdir(), `answers-${newId()}.csv`)
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}

const people = (pupils: number) =>
  inventedRows(
    questionnaire,
    {
      schools: schools.map(({ id }, at) => ({ id, pupils, years: [7, 8, 9, 10], lift: at / 50 })),
      neighbourhoods: areas,
    },
    seeded(7),
  )

const importing = async (path: string, { replace = false } = {}) => {
  const file = await openAnswers(path)
  const find = { kind: 'operator:surveys-import' as const, place, now }
  const round = await asOperator(database.kysely, find, (acting) =>
    roundCalled(acting, 'autumn-2025', undefined),
  )
  return asOperator(database.kysely, find, (acting) => takeIn(acting, round, file, { replace }))
}

const publishing = async () => {
  const as = { kind: 'operator:surveys-publish' as const, place, now }
  const round = await asOperator(database.kysely, as, (acting) =>
    roundCalled(acting, 'autumn-2025', undefined),
  )
  return asOperator(database.kysely, as, (acting) => publishRound(acting, round, { minimumBase: 10 }))
}

describe('a round of six schools', () => {
  it('is taken in whole, published, and read by each for itself', async () => {
    const path = await fileOf(people(120))
    const report = await importing(path)
    expect(report).toMatchObject({ rows: 720, taken: 720, held: 0, refused: 0, already: false })
    expect(report.notes).toContain('1 school not asked before, now among those of the round: School 6')
    expect(await importing(path)).toMatchObject({ rows: 720, taken: 720, already: true })

    const published = await publishing()
    expect(published).toMatchObject({ version: 1, made: true, answerSets: 720, schools: 6 })
    expect(await publishing()).toMatchObject({ version: 1, made: false })
    // The place and the public are told the same groups: they count once.
    const counted = await database.owner.query<{ hidden: number; of: number; place: number }>(
      `select count(*) filter (where is_hidden and audience <> 'place')::int as hidden,
         count(*) filter (where audience <> 'place')::int as of, count(*) filter (where is_hidden and audience = 'place')::int as place
       from publication p join publication_group g on g.publication_id = p.id,
         lateral (select bool_and(json_typeof(f) = 'null') from json_array_elements(g.figures) f) h (is_hidden)`,
    )
    expect(counted.rows[0]).toEqual({ hidden: published.hidden, of: published.cells, place: 7 })

    const [first, second] = schools
    await asWorker(first?.teacher ?? '', async (acting) => {
      const found = await publications(acting)
      expect(found.map(({ audience, organisation }) => [audience, organisation?.id ?? null])).toEqual([
        ['public', null],
        ['school', first?.id],
      ])
      const own = await latestPublication(acting, { round: 'autumn-2025', audience: 'school' })
      const groups = own ? await figuresOf(acting, own) : []
      const everybody = groups.find(({ grouping }) => grouping === 'all')
      const satisfied = everybody?.figures['ons4.life_satisfaction']
      expect((satisfied?.n ?? 0) + (satisfied?.missing ?? 0)).toBe(120)
      expect(satisfied?.mean?.low).toBeLessThan(satisfied?.mean?.value ?? 0)
      expect(Object.keys(satisfied?.shares ?? {})).toEqual(['0-4', '5-6', '7-8', '9-10'])
      expect(everybody?.figures['swemwbs.metric']?.mean?.value).toBeGreaterThan(7)
      const another = await latestPublication(acting, {
        round: 'autumn-2025',
        audience: 'school',
        organisation: second?.id ?? '',
      })
      expect(another).toBeUndefined()
      expect(await latestPublication(acting, { round: 'autumn-2025', audience: 'place' })).toBeUndefined()
    })
    await asWorker(judith, async (acting) => {
      const found = await publications(acting)
      expect(found.map(({ audience }) => audience)).toEqual(['place', 'public'])
      expect(found[0]?.comparisons.inequality?.['swemwbs.metric']?.slope.value).toBeTypeOf('number')
      // Rule 7: every figure that is printed carries its n and how many were missing.
      const [place] = found
      if (!place) throw new Error('the place was told nothing')
      const groups = await figuresOf(acting, place)
      const printed = groups.flatMap((group) => [...figuresIn(place, group, group)])
      const all = [...printed, ...comparisonsIn(place, groups)].filter(({ hidden }) => !hidden)
      expect(new Set(all.map(({ statistic }) => statistic))).toEqual(
        new Set(['n', 'mean', 'sd', 'share', 'difference', 'slope_index', 'relative_index']),
      )
      expect(all.filter(({ n, missing }) => n === undefined || missing === undefined)).toEqual([])
    })
  })

  it('tells the same of the same answers, to the digit, as long as the way of making it has its name', async () => {
    const { rows } = await database.owner.query<{ who: string; value: string; figures: (Frozen | null)[] }>(
      `select p.audience || coalesce(' ' || o.name, '') as who, g.value, g.figures
       from publication p join publication_group g on g.publication_id = p.id left join organisation o on o.id = p.organisation_id
       order by p.audience, o.name, g.nth`,
    )
    const nameOf = (value: string) => areas.find(({ id }) => id === value)?.name ?? value
    const told = rows.map(({ who, value, figures }) => [who, nameOf(value), figures])
    const hiddenOnes = rows.flatMap(({ figures }) => figures.filter((one) => one === null || one[4] === null))
    expect(hiddenOnes.length).toBeGreaterThan(100)
    // Whoever changes what is told of the same answers renames MAKING (publish.ts), and writes both anew here.
    expect([MAKING, hash('sha256', JSON.stringify(told))]).toEqual([
      'with similar schools, three groupings at once, three schools not in name only, no answer denied of the hidden',
      '87fb3311a804b9828312a6ae839814fa92bd4598653926d3dd76bb1686932fc6',
    ])
  })

  it('gives what is remembered of a publication to nobody who may not read it now', async () => {
    const [first, second] = schools
    const own = await asWorker(first?.teacher ?? '', async (acting) => {
      const found = await latestPublication(acting, { round: 'autumn-2025', audience: 'school' })
      if (!found) throw new Error('the school was told nothing')
      const groups = await figuresOf(acting, found)
      expect(groups.length).toBeGreaterThan(1)
      // Asked again it is the very same, and not read a second time.
      expect(await figuresOf(acting, found)).toBe(groups)
      return found
    })
    for (const other of [second?.teacher ?? '', judith])
      await asWorker(other, async (acting) => {
        expect(await publications(acting)).not.toContainEqual(expect.objectContaining({ id: own.id }))
        expect(await figuresOf(acting, own)).toEqual([])
        expect(await groupsWithin(acting, own)).toEqual([])
      })
  })

  it('tells nobody of three who came late: whoever was told before keeps that', async () => {
    const late = [...people(1)].slice(0, 3)
    expect(await importing(await fileOf(late))).toMatchObject({ rows: 3, taken: 3 })
    expect(await publishing()).toMatchObject({ made: false, version: 1, kept: 5 })
    await asWorker(judith, async (acting) => {
      expect((await publications(acting)).map(({ version }) => version)).toEqual([1, 1])
    })
  })

  it('puts a file in the place of the one of its name, whole or not at all', async () => {
    const [first, ...more] = [...people(2)].filter(({ school }) => school === schools[0]?.id)
    const path = await fileOf(first ? [first] : [])
    const answers = async () =>
      (await database.owner.query('select count(*)::int as n from round_answers')).rows[0]?.n as number
    const before = await answers()
    await expect(importing(path, { replace: true })).rejects.toThrow('There is nothing to replace')
    expect(await answers()).toBe(before)
    expect(await importing(path)).toMatchObject({ rows: 1, taken: 1 })
    expect(await answers()).toBe(before + 1)

    const both = await fileOf(first ? [first, ...more] : [])
    await copyFile(both, path)
    expect(await importing(path, { replace: true })).toMatchObject({ rows: 2, taken: 2, already: false })
    expect(await answers()).toBe(before + 2)

    await writeFile(path, (await readFile(path, 'utf8')).trimEnd().slice(0, -4))
    await expect(importing(path, { replace: true })).rejects.toThrow('cut off')
    expect(await answers()).toBe(before + 2)
    const { rows } = await database.owner.query(
      'select rows, replaced_at is not null as replaced from answers_import where file_name = $1 order by rows',
      [basename(path)],
    )
    expect(rows).toEqual([
      { rows: 1, replaced: true },
      { rows: 2, replaced: false },
    ])
    await database.owner.query(
      `delete from round_answers where import_id in (select id from answers_import where file_name = $1)`,
      [basename(path)],
    )
  })

  it('accounts for every row of a file that is not as it should be, and keeps nothing of one that was cut', async () => {
    const header = `school_urn,pupil,gender,${questionnaire.items.map(({ id }) => id).join(',')}`
    const right = questionnaire.items.map(({ choices }) => choices.from).join(',')
    const rows = [
      `900001,a,F,${right}`,
      `900001,a,F,${right}`,
      `900001,a,M,${right.replace(/\d+$/, '3')}`,
      `123456,b,F,${right}`,
      `900001,c,sometimes,${right}`,
      `900001,d,F,${right.replace(/^\d+/, '99')}`,
      `900001,e,F`,
      `900002,f,girl,${right}`,
    ]
    const written = async (text: string | Buffer) => {
      const path = join(tmpdir(), `answers-${newId()}.csv`)
      await writeFile(path, text)
      return path
    }
    const text = `\uFEFF${header}\r\n${rows.join('\r\n')}\r\n`
    const report = await importing(await written(text))
    expect(report).toMatchObject({ rows: 8, taken: 2, held: 3, refused: 3 })
    expect(report.reasons.flatMap(({ first }) => first).sort()).toEqual([3, 4, 5, 6, 7, 8])
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.slice(1), 'utf16le')])
    // The same pupils in another file: what was taken from the first is a repeat here, and what is doubtful waits again.
    expect(await importing(await written(wide))).toMatchObject({ rows: 8, taken: 0, held: 3, refused: 5 })
    const others = text.replaceAll(/,([abcdef]),/g, ',$1$1,')
    const wider = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(others.slice(1), 'utf16le')])
    expect(await importing(await written(wider))).toMatchObject({ rows: 8, taken: 2, held: 3, refused: 3 })

    const count = async () =>
      (await database.owner.query('select count(*)::int as n from round_answers')).rows[0]
    const before = await count()
    const cut = `${header}\n${rows[0]}\n${rows[7]}`
    await expect(importing(await written(cut.slice(0, -4)))).rejects.toThrow('it was cut off')
    await expect(importing(await written(`${header}\n${rows[0]}\n"900001,b`))).rejects.toThrow('cut off')
    await expect(importing(await written('a,b\n1,2\n'))).rejects.toThrow('No column says which school')
    await expect(importing(await written(`${header}\n`))).rejects.toThrow(
      'no row below it: nothing was taken',
    )
    expect(await count()).toEqual(before)

    // A quote mark that one row opens and another closes: neither is lost, and neither counts as the other's.
    const name = 'Sallowfield High School'
    const [opens, closes] = [`900001,"${name},g,F,${right}`, `900001,"${name}",h,F,${right}`]
    const comment = `900001,${name},i,F,${right.replace(/,\d+$/, ',"2')}\n"`
    const run = await importing(
      await written(
        [header.replace(',', ',school,'), opens, closes, `900001,,j,F,${right}`, comment, ''].join('\n'),
      ),
    )
    expect(run).toMatchObject({ rows: 4, taken: 2, refused: 2 })
    expect(run.reasons).toContainEqual({
      ...{ reason: 'a quote mark opens in one row and is closed in another', rows: 2, first: [2, 3] },
    })
    // What may be missing of a file that can be read is said with it.
    const short = await importing(await written(`school_urn,${questionnaire.items[0]?.id}\n900001,1`))
    expect(short).toMatchObject({ rows: 1, taken: 1 })
    expect(short.notes.slice(0, 2)).toEqual([
      expect.stringMatching(
        `^${questionnaire.items.length - 1} of the round’s ${questionnaire.items.length} columns are not in the file \\(`,
      ),
      expect.stringMatching('^The last line is not ended'),
    ])
  })

  it('says when its answers are gone that they were destroyed, and not that nobody answered', async () => {
    await database.owner.query('delete from round_answers')
    await expect(publishing()).rejects.toThrow('Nobody has answered in the round autumn-2025 yet.')
    await database.owner.query(
      "insert into round_destruction (round_id, what, destroyed_at) select id, 'answers', '2026-11-01T00:00Z' from round where key = 'autumn-2025'",
    )
    await expect(publishing()).rejects.toThrow('were destroyed on their day: what was published of it stays')
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { makePlace } from '../../accounts/factory.ts'
import { type Actor, actorTransaction } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { commandsOn, json, NOW } from '../testing.ts'
import type { ImportReport } from './report.ts'

let database: TestDatabase
let place: string
const { file, called } = commandsOn(() => database)
const HEAD = 'young_person,arm,measure,point,date,value'

beforeAll(async () => {
  database = await testDatabase()
  await database.owner.query("insert into installation (kind) values ('demo')")
  place = await makePlace(database.kysely)
})

const taken = async (key: string, rows: string | Uint8Array, more: Record<string, string> = {}) =>
  called('import', key, { scores: file(rows), json: true, source: 'a source', ...more })
const report = async (key: string, rows: string | Uint8Array, more?: Record<string, string>) => {
  const left = await taken(key, rows, more)
  const told = json<ImportReport>(left)
  expect(told.rows).toBe(told.kept + told.held.length + told.refused.length)
  return { ...told, code: left.code }
}
const reasons = ({ held, refused }: Pick<ImportReport, 'held' | 'refused'>) =>
  [...held, ...refused].map(({ row, reason }) => `${row}: ${reason}`)
const scores = async (columns = 'person, measure, point, value::text, given_on') =>
  (
    await database.owner.query({
      text: `select ${columns} from programme_score order by 1, 2`,
      rowMode: 'array',
    })
  ).rows

describe('bin/trellis programmes import KEY --scores', () => {
  it('keeps what can be kept, and numbers people instead of naming them', async () => {
    const told = await report(
      'connect-together',
      `${HEAD}\nTaz Morris,,SDQ,Baseline,2026-01-07,20\nTaz Morris,,sdq,end,7/6/2026,13.0\nKez 9434765919,,gbo:2,baseline,,3\n`,
    )
    expect(told).toMatchObject({
      rows: 3,
      kept: 3,
      held: [],
      refused: [],
      people: 2,
      replaced: false,
      code: 0,
    })
    expect(await scores()).toEqual([
      [1, 'sdq', 'baseline', '20', '2026-01-07'],
      [1, 'sdq', 'end', '13.0', '2026-06-07'],
      [2, 'gbo:2', 'baseline', '3', null],
    ])
    const { rows } = await database.owner.query(
      'select to_jsonb(p)::text || to_jsonb(c)::text as all from programme_person p join programme_cohort c on c.id = p.cohort_id',
    )
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row.all).not.toMatch(/Taz|Morris|Kez|9434765919/)
  })

  it.each([
    ['no young person', ',,sdq,baseline,,20', 'it does not say which young person'],
    ['a measure that nobody knows', 'a,,sdx,baseline,,20', '“sdx” is none of its measures: it asks'],
    ['a measure that it does not ask', 'a,,swemwbs,baseline,,20', '“swemwbs” is none of its measures'],
    ['goals without their number', 'a,,gbo,baseline,,5', '“gbo” is none of its measures: it asks gbo:1'],
    [
      'a point that is none',
      'a,,sdq,middle,,20',
      '“middle” is no point: there is baseline, review, end, follow-up',
    ],
    [
      'an arm, where there are none',
      'a,comparison,sdq,end,,20',
      '“comparison” is none of its arms: it has none',
    ],
    ['no value', 'a,,sdq,end,,', 'it has no value'],
    ['a value that is no number', 'a,,sdq,end,,lots', '“lots” is no number'],
    ['a value above the measure', 'a,,sdq,end,,41', '41 is not between 0 and 40'],
    ['a value below it', 'a,,sdq,end,,-1', '-1 is not between 0 and 40'],
    ['half a yes', 'a,,listened-to,end,,0.5', '0.5 is neither 1 for yes nor 0 for no'],
    ['a day that there is not', 'a,,sdq,end,2026-02-30,20', '“2026-02-30” is no date'],
    ['a day that has not come', 'a,,sdq,end,2027-01-01,20', '2027-01-01 has not come yet'],
    ['a cell too few', 'a,,sdq', 'is no point'],
  ])('refuses a row with %s, and keeps the others', async (_what, row, because) => {
    const told = await report('connect-together', `${HEAD}\nb,,sdq,baseline,,20\n${row}\n`)
    expect(told).toMatchObject({ kept: 1, held: [], code: 0 })
    expect(reasons(told)).toEqual([expect.stringContaining(because)])
    expect(told.refused[0]).toMatchObject({ file: 'scores', row: 3 })
  })

  it.each<[string, string | Uint8Array]>([
    ['a byte order mark and Windows line ends', `\u{feff}${HEAD}\r\na,,sdq,baseline,,20\r\n`],
    ['semicolons and decimal commas', `${HEAD.replaceAll(',', ';')}\na;;sdq;baseline;;20,0\n`],
    ['a line that names the mark', `sep=;\n${HEAD.replaceAll(',', ';')}\na;;sdq;baseline;;20\n`],
    ['UTF-16', Buffer.from(`\u{feff}${HEAD}\na,,sdq,baseline,,20\n`, 'utf16le')],
    ['Windows-1252', Buffer.from(`${HEAD}\nZo\u{e9},,sdq,baseline,,20\n`, 'latin1')],
    ['quotes, blank lines and spaces', `${HEAD}\n\n"a", ,"sdq", baseline ,,"20"\n,,,,,\n`],
    [
      'columns in another order and more of them',
      'value,name,point,measure,young_person\n20,Taz,baseline,sdq,a\n',
    ],
  ])('reads %s', async (_what, content) => {
    const told = await report('connect-together', content)
    expect(told).toMatchObject({ rows: 1, kept: 1, held: [], refused: [] })
    expect((await scores('person, measure, value::numeric::float'))[0]).toEqual([1, 'sdq', 20])
  })

  it('takes yes and no for 1 and 0, and a sign of a hundred behind attendance', async () => {
    await report('connect-together', `${HEAD}\na,,listened-to,end,,Yes\nb,,listened-to,end,,0\n`)
    expect(await scores('person, value::text')).toEqual([
      [1, '1'],
      [2, '0'],
    ])
    await report('east-sussex', `${HEAD}\na,programme,attendance,baseline,,86.25%\n`)
    expect(await scores('measure, value::text')).toContainEqual(['attendance', '86.25'])
  })

  it('holds the second score of the same person, measure and point, in one lot or two', async () => {
    const many = Array.from({ length: 5_001 }, (_, at) => `p${at},,sdq,baseline,,20\n`).join('')
    const told = await report(
      'connect-together',
      `${HEAD}\na,,sdq,end,,9\na,,sdq,end,,8\n${many}p3,,sdq,baseline,,21\n`,
    )
    expect(reasons(told)).toEqual([
      '3: the same young person has sdq at end before',
      '5005: the same young person has sdq at baseline before',
    ])
    expect(await scores('value::text, measure, point')).toContainEqual(['9', 'sdq', 'end'])
  })

  it('holds an arm that changes, lets it be left out, and refuses one that is not the blueprint’s', async () => {
    const told = await report(
      'rejuvenate',
      `${HEAD}\na,,attendance,baseline,,80\na,Programme,attendance,end,,85\na,comparison,attendance,follow-up,,86\nb,signposted,attendance,end,,80\n`,
    )
    expect(told).toMatchObject({ kept: 2, people: 1 })
    expect(reasons(told)).toEqual([
      '4: its arm is comparison, and the young person is in the arm programme before',
      '5: “signposted” is none of its arms: there is programme and comparison',
    ])
    const { rows } = await database.owner.query('select arm from programme_person where arm is not null')
    expect(rows).toEqual([{ arm: 'programme' }])
  })

  it('replaces what a source gave before, beside other sources, and keeps it where nothing new can be kept', async () => {
    await report('link', `${HEAD}\na,,ors,baseline,,20\nb,,ors,baseline,,20\n`, { source: 'one' })
    await report('link', `${HEAD}\na,,ors,baseline,,20\n`, { source: 'two' })
    const again = await report('link', `${HEAD}\nc,,ors,end,,30\n`, { source: 'one' })
    expect(again).toMatchObject({ replaced: true, people: 1 })
    const none = await report('link', `${HEAD}\nc,,ors,end,,300\n`, { source: 'one' })
    expect(none).toMatchObject({ code: 1, kept: 0, replaced: false })
    const { rows } = await database.owner.query(
      `select c.source, count(s.person)::int as n, max(s.value)::int as most, c.kept, c.invented from programme_cohort c
       left join programme_score s on s.cohort_id = c.id where c.programme = 'link' group by c.id order by 1`,
    )
    expect(rows).toEqual([
      { source: 'one', n: 1, most: 30, kept: 1, invented: false },
      { source: 'two', n: 1, most: 20, kept: 1, invented: false },
    ])
  })

  it.each([
    [
      'no column says what it must',
      'link',
      `young_person,arm,point,value\na,,end,3\n`,
      'there is no column measure',
    ],
    ['a column is there twice', 'link', `${HEAD},Value\na,,ors,end,,3,4\n`, 'two columns are value'],
    ['there is a header only', 'link', `${HEAD}\n`, 'has a first row and nothing below it'],
    [
      'a quote is never closed',
      'link',
      `${HEAD}\na,,ors,end,,3\n"b,,ors,end,,3\n`,
      'cannot be read to its end',
    ],
    ['it is a spreadsheet', 'link', Buffer.from('PK\u0003\u0004xx'), 'is a spreadsheet'],
    ['it is empty', 'link', '', 'is empty'],
    ['there is no such programme', 'linc', `${HEAD}\na,,ors,end,,3\n`, 'There is no programme "linc"'],
  ])('changes nothing and says why where %s', async (_what, key, content, because) => {
    const left = await taken(key, content)
    expect(left).toMatchObject({ code: 1, printed: [] })
    expect(left.sentence).toContain(because)
  })

  it('says which file is not there, and that it needs one', async () => {
    expect((await called('import', 'link', { scores: '/nowhere.csv' })).sentence).toBe(
      'There is no file /nowhere.csv.',
    )
    expect(await called('import', 'link')).toMatchObject({ code: 2 })
  })

  it('prints for a person what was held and refused, and why', async () => {
    const left = await called('import', 'link', {
      scores: file(`${HEAD}\na,,ors,end,,3\na,,ors,end,,4\na,,x,end,,3\n`),
      source: 'told',
    })
    expect(left.printed[0]).toBe('3 rows of told: 1 kept, 1 held for a person, 1 refused. 1 person.')
    expect(left.printed[1]).toBe('  Held: line 3 of the scores: the same young person has ors at end before.')
    expect(left.printed[2]).toContain('  Refused: line 4 of the scores: “x” is none of its measures')
  })
})

describe('--people', () => {
  const PEOPLE =
    'young_person,school,sex,age,ethnic_group,deprivation,special_needs,care_status,referred_by,onward,contacts,first_contact,last_contact'

  it('keeps what is known, whoever is in one file and not in the other as well, and holds a person that comes twice', async () => {
    const people = file(
      `${PEOPLE}\na,Marram High School,F,12,WBRI,1,K,looked after,GP,Education and skills;youth-and-sport,7,2026-09-07,2026-11-20\nonly here,,m,13,,Q5,none,,young-person,,,,\na,,,,,,,,,,,,\n`,
    )
    const told = await report(
      'connect-together',
      `${HEAD}\na,,sdq,baseline,,20\nonly there,,sdq,baseline,,19\n`,
      {
        people,
        source: 'with people',
      },
    )
    expect(told).toMatchObject({ rows: 5, kept: 4, people: 3 })
    expect(told.held).toEqual([{ file: 'people', row: 4, reason: 'the same young person stands before' }])
    const { rows } = await database.owner.query(
      `select p.* from programme_person p join programme_cohort c on c.id = p.cohort_id and c.source = 'with people' order by person`,
    )
    expect(rows.map(({ cohort_id: _, ...row }) => row)).toEqual([
      {
        ...{
          person: 1,
          arm: null,
          school: 'Marram High School',
          sex: 'female',
          age: 12,
          ethnic_group: 'white',
        },
        ...{
          deprivation: 1,
          special_needs: 'support',
          care_status: 'in_care',
          referred_by: 'gp',
          contacts: 7,
        },
        onward: ['education-and-skills', 'youth-and-sport'],
        ...{ first_contact: '2026-09-07', last_contact: '2026-11-20', weekly: null, handovers: null },
      },
      expect.objectContaining({
        person: 2,
        sex: 'male',
        deprivation: 5,
        onward: [],
        referred_by: 'young-person',
      }),
      expect.objectContaining({ person: 3, sex: null, onward: null, referred_by: null }),
    ])
  })

  it.each([
    ['a sex', 'a,,q,,,,,,,,,,', 'its sex is none that we know: “q”; it may be female, male or other'],
    ['an age', 'a,,,300,,,,,,,,,', 'its age is none that we know'],
    ['a fifth of deprivation', 'a,,,,,9,,,,,,,', 'its deprivation is none that we know'],
    ['a referrer', 'a,,,,,,,,the vicar,,,,', 'its referred_by is none that we know'],
    ['a kind of service', 'a,,,,,,,,,employment;elsewhere,,,', 'its onward is none that we know'],
    [
      'a last contact before the first',
      'a,,,,,,,,,,3,2026-10-01,2026-09-01',
      'its last contact is before its first',
    ],
  ])('refuses %s that is none', async (_what, row, because) => {
    const people = file(`${PEOPLE}\nb,,,,,,,,,,,,\n${row}\n`)
    const left = await called('import', 'connect-together', { people, json: true })
    expect(reasons(json<ImportReport>(left))).toEqual(
      [`3: ${because}`].map((one) => expect.stringContaining(one)),
    )
    expect(json<ImportReport>(left)).toMatchObject({ kept: 1, people: 1 })
  })
})

describe('nobody else sees them', () => {
  it.each<Actor>([
    { kind: 'public', id: null, place: '' },
    { kind: 'worker', id: newId(), place: '' },
    { kind: 'young-person', id: newId(), place: '' },
    { kind: 'operator:programmes', id: null, place: '' },
    { kind: 'operator:surveys-import', id: null, place: '' },
  ])('neither $kind', async (actor) => {
    await expect(seenBy({ ...actor, place } as Actor)).resolves.toEqual([0, 0, 0])
  })

  it('nor the commands in another place', async () => {
    const elsewhere = await makePlace(database.kysely, { name: 'Elsewhere' })
    for (const kind of ['operator:programmes-import', 'operator:programmes-outcomes'] as const) {
      expect((await seenBy({ kind, id: null, place }))[2]).toBeGreaterThan(0)
      expect(await seenBy({ kind, id: null, place: elsewhere })).toEqual([0, 0, 0])
    }
    const which = await called('outcomes', 'link')
    expect(which.sentence).toBe(
      'There are several places here (Elsewhere, Saltmere): say which with --place.',
    )
    expect((await called('outcomes', 'link', { place: 'saltmere' })).code).toBe(0)
  })

  it('and working out changes nothing', async () => {
    const actor = { kind: 'operator:programmes-outcomes', id: null, place } as const
    const left = await actorTransaction(
      database.kysely,
      { actor, now: NOW, request: newId() },
      async ({ tx }) => [
        (await tx.deleteFrom('programme_score').executeTakeFirst()).numDeletedRows,
        (await tx.deleteFrom('programme_person').executeTakeFirst()).numDeletedRows,
        (await tx.deleteFrom('programme_cohort').executeTakeFirst()).numDeletedRows,
      ],
    )
    expect(left).toEqual([0n, 0n, 0n])
  })

  const seenBy = (actor: Actor) =>
    actorTransaction(database.kysely, { actor, now: NOW, request: newId() }, async ({ tx }) => {
      const seen: number[] = []
      for (const table of ['programme_cohort', 'programme_person', 'programme_score'] as const)
        seen.push((await tx.selectFrom(table).selectAll().execute()).length)
      return seen
    })
})

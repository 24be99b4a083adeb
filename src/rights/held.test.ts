import { describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { dateOnly, en } from '../words/index.ts'
import { accessDueOn } from './access.ts'
import { withoutLeftOut } from './everything.ts'
import { held, notHeld } from './held.ts'
import { nowhere } from './holding.ts'
import { retentionOf } from './retention.ts'

const database = await testDatabase()

/** Every table from which a young person is reached by foreign keys, however far, or which names one without a key. */
const reaching = `
  with recursive reached (oid) as (
    select 'young_person'::regclass::oid
    union
    select c.conrelid from pg_constraint c join reached r on c.confrelid = r.oid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
  )
  select distinct t.relname as table, array(select a.attname::text from pg_attribute a
    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class t where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
    and (t.oid in (select oid from reached) or exists (select from pg_attribute a
      where a.attrelid = t.oid and a.attname = 'young_person_id' and not a.attisdropped))`

describe('everything about somebody', () => {
  it('knows every table of the database that reaches a young person, and every column of those it gives', async () => {
    const { rows } = await database.owner.query<{ table: string; columns: string[] }>(reaching)
    expect(rows.length).toBeGreaterThan(45)
    const tables = rows.map(({ table }) => table).sort()
    expect([...Object.keys(held), ...Object.keys(notHeld)].sort()).toEqual(tables)
    for (const { table, columns } of rows) {
      const declared = held[table]
      if (!declared) continue
      const known = [...declared.shows, ...Object.keys(declared.left ?? {})]
      const missed = columns.filter((column) => !known.includes(column) && !nowhere.includes(column))
      expect(missed, `${table}: given, or left with a reason`).toEqual([])
      expect(known.filter((column) => !columns.includes(column), table)).toEqual([])
    }
  })

  it('has words for every table and column that it gives', () => {
    const { tables, columns } = en.aboutMeFacts
    expect(Object.keys(tables).sort()).toEqual(Object.keys(held).sort())
    const shown = Object.values(held).flatMap(({ shows }) => shows)
    expect([...new Set(shown)].filter((column) => !Object.hasOwn(columns, column))).toEqual([])
    for (const { shows, codes = [] } of Object.values(held))
      expect(codes.filter((code) => !shows.includes(code))).toEqual([])
  })

  it.each([
    ['2026-11-24', false, '2026-12-24'],
    ['2026-01-31', false, '2026-02-28'],
    ['2028-01-31', false, '2028-02-29'],
    ['2026-12-31', false, '2027-01-31'],
    ['2026-11-30', true, '2027-02-28'],
  ])('is due one calendar month from receipt, and three where it takes longer: %s', (on, longer, due) => {
    expect(accessDueOn(dateOnly(on), longer)).toBe(due)
  })

  it('leaves out what was chosen, and a piece of which nothing stays as a whole', () => {
    const fact = (field: string) => ({ field, label: field, lines: ['x'] })
    const piece = (key: string) => ({
      table: 'contact',
      key,
      called: 'A talk',
      facts: [fact('at'), fact('note')],
    })
    const [part] = withoutLeftOut(
      [{ section: 'contacts', title: 'x', pieces: [piece('1'), piece('2'), piece('3')] }],
      [
        { ofTable: 'contact', ofKey: '1', fields: ['note'] },
        { ofTable: 'contact', ofKey: '2', fields: ['at', 'note'] },
        { ofTable: 'step', ofKey: '3', fields: ['note'] },
      ],
    )
    expect(part?.pieces.map(({ key, facts }) => [key, facts.length])).toEqual([
      ['1', 1],
      ['3', 2],
    ])
  })
})

type About = { contact?: string; died?: string }
const keptBy = async (kinds: string[], born: string | null, ended: string | null, about: About = {}) =>
  (
    await database.owner.query<{ rule: string; until: string }>(
      'select rule, until::text from kept_by($1, $2, $3, $4, $5) order by until desc, rule',
      [kinds, born, ended, about.contact ?? null, about.died ?? null],
    )
  ).rows
const until = async (kinds: string[], born: string, ended: string, about?: About) =>
  (await keptBy(kinds, born, ended, about))[0]?.until

describe('how long a record is kept', () => {
  it.each([
    ['the day before the 17th birthday', '2010-03-27', '2027-03-26', '2035-03-27'],
    ['on the 17th birthday', '2010-03-27', '2027-03-27', '2036-03-27'],
    ['the day before the 18th birthday', '2010-03-27', '2028-03-26', '2036-03-27'],
    ['on the 18th birthday', '2010-03-27', '2028-03-27', '2036-03-27'],
    ['at 22', '2004-03-27', '2026-11-26', '2034-11-26'],
    ['of somebody born on 29 February', '2012-02-29', '2020-05-01', '2037-03-01'],
  ])(
    'is the 25th birthday for a child’s, the 26th at 17, eight years for an adult’s: ended %s',
    async (_, born, ended, day) => {
      expect(await until(['health'], born, ended)).toBe(day)
    },
  )

  it('is the longest of the rules that fit, with the others beside it, each with its source and how well it is known', async () => {
    const [born, ended] = ['2010-03-27', '2026-11-26']
    expect(await until(['health', 'mental_health'], born, ended)).toBe('2046-11-26')
    expect(await until(['mental_health'], born, ended, { contact: '2027-01-04' })).toBe('2047-01-04')
    // Twenty years after the last contact, or ten after a death: whichever is later.
    expect(await until(['mental_health'], born, ended, { died: '2027-02-01' })).toBe('2046-11-26')
    expect(await until(['mental_health'], born, ended, { died: '2037-02-01' })).toBe('2047-02-01')
    expect(await until(['health', 'school'], born, '2027-04-01')).toBe('2036-03-27')
    expect(await until(['health', 'school_special_needs'], born, ended)).toBe('2041-03-27')
    const rules = await keptBy(['health', 'school_special_needs', 'care'], born, ended)
    expect(rules.map(({ rule }) => rule)).toEqual(['looked_after', 'pupil_special_needs', 'child'])
    const { rows } = await database.owner.query('select source, known from retention_rule')
    expect(rows).toHaveLength(8)
    for (const { source, known } of rows)
      expect([source !== '', ['second hand', 'from memory'].includes(known)]).toEqual([true, true])
  })

  it('has no date while support is open or the date of birth is not known', async () => {
    expect(await keptBy(['health'], '2010-03-27', null)).toEqual([])
    expect(await keptBy(['health'], null, '2026-11-26')).toEqual([])
    const open = { dateOfBirth: null, endedOn: null, lastContactOn: null, diedOn: null }
    expect(retentionOf(open, [])).toEqual({
      none: 'There is no date yet: support is open, or nobody has ended it.',
    })
    expect(retentionOf({ ...open, endedOn: dateOnly('2026-11-26') }, [])).toMatchObject({
      none: expect.stringContaining('no date of birth'),
    })
  })
})

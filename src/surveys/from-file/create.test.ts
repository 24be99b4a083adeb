import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeTeam, makeWorker } from '../../accounts/factory.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { makeDraftSurvey, makeSurveyWorld, openDraftSurvey, type SurveyWorld } from '../factory.ts'
import { surveyFromFile } from './command.ts'

const now = new Date('2026-11-24T09:00:00Z')
let db: TestDatabase
let world: SurveyWorld

beforeAll(async () => {
  db = await testDatabase()
  world = await makeSurveyWorld(db.kysely)
  const clinic = await makeOrganisation(db.kysely, {
    place: world.place,
    kind: 'charity',
    name: 'The clinic',
  })
  const team = await makeTeam(db.kysely, { place: world.place, organisation: clinic, name: 'Clinic' })
  await makeWorker(db.kysely, {
    ...{ place: world.place, organisation: clinic, name: 'Nadia Bryn', email: 'nadia@example.org' },
    roles: [{ team, role: 'clinician' }],
  })
  const emails = [
    [world.administrator, 'ed.tallis@example.org'],
    [world.manager, 'pauline@example.org'],
  ]
  for (const [id, email] of emails)
    await db.owner.query('update worker set email = $2 where id = $1', [id, email])
  await makeDraftSurvey(db.kysely, world, now, { key: 'spring-2026' })
})

const whole = `name: How we are, spring 2027
key: spring-2027
kind: confidential
by: Ed.Tallis@example.org
earlier: spring-2026
key_holder: The information team
year_groups: [8, 10]
schools_answer_by: 2027-01-15
opt_out_by: 2027-02-15
opens_on: 2027-03-01
closes_on: 2027-03-19
withdraw_until: 2027-03-26
names_destroyed_on: 2027-04-30
retain_until: 2030-04-30
controllers: [Saltmere Council, Sallowfield High School]
lawful_basis: public_task
special_condition: substantial_public_interest
impact_assessment: DPIA 12
agreement: Agreement 4
about_for_parents: We ask pupils how they are.
about_for_pupils: We ask how you are.
something_else: You can read.
parents_say_no_online: true
questions:
  - { measure: ons4, domain: meaning }
  - words: There is somewhere near where I live that I like to be
    domain: environment
    choices: [Never, Sometimes, Often, Always]
    translations: { cy: { words: Mae rhywle yn agos, choices: [Byth, Weithiau, Yn aml, Bob amser] } }
    better: higher
    shaped_with: Saltmere youth council
schools:
  - 900001
`
const create = (text: string) => surveyFromFile(db.kysely, { text, name: 'spring.yaml', now })
const changed = (from: string | RegExp, to: string) => {
  const text = whole.replace(from, to)
  expect(text).not.toBe(whole)
  return text
}
const everything = async () =>
  (
    await db.owner.query(
      `select (select count(*) from round)::int + (select count(*) from round_part)::int + (select count(*) from round_school)::int
       + (select count(*) from local_question)::int + (select count(*) from history)::int as n`,
    )
  ).rows[0].n as number

describe('a survey from a file', () => {
  it.each([
    ['a part that is not known', ['closes_on:', 'close_on:'], 'line 11: .*did you mean closes_on'],
    ['a day that is none', ['2027-03-19', '2027-02-30'], 'line 11: closes_on: .*date'],
    [
      'days out of order',
      ['closes_on: 2027-03-19', 'closes_on: 2027-02-19'],
      'line 11: closes_on: The last day',
    ],
    ['a short name with a blank', ['key: spring-2027', 'key: spring 2027'], 'line 2: key: Use small letters'],
    ['a short name that is taken', ['key: spring-2027', 'key: spring-2026'], 'line 2: key: Another survey'],
    ['no name', ['name: How we are, spring 2027', 'name: ""'], 'line 1: name: Enter a name'],
    ['an earlier survey that is not there', ['earlier: spring-2026', 'earlier: x'], 'line 5: earlier: '],
    ['a basis that is none', ['public_task', 'public_tasks'], 'line 16: .*did you mean public_task'],
    ['a measure that is not there', ['measure: ons4', 'measure: ons9'], 'line 25: .*no measure "ons9"'],
    ['a measure for other ages', ['[8, 10]', '[1]'], 'line 25: questions: .* is for ages'],
    ['an answer twice', ['[Never, Sometimes,', '[Never, never,'], 'line 26: .*Write each answer once'],
    [
      'a school of nowhere',
      ['900001', '123456'],
      'line 33: schools: no school of this place has the URN 123456',
    ],
    ['a reader who may not read', [/$/, 'readers: [pauline@example.org]\n'], 'line 34: readers: pauline'],
    [
      'somebody of a school',
      ['Ed.Tallis', 'Pauline'],
      'line 4: by: Pauline@example.org does not run surveys',
    ],
    ['somebody unknown', ['Ed.Tallis', 'Nobody'], 'line 4: by: nobody in'],
    ['another place', ['kind:', 'place: Nowhere\nkind:'], 'line 3: place: there is no such place'],
    ['no survey at all', [/^[\s\S]*$/, 'a: [1'], 'spring.yaml is not YAML'],
  ])('is refused with its line and what to do, and nothing is half made: %s', async (_, [from, to], says) => {
    const before = await everything()
    await expect(create(changed(from as string, to as string))).rejects.toThrow(new RegExp(says))
    expect(await everything()).toBe(before)
  })

  it('is made whole: what hinders its opening is nothing, and those who run it open it', async () => {
    const made = await create(whole)
    expect(made).toMatchObject({ round: 'spring-2027', questions: 2, schools: 1, hinders: [] })
    const { rows } = await db.owner.query(
      `select r.made_by = $2 as ed, r.parents_say_no_online, e.key as earlier, o.opened_at,
         (select array_agg(name order by name) from round_controller c where c.round_id = r.id) as controllers,
         (select array_agg(distinct h.actor_kind) from history h where h.subject_id = r.id) as written
       from round r join round e on e.id = r.earlier_id left join round_opening o on o.round_id = r.id where r.id = $1`,
      [made.id, world.administrator],
    )
    expect(rows).toEqual([
      {
        ...{ ed: true, parents_say_no_online: true, earlier: 'spring-2026', opened_at: null },
        controllers: ['Sallowfield High School', 'Saltmere Council'],
        written: ['operator:surveys-create'],
      },
    ])
    await openDraftSurvey(db.kysely, world, now, { round: made.id, yearGroups: [8, 10] })
    await expect(create(whole)).rejects.toThrow('Another survey has this short name')
  })

  it('may leave out what is said on screen later, and then says what is missing; JSON is read as well', async () => {
    const made = await create(
      JSON.stringify({
        ...{ name: 'Named', key: 'named-2027', kind: 'named', by: 'ed.tallis@example.org' },
        readers: ['nadia@example.org'],
      }),
    )
    expect(made).toMatchObject({ questions: 0, schools: 0 })
    expect(made.hinders).toContain('Choose what is asked.')
    expect(made.hinders).not.toContain('Name who reads the answers.')
  })
})

describe('bin/trellis surveys create', () => {
  it('refuses a file that is not there before it asks for a database', async () => {
    const { createCommand } = await import('./command.ts')
    const folder = await mkdtemp(join(tmpdir(), 'survey-'))
    const context = { now, print: () => {}, database: () => Promise.reject(new Error('asked')) } as never
    const input = (name: string) => ({ positionals: [join(folder, name)], values: {} })
    await expect(createCommand.run(input('none.yaml'), context)).rejects.toThrow('cannot be read')
    await writeFile(join(folder, 'there.yaml'), whole)
    await expect(createCommand.run(input('there.yaml'), context)).rejects.toThrow('asked')
    await rm(folder, { recursive: true })
  })
})

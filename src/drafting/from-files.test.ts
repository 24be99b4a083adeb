import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHall } from '../accounts/testing.ts'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { declaredIn, programmeFolder } from '../programmes/files.ts'
import { programmeCalled, seedProgrammes } from '../programmes/index.ts'
import { versionsOf } from '../versions/index.ts'
import { newId } from '../words/index.ts'
import { draftingScene, NOW, type Person } from './testing.ts'

let database: TestDatabase
let hall: TestHall
let [judith, colm, maryam]: Person[] = []
const who = (person: Person | undefined): Person => person as Person

// An eighteenth programme, as somebody may write one beside the seventeen.
const kites = readFileSync(join(programmeFolder(), 'grit.yaml'), 'utf8')
  .replace('key: grit', 'key: kites')
  .replace('public_name: GRIT', 'public_name: Fly with us')
  .replace('kind: invented', 'kind: with-people')
const second = kites.replace('version: 1', 'version: 2').replace('to: 24', 'to: 19')

const start = { kind: 'operator:start', id: null, place: null } as const
const asStart = <T>(work: Parameters<typeof actorTransaction<T>>[2]) =>
  actorTransaction(database.kysely, { actor: start, now: NOW, request: newId() }, work)

/** Trellis starts, and its folder has this file. */
const startsWith = (text: string) =>
  asStart((as) => seedProgrammes(as, { declared: [declaredIn(text, 'kites.yaml')], problems: [] }))
const versions = async () =>
  (await asStart((as) => versionsOf(as, 'programme')))
    .filter(({ key }) => key === 'kites')
    .map(({ version, state }) => `${version} ${state}`)
const agesNow = async () =>
  (await asStart((as) => programmeCalled(as, 'kites')))?.programme.for_whom.ages as { to: number }

beforeAll(async () => {
  database = await testDatabase()
  const scene = await draftingScene(database)
  hall = scene.hall
  judith = await scene.person('Judith Farrow', 'commissioner')
  colm = await scene.person('Colm Arkwright', 'commissioner')
  maryam = await scene.person('Maryam Siddiqui', 'link_worker')
})
afterAll(() => hall.stop())

describe('a version that a file proposes', () => {
  const path = '/programmes/drafts/files/kites/2'
  let draft = ''
  const proposalOf = async () =>
    (
      await database.owner.query<{ id: string }>(
        'select id from programme_proposal order by asked_at desc limit 1',
      )
    ).rows[0]?.id ?? ''

  it('waits beside the one that is published, and changes nothing for anybody', async () => {
    await startsWith(kites)
    expect(await startsWith(second)).toEqual([])
    expect(await versions()).toEqual(['1 published', '2 proposed'])
    expect((await agesNow()).to).toBe(24)
    expect((await who(maryam).opens('/programmes/kites')).text).toContain('Ages 11 to 24')
  })

  it('is shown to commissioners, with what is different, and to nobody else', async () => {
    expect((await who(judith).opens('/programmes')).text).toMatch(/Files propose 18 versions/)
    const list = (await who(judith).opens('/programmes/drafts')).text
    expect(list).toContain(`href="${path}"`)
    const { status, text } = await who(judith).opens(path)
    expect(status).toBe(200)
    expect(text).toContain('Different from version 1, which is published: for whom it is.')
    expect(text).toMatch(/Taken out: <\/span> {2}ages: \{ from: 11, to: 24 \}/)
    expect(text).toMatch(/Put in: <\/span> {2}ages: \{ from: 11, to: 19 \}/)
    expect((await who(maryam).opens(path)).status).toBe(404)
    expect((await who(maryam).sends(path)).status).toBe(404)
    expect((await who(maryam).opens('/programmes')).text).not.toContain('propose')
  })

  it('is taken up as a draft, once, and nobody else’s text takes its number meanwhile', async () => {
    const once = newId()
    draft = (await who(judith).sends(path, { once })).location ?? ''
    expect(draft).toMatch(/^\/programmes\/drafts\/[0-9a-f-]{36}$/)
    expect((await who(judith).sends(path, { once })).location).toBe(draft)
    expect((await who(colm).sends(path, { once: newId() })).location).toBe(draft)
    const page = (await who(judith).opens(draft)).text
    expect(page).toContain('Begun from kites.yaml, version 2.')
    expect(page).toContain('What is different from version 1')
    const other = await who(colm).sends('/programmes/drafts', {
      how: 'next',
      next_of: 'kites',
      once: newId(),
    })
    const text = kites.replace('version: 1', 'version: 2').replace('to: 24', 'to: 15')
    await who(colm).sends(`${other.location}/text`, { seen: '1', text })
    const asked = await who(colm).sends(`${other.location}/proposals`, { seen: '2', note: 'Mine.' })
    expect([
      asked.status,
      asked.text.includes('There is a version 2 of kites already. Write version: 3'),
    ]).toEqual([422, true])
  })

  it('is published by another person than who asked, who sees what is different; then a file does not write over it', async () => {
    await who(judith).sends(`${draft}/proposals`, { seen: '1', note: 'Up to 19.' })
    expect((await who(judith).opens(path)).location).toBe('/programmes/drafts')
    await who(judith).sends(`${draft}/approval`, { seen: await proposalOf() })
    expect(await versions()).toEqual(['1 published', '2 proposed'])
    expect((await who(colm).opens(draft)).text).toContain('Different from version 1, which is published')
    await who(colm).sends(`${draft}/approval`, { seen: await proposalOf() })
    expect(await versions()).toEqual(['1 published', '2 published'])
    expect((await agesNow()).to).toBe(19)
    const [sentence] = await startsWith(second.replace('to: 19', 'to: 15'))
    expect(sentence).toContain('which stays as it is: give the file version 3')
    expect((await agesNow()).to).toBe(19)
    expect((await who(judith).opens('/programmes')).text).toMatch(/Files propose 17 versions/)
  })
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestHall } from '../accounts/testing.ts'
import { type Acting, actorTransaction, type CommandContext } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { programmeCommands } from '../programmes/index.ts'
import { publishVersion, versionsOf } from '../versions/index.ts'
import { newId } from '../words/index.ts'
import { answerProposal } from './store.ts'
import { draftingScene, NOW, type Person } from './testing.ts'

let database: TestDatabase
let hall: TestHall
let [judith, colm, maryam, stranger]: Person[] = []
const folder = mkdtempSync(join(tmpdir(), 'drafting-'))

const as = <T>(person: Person, work: (acting: Acting) => Promise<T>) =>
  actorTransaction(
    database.kysely,
    { actor: { kind: 'worker', id: person.id, place: person.place }, now: NOW, request: newId() },
    work,
  )
const rows = async <T extends object>(query: string, values: unknown[] = []) =>
  (await database.owner.query<T>(query, values)).rows
const who = (person: Person | undefined): Person => person as Person

/** The text of a draft as its page has it, and the revision that a form of it names. */
async function textOf(path: string): Promise<{ text: string; seen: string }> {
  const id = path.split('/').at(-1)?.split('?')[0]
  const [row] = await rows<{ text: string; revision: number }>(
    'select text, revision from programme_draft_text where draft_id = $1 order by revision desc limit 1',
    [id],
  )
  return { text: row?.text ?? '', seen: String(row?.revision) }
}

const fewQuestions = {
  ...{ how: 'new', public_name: 'Boats & bread', about: 'Young people mend a boat together.' },
  public_about: 'Here we mend boats.',
  ...{
    run_by: 'Saltmere Boat Shed',
    tiers: 'targeted',
    from_age: '11',
    to_age: '16',
    note: 'Girls in Year 9',
  },
  ...{ circumstances: 'isolated', ways_in: ['school', 'walk-in'], delivery: 'group', where: 'near-home' },
  ...{ weeks: '10', places: '8', waiting_list: 'yes', measure: 'ors' },
}
const withPeople = [
  'shaped_with:',
  '  - kind: with-people',
  '    who: The Tuesday group of the boat shed',
  '    when: October 2026',
  '    changed: There is bread now',
].join('\n')

/** A draft that could be published, by whoever begins it; its path. */
async function shaped(by: Person, name: string): Promise<string> {
  const { location } = await by.sends('/programmes/drafts', {
    ...fewQuestions,
    public_name: name,
    once: newId(),
  })
  const path = location ?? ''
  const { text, seen } = await textOf(path)
  const saved = await by.sends(`${path}/text`, { seen, text: text.replace('shaped_with: []', withPeople) })
  expect(saved.location).toBe(`${path}?done=saved`)
  return path
}

const ask = async (by: Person, path: string, more: Record<string, string> = {}) =>
  by.sends(`${path}/proposals`, { seen: (await textOf(path)).seen, note: 'It is new.', ...more })
const proposalOf = async (path: string) =>
  (
    await rows<{ id: string }>(
      'select id from programme_proposal where draft_id = $1 order by asked_at desc',
      [path.split('/').at(-1)],
    )
  )[0]?.id ?? ''

beforeAll(async () => {
  database = await testDatabase()
  const scene = await draftingScene(database)
  hall = scene.hall
  judith = await scene.person('Judith Farrow', 'commissioner')
  colm = await scene.person('Colm Arkwright', 'commissioner')
  maryam = await scene.person('Maryam Siddiqui', 'link_worker')
  stranger = await scene.person('Osric Vane', 'commissioner', scene.elsewhere)
})
afterAll(async () => {
  await hall.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a draft', () => {
  it('is begun from a few questions, and says what is missing', async () => {
    const empty = await who(judith).sends('/programmes/drafts', { how: 'new' })
    expect(empty.status).toBe(422)
    for (const sentence of [
      'Write what everybody will call it',
      'Tick who may start it',
      'Choose where it is done',
    ])
      expect(empty.text).toContain(sentence)
    const page = await who(judith).opens('/programmes/drafts/new?for=Girls+in+Year+9')
    expect(page.text).toContain('value="Girls in Year 9"')
  })

  it('shows what follows from it: forms, public page, sessions, when measures fall due, what it must show', async () => {
    const once = newId()
    const begun = await who(judith).sends('/programmes/drafts', { ...fewQuestions, once })
    expect(begun.status).toBe(303)
    expect((await who(judith).sends('/programmes/drafts', { ...fewQuestions, once })).location).toBe(
      begun.location,
    )
    const { text } = await who(judith).opens(begun.location ?? '')
    for (const words of [
      'Boats &amp; bread',
      'Somebody at your school asks for you.',
      'Here we mend boats.',
      'What have you noticed?',
      'At the start, by a link: Thursday 26 November 2026',
      'At the end, by a link: Thursday 4 February 2027',
      'how many improved, from the start to the end',
      'Girls in Year 9',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/<fieldset[^>]* disabled/)
    expect((await textOf(begun.location ?? '')).text).toContain('key: boats-bread\n')
  })

  it('is begun as the next version, byte for byte but for its number, or as a copy that nobody has shaped yet', async () => {
    const next = await who(judith).sends('/programmes/drafts', {
      how: 'next',
      next_of: 'link',
      once: newId(),
    })
    const [file] = await rows<{ text: string }>("select text from blueprint_version where key = 'link'")
    expect((await textOf(next.location ?? '')).text).toBe(file?.text.replace('version: 1', 'version: 2'))
    const copy = await who(judith).sends('/programmes/drafts', {
      ...{ how: 'copy', copy_of: 'link', copy_name: 'Ferry: a walk', once: newId() },
    })
    const { text } = await textOf(copy.location ?? '')
    expect(text).toContain('key: ferry-a-walk\nversion: 1\n')
    expect(text).toContain('public_name: "Ferry: a walk"\n')
    expect(text).toContain('shaped_with: []\n')
    expect((await who(judith).opens(copy.location ?? '')).text).toContain('Ask another person to publish it')
  })

  it('keeps what is wrong, and says where by its line and how to put it right', async () => {
    const { location } = await who(judith).sends('/programmes/drafts', { ...fewQuestions, once: newId() })
    const path = location ?? ''
    const { text, seen } = await textOf(path)
    const wrong = text
      .replace('- who: school', '- who: schol')
      .replace('waiting_list: true', 'waiting_list: perhaps')
    await who(judith).sends(`${path}/text`, { seen, text: wrong })
    const line = wrong.split('\n').findIndex((one) => one.includes('schol')) + 1
    const page = await who(judith).opens(path)
    expect(page.text).toContain('Two things to put right')
    expect(page.text).toContain(
      `<a href="#line-${line}">Line ${line}. ways_in.0.who: &quot;schol&quot; is not known here: did you mean school?`,
    )
    expect(page.text).toContain('capacity.waiting_list: it must be true or false')
    expect(page.text).not.toContain('Ask another person to publish it')
    const asked = await ask(who(judith), path)
    expect([asked.status, asked.text.includes('Put right first what is wrong')]).toEqual([422, true])
  })

  it.each([
    ['what is too long', 'x'.repeat(200_001), 'It is too long: it has 200,001 characters'],
    ['what is no text', 'key: a\0b', 'It has a character in it that is no text'],
    ['nothing', ' \n', 'Write what the programme is'],
  ])('refuses %s in a sentence, with what was typed still there', async (_, typed, sentence) => {
    const path = await shaped(who(judith), 'Kites')
    const before = await textOf(path)
    const { status, text } = await who(judith).sends(`${path}/text`, { seen: before.seen, text: typed })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text.length).toBeGreaterThan(typed.length)
    expect(await textOf(path)).toEqual(before)
  })

  it.each([
    ['an alias', 'a: &x [1]\nb: *x\n', 'Line 1. a blueprint repeats nothing by reference'],
    ['depth', `${'['.repeat(100_000)}\n`, 'goes too deep'],
    ['no YAML', 'a: b: c\n', 'Line 1. it is not written as it must be here: Nested mappings are not allowed'],
    ['a script', '<script>alert(1)</script>\n', 'the file: it needs parts of its own'],
  ])('keeps %s, and says that it cannot be used', async (_, text, sentence) => {
    const path = await shaped(who(judith), 'Kites')
    const { seen } = await textOf(path)
    expect((await who(judith).sends(`${path}/text`, { seen, text })).status).toBe(303)
    const page = await who(judith).opens(path)
    expect(page.status).toBe(200)
    expect(page.text).toContain(sentence)
    expect(page.text).not.toContain('<script>alert')
  })

  it('is not written over a newer one: both texts are shown, and whoever writes decides', async () => {
    const path = await shaped(who(judith), 'Gulls')
    const { text, seen } = await textOf(path)
    await who(colm).sends(`${path}/text`, { seen, text: `${text}# Colm was here\n` })
    const mine = await who(judith).sends(`${path}/text`, { seen, text: `${text}# Judith was here\n` })
    expect(mine.status).toBe(409)
    for (const words of ['Colm Arkwright has saved another text', '# Colm was here', '# Judith was here'])
      expect(mine.text).toContain(words)
    const now = await textOf(path)
    expect(now.text).toContain('Colm was here')
    expect(mine.text).toContain(`name="seen" value="${now.seen}"`)
    await who(judith).sends(`${path}/text`, { seen: now.seen, text: `${text}# Judith was here\n` })
    expect((await textOf(path)).text).toContain('Judith was here')
  })

  it('is there for commissioners of its place and for nobody else', async () => {
    const path = await shaped(who(judith), 'Terns')
    const { seen, text } = await textOf(path)
    for (const other of [maryam, stranger]) {
      expect((await who(other).opens(path)).status).toBe(404)
      expect((await who(other).sends(`${path}/text`, { seen, text: `${text}#` })).status).toBe(404)
    }
    expect((await who(maryam).opens('/programmes/drafts')).status).toBe(404)
    expect((await who(stranger).opens('/programmes/drafts')).text).toContain('There is no draft yet.')
    expect((await who(colm).opens('/programmes/drafts')).text).toContain('Terns')
    expect(
      await as(who(maryam), ({ tx }) => tx.selectFrom('programme_draft_text').selectAll().execute()),
    ).toEqual([])
  })
})

describe('publishing', () => {
  const approve = async (by: Person, path: string) =>
    by.sends(`${path}/approval`, { seen: await proposalOf(path) })
  const stateOf = async (key: string) =>
    (await as(who(judith), (acting) => versionsOf(acting, 'programme')))
      .filter((one) => one.key === key)
      .map(({ version, state }) => [version, state])

  it('needs who of those it is for shaped it: the page says so, and the database', async () => {
    const { location } = await who(judith).sends('/programmes/drafts', { ...fewQuestions, once: newId() })
    const asked = await ask(who(judith), location ?? '')
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('It does not say who of those it is for shaped it')
    await expect(
      database.owner.query(
        "update blueprint_version set state = 'published', published_at = proposed_at, published_by = 'operator:x' where key = 'link'",
      ),
    ).rejects.toMatchObject({ constraint: 'programme_is_shaped' })
  })

  it('is for another person: nobody approves what they wrote, and the database refuses it too', async () => {
    const path = await shaped(who(judith), 'Herring run')
    expect((await ask(who(judith), path)).status).toBe(303)
    expect(await stateOf('herring-run')).toEqual([[1, 'proposed']])
    expect((await who(maryam).opens('/programmes')).text).not.toContain('Herring run')
    expect((await who(maryam).opens('/programmes/herring-run')).status).toBe(404)
    expect((await who(judith).opens(path)).text).not.toContain('Approve and publish')
    await approve(who(judith), path)
    expect(await stateOf('herring-run')).toEqual([[1, 'proposed']])
    const ids = { draft: path.split('/').at(-1) ?? '', proposal: await proposalOf(path) }
    await expect(
      as(who(judith), (acting) => answerProposal(acting, ids, { answer: 'approved', because: null })),
    ).rejects.toMatchObject({ constraint: 'another_answers' })
    await expect(
      as(who(colm), (acting) => publishVersion(acting, 'programme', { key: 'herring-run', version: 1 })),
    ).rejects.toMatchObject({ constraint: 'programme_is_approved' })
    await expect(
      database.owner.query(
        `update blueprint_version set state = 'published', published_at = proposed_at, published_by = 'operator:programmes'
         where key = 'herring-run'`,
      ),
    ).rejects.toMatchObject({ constraint: 'programme_is_approved' })
    const told = async (template: string) =>
      (await rows<{ to: string }>('select to_worker_id as to from message where template = $1', [template]))
        .length
    expect(await told('workerProgrammeAsked')).toBeGreaterThan(0)
    const before = await told('workerProgrammeAnswered')
    expect((await who(colm).opens('/programmes')).text).toContain('Waits for your approval')
    expect((await who(judith).opens('/programmes')).text).not.toContain('Waits for your approval')
    await approve(who(colm), path)
    expect(await stateOf('herring-run')).toEqual([[1, 'published']])
    expect(await told('workerProgrammeAnswered')).toBe(before + 1)
    expect((await who(judith).opens(path)).text).toContain('Colm Arkwright approved it')
    expect((await who(maryam).opens('/programmes')).text).toContain('Herring run')
    await approve(who(colm), path)
    const acts = await rows<{ act: string }>('select act from history where subject_id = $1 order by at', [
      ids.draft,
    ])
    expect(acts.map(({ act }) => act)).toEqual([
      'draft begun',
      'draft written',
      'approval asked',
      'approval approved',
    ])
  })

  it('refuses a version that there is, and names the next', async () => {
    const path = await shaped(who(judith), 'Herring run')
    const { text, seen } = await textOf(path)
    await who(judith).sends(`${path}/text`, { seen, text: text.replace(/^key: .*$/m, 'key: herring-run') })
    expect((await ask(who(judith), path)).text).toContain(
      'There is a version 1 of herring-run already. Write version: 2',
    )
  })

  it('is declined with a reason that the writers read, and asked for again', async () => {
    const path = await shaped(who(judith), 'Lamps')
    await ask(who(judith), path)
    const seen = await proposalOf(path)
    const silent = await who(colm).sends(`${path}/refusal`, { seen })
    expect([silent.status, silent.text.includes('Write what should change first')]).toEqual([422, true])
    const because = 'Ask the Friday group too.'
    await who(colm).sends(`${path}/refusal`, { seen, because })
    const page = await who(judith).opens(path)
    expect(page.text).toContain('Colm Arkwright did not approve it')
    expect(page.text).toContain(because)
    expect((await ask(who(judith), path)).status).toBe(303)
    await who(judith).sends(`${path}/taking-back`)
    expect((await who(judith).opens(path)).text).toContain('Save and see what follows')
  })

  it('may be for somebody who is named: a worker of a panel reads it, and approves it', async () => {
    const path = await shaped(who(judith), 'Oars')
    const unknown = await ask(who(judith), path, { approver: 'nobody@council.example' })
    expect([unknown.status, unknown.text.includes('has this address. Check it')]).toEqual([422, true])
    const herself = await ask(who(judith), path, { approver: 'judith.farrow@council.example' })
    expect(herself.text).toContain('Whoever wrote on it cannot approve it')
    await ask(who(judith), path, { approver: 'maryam.siddiqui@council.example' })
    expect((await who(maryam).opens('/programmes')).text).toContain('Oars')
    const page = await who(maryam).opens(path)
    expect(page.text).toContain('Approve and publish')
    expect(page.text).not.toContain('Save and see what follows')
    expect((await who(stranger).opens(path)).status).toBe(404)
    await who(maryam).sends(`${path}/taking-back`)
    expect(await stateOf('oars')).toEqual([[1, 'proposed']])
    await approve(who(maryam), path)
    expect(await stateOf('oars')).toEqual([[1, 'published']])
  })

  it('is written back to a file, byte for byte', async () => {
    const command = programmeCommands.find(({ words }) => words.join(' ') === 'programmes export')
    const context = {
      ...{ env: {}, now: NOW, print: () => {}, report: () => {} },
      database: async () => ({
        ...{ appUrl: database.appUrl, ownerUrl: database.ownerUrl, installation: 'real', kind: 'yours' },
        stop: async () => {},
      }),
    } as unknown as CommandContext
    await command?.run({ positionals: [folder], values: {} }, context)
    const [published] = await rows<{ text: string }>(
      "select text from blueprint_version where key = 'herring-run'",
    )
    expect(readFileSync(join(folder, 'herring-run.yaml'), 'utf8')).toBe(published?.text)
  })
})

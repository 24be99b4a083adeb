import { beforeAll, describe, expect, it } from 'vitest'
import { invented } from '../../demo/saltmere.ts'
import { tokenHash } from '../accounts/index.ts'
import type { Actor } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { peopleOpen } from './about-store.ts'
import { concernAddress } from './address.ts'
import { kezia as makeKezia, place, safetyScene } from './testing.ts'

let scene: Awaited<ReturnType<typeof safetyScene>>
let kezia: Awaited<ReturnType<typeof makeKezia>>
const link: Record<string, { id: string; token: string }> = {}

async function made(purpose: string, expires = '2099-01-01', used: string | null = null) {
  const [id, token] = [newId(), newId().replaceAll('-', '').padEnd(43, 'x')]
  await scene.own(
    `insert into link (id, token_hash, place_id, purpose, young_person_id, expires_at, used_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, tokenHash(token), place, purpose, kezia.person, expires, used],
  )
  return { id, token }
}
const concerns = () =>
  scene.own<{ words: string; young_person_id: string; holder: string; raised_by: string | null }>(
    `select c.words, c.young_person_id, w.name as holder, c.raised_by from safeguarding_concern c
     join worker w on w.id = c.holder_worker_id`,
  )

beforeAll(async () => {
  scene = await safetyScene()
  kezia = await makeKezia(scene.own)
  link.open = await made('answer_measure')
  link.used = await made('answer_offer', '2099-01-01', '2026-11-20')
  link.over = await made('answer_measure', '2026-01-01')
  link.providers = await made('answer_referral')
})

describe('I don’t feel safe', () => {
  it('says at once who reads it and by when, with help that is there now, before anything is typed', async () => {
    const { status, text } = await scene.visit(null, `/unsafe/${link.open?.token}`)
    expect(status).toBe(200)
    expect(text).toContain('Gareth Pugh reads it')
    expect(text).toContain('A person has it by 11 am on Tuesday 24 November')
    for (const number of ['tel:999', 'tel:111', 'tel:08001111', 'sms:85258']) expect(text).toContain(number)
    expect(text).not.toContain('Kezia')
  })

  it('says after the hours when somebody is there again', async () => {
    const night = new Date('2026-11-24T22:00:00Z')
    const { text } = await scene.visit(null, `/unsafe/${link.open?.token}`, undefined, night)
    expect(text).toContain(
      'Nobody is there to read it right now. They read it at 9 am on Wednesday 25 November',
    )
  })

  it('goes to the lead of the organisation whose record it is, with no word needed, once however often it is pressed', async () => {
    const once = newId()
    const press = () => scene.visit(null, `/unsafe/${link.open?.token}`, { once, words: '' })
    for (const answer of await Promise.all([press(), press(), press(), press()]))
      expect(answer).toMatchObject({ status: 303, to: `/unsafe/${link.open?.token}/sent` })
    expect(await concerns()).toEqual([
      { words: '', young_person_id: kezia.person, holder: 'Gareth Pugh', raised_by: null },
    ])
    expect((await scene.visit(null, `/unsafe/${link.open?.token}/sent`)).text).toContain(
      'Gareth Pugh has it now',
    )
    const [{ id = '' } = {}] = await scene.own<{ id: string }>('select id from safeguarding_concern')
    expect((await scene.visit('Gareth Pugh', `/concerns/${id}`)).text).toContain('I don’t feel safe')
    expect((await scene.visit('Maryam Siddiqui', `/concerns/${id}`)).status).toBe(404)
  })

  it('works with a link that was used, and says where to get help with one that is over, or a provider’s', async () => {
    expect((await scene.visit(null, `/unsafe/${link.used?.token}`)).status).toBe(200)
    const pages = []
    for (const token of [link.over?.token, link.providers?.token, 'x'.repeat(43), 'nothing']) {
      const { status, text } = await scene.visit(null, `/unsafe/${token}`)
      expect(status).toBe(404)
      expect(text).toContain('tel:08001111')
      pages.push(text)
    }
    expect(new Set(pages).size).toBe(1)
    expect((await scene.visit(null, `/unsafe/${link.over?.token}`, { words: 'Help' })).status).toBe(404)
    const long = await scene.visit(null, `/unsafe/${link.used?.token}`, { words: 'x'.repeat(3000) })
    expect(long.status).toBe(422)
  })

  it('opens nothing to whoever holds the link, and is about nobody else', async () => {
    const holder: Actor = { kind: 'link', id: link.open?.id ?? '', place }
    const seen = await scene.acts(holder, ({ tx }) =>
      tx.selectFrom('safeguarding_concern').select('id').execute(),
    )
    expect(seen).toEqual([])
    const other = await makeKezia(scene.own)
    const values = {
      ...{
        id: newId(),
        place_id: place,
        young_person_id: other.person,
        called: 'x',
        words: 'x',
        danger: 'not_asked',
      },
      ...{
        raised_from: 'young_person',
        raised_as: holder.id as string,
        organisation_id: invented('Saltmere Council'),
      },
      ...{ state: 'raised', step_id: newId(), holder_worker_id: invented('Gareth Pugh') },
      ...{ due_at: '2026-11-24T11:00:00Z', awaits: 'acknowledgement' },
    }
    await expect(
      scene.acts(holder, ({ tx }) => tx.insertInto('safeguarding_concern').values(values).execute()),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('raising a safeguarding concern from a page', () => {
  it.each([
    ['/supports/ID/plan', '?support=ID'],
    ['/young-people/ID', '?person=ID'],
    ['/prescriptions/ID', '?referral=ID'],
    ['/sessions/ID/register', '?session=ID'],
    ['/today', ''],
    ['/supports/new', ''],
  ])('%s', (path, query) => {
    const id = newId()
    expect(concernAddress(path.replace('ID', id))).toBe(`/concerns/new${query.replace('ID', id)}`)
  })

  it('lists only whom the page is about, as far as they are open to whoever asks', async () => {
    const named = (name: string, kind: 'support' | 'referral' | 'person', id: string) =>
      scene.acts(scene.as(name), async (acting) =>
        (await peopleOpen(acting, { kind, id })).map(({ called }) => called),
      )
    expect(await named('Maryam Siddiqui', 'support', kezia.support)).toEqual(['Kezia Thornbury'])
    expect(await named('Maryam Siddiqui', 'person', kezia.person)).toEqual(['Kezia Thornbury'])
    expect(await named('Priya Raman', 'referral', kezia.referral)).toEqual(['Kezia Thornbury'])
    expect(await named('Priya Raman', 'support', kezia.support)).toEqual([])
    expect(await named('Delroy Banks', 'referral', kezia.referral)).toEqual([])
  })
})

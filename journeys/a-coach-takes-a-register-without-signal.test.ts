import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import type { Caller } from './caller.ts'
import { beginsGroup, groupTyped, runsHere } from './group-scene.ts'
import { type Mast, mastBefore } from './mast.ts'
import { saysYes, seenOn, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { theirYes } from './scene.ts'
import { dated, does } from './sending.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
let maryam: Caller
let delroy: Caller
let mast: Mast
let run = ''
let group = ''
let register = ''
const people = new Map<string, string>()

const ids = async (query: string, values: unknown[]): Promise<{ id: string; name: string }[]> =>
  (await saltmere.database.owner.query<{ id: string; name: string }>(query, values)).rows

/** Three young people with a place in a group that meets today, led by a coach and by an artist from elsewhere. */
beforeAll(async () => {
  saltmere = await openSaltmere()
  mast = await mastBefore(saltmere.url)
  const teacher = await saltmere.caller().signsIn('Priya Raman')
  const coach = await saltmere.caller().signsIn('Delroy Banks')
  maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
  delroy = coach
  const boxing = { name: 'Bag & Pad', team: invented('Ferry Road coaches') }
  const service = await makeService(saltmere.database.kysely, { place: invented('Saltmere'), ...boxing })
  run = await runsHere(saltmere, service)
  for (const name of ['Abdi', 'Chloe', 'Ellis']) await comes(name, { teacher, coach, service })
  group = await beginsGroup(coach, run)
  await does(coach, `/groups/${group}/offers`, { most: '3', ...dated('answer_by', '2026-12-02') })
  for (const { id } of await ids('select id, state as name from enrolment where group_id = $1', [group]))
    await does(coach, `/enrolments/${id}/yes`, {})
  const artist = await ids('select email as id, name from worker where id = $1', [invented('Bea Lindqvist')])
  await does(coach, `/groups/${group}/leaders`, { email: artist[0]?.id ?? '', part: 'Artist' })
  const [session] = await ids(
    `select id, on_date::text as name from group_session where group_id = $1 order by on_date limit 1`,
    [group],
  )
  register = `/sessions/${session?.id}/register`
}, 120_000)

type Around = { teacher: Caller; coach: Caller; service: string }

async function comes(name: string, { teacher, coach, service }: Around): Promise<void> {
  const referral = await sendsReferral(teacher, ['ending'], { name: `${name} Overton`, preferred_name: name })
  await saysYes(maryam, referral, 'Maryam Siddiqui')
  const [support] = await ids(`select id, state as name from support where referral_id = $1`, [referral])
  const place = newId()
  const needs = { share: 'medical_needs', medical_needs: `${name} has an inhaler in the green bag` }
  await does(maryam, `/supports/${support?.id}/prescriptions/${place}`, {
    ...{ service, why: 'To hit something that does not mind', ...theirYes, ...needs, next: 'send' },
  })
  const seen = seenOn((await coach.opens(`/asked/${place}`)).text)
  const yes = { seen, taken_by: invented('Delroy Banks'), when: 'Tuesdays at half past five' }
  await does(coach, `/asked/${place}/acceptance`, yes)
  const [enrolment] = await ids('select id, state as name from enrolment where referral_id = $1', [place])
  people.set(name, enrolment?.id ?? '')
}

const row = ({ page }: Visitor, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const phoneOf = (is: string) => saltmere.somebody({ is, phone: true, script: true, at: mast.url })

/** The phone has signal, or none. */
async function signal({ page }: Visitor, there: boolean): Promise<void> {
  if (there) mast.comesBack()
  else mast.goesDown()
  await page.context().setOffline(!there)
}

const came = async (): Promise<string[]> =>
  (
    await ids(
      `select a.came as id, p.preferred_name as name from attendance a join young_person p on p.id = a.young_person_id
       order by 2`,
      [],
    )
  ).map(({ id, name }) => `${name} ${id}`)

describe('a coach takes a register without signal', () => {
  it('opens it once with signal', async () => {
    const coach = await phoneOf('Delroy Banks')
    await coach.opens(register)
    await coach.sees('Tuesday 24 November, 5:30 pm to 7 pm')
    await coach.sees('Abdi has an inhaler in the green bag')
    await coach.sees('First time today. Say hello.')
    await coach.doesNotSee('Overton')
    await coach.sees('You can open this page without signal now.')
  })

  it('marks, takes the last tap back, and opens the page again, all without signal', async () => {
    const coach = await phoneOf('Delroy Banks')
    await signal(coach, false)
    for (const name of ['Abdi', 'Chloe', 'Ellis']) await row(coach, name).click()
    await coach.sees('Ellis marked here')
    await coach.page.getByRole('button', { name: 'Undo' }).click()
    await coach.sees('No signal. Carry on. 3 marks are safe here and will send themselves.')
    await coach.sees(/2\s+here\s+1 not marked yet/)
    await coach.page.reload()
    await coach.sees('No signal. Carry on. 3 marks are safe here and will send themselves.')
    await coach.sees(/2\s+here\s+1 not marked yet/)
    expect(await coach.page.locator('html').getAttribute('data-kept')).toBe('yes')
    expect(await row(coach, 'Chloe').getAttribute('aria-pressed')).toBe('true')
    expect(await came()).toEqual([])
  })

  it('keeps nothing on the phone that could be read there', async () => {
    const { page } = await phoneOf('Delroy Banks')
    const kept = await page.evaluate(async () => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(request.error))
        })
      const database = await asked(indexedDB.open('trellis-registers'))
      const all = (name: string) => asked(database.transaction(name).objectStore(name).getAll())
      const rows = [...(await all('pages')), ...(await all('marks'))] as { sealed: ArrayBuffer }[]
      const [key] = (await all('keys')) as CryptoKey[]
      const taken = await crypto.subtle.exportKey('raw', key as CryptoKey).catch(() => 'refused')
      const files = (
        await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
      ).flat()
      return {
        texts: rows.map(({ sealed }) => new TextDecoder().decode(sealed)),
        files: files.map(({ url }) => new URL(url).pathname),
        taken,
      }
    })
    expect(kept.texts.length).toBeGreaterThanOrEqual(5)
    for (const text of kept.texts) expect(text).not.toMatch(/Abdi|Chloe|Ellis|inhaler|came/)
    expect(kept.files.filter((path) => !path.startsWith('/assets/'))).toEqual([])
    expect(kept.taken).toBe('refused')
  })

  it('sends once when there is signal, and wipes whoever has left meanwhile', async () => {
    const coach = await phoneOf('Delroy Banks')
    await does(maryam, `/enrolments/${people.get('Ellis')}/stopping`, { reason: 'They moved away' })
    await signal(coach, true)
    await coach.sees('Ellis has left this group and was wiped from this phone.')
    expect(await came()).toEqual(['Abdi came', 'Chloe came'])
    expect(await row(coach, 'Ellis').count()).toBe(0)
    const { rowCount } = await saltmere.database.owner.query('select 1 from register_mark')
    expect(rowCount).toBe(2)
    await coach.sees('You can open this page without signal now.')
    await signal(coach, false)
    await coach.page.reload()
    await coach.sees(/2\s+here\s+0 not marked yet/)
    await coach.doesNotSee('Ellis')
    await signal(coach, true)
    await coach.opens(register)
    await coach.sees(/2\s+here\s+0 not marked yet/)
    expect(await came()).toEqual(['Abdi came', 'Chloe came'])
  })

  it('wipes everything from the phone of whoever leads no more, at the next contact', async () => {
    const artist = await phoneOf('Bea Lindqvist')
    await artist.opens(register)
    await artist.sees('You can open this page without signal now.')
    await signal(artist, false)
    await row(artist, 'Abdi').click()
    const [leading] = await ids('select id, part as name from group_leader where worker_id = $1', [
      invented('Bea Lindqvist'),
    ])
    await does(delroy, `/groups/${group}/leaders/${leading?.id}/ending`, {})
    await signal(artist, true)
    await artist.sees('You do not run this group any more')
    await artist.doesNotSee('Abdi')
    await signal(artist, false)
    await artist.page.reload()
    await artist.sees('This register is not on this phone.')
    await signal(artist, true)
    expect(await came()).toEqual(['Abdi came', 'Chloe came'])
  })

  it('keeps marks of whoever was signed out meanwhile, and no names, until they sign in again', async () => {
    const coach = await phoneOf('Delroy Banks')
    await coach.opens(register)
    await coach.sees('You can open this page without signal now.')
    await signal(coach, false)
    await row(coach, 'Chloe').click()
    await coach.sees('1 mark is safe here and will send itself.')
    await coach.page.context().clearCookies()
    await signal(coach, true)
    await coach.sees('You have been signed out. Sign in, and what you marked is sent.')
    await coach.doesNotSee('Abdi')
    await coach.follows('Sign in')
    await coach.presses(/Delroy Banks/)
    await coach.sees(/1\s+here\s+1 not marked yet/)
    await expect.poll(came).toEqual(['Abdi came'])
    await row(coach, 'Chloe').click()
    await expect.poll(came).toEqual(['Abdi came', 'Chloe came'])
  })

  it('is wiped after twelve hours', async () => {
    const coach = await phoneOf('Delroy Banks')
    await coach.sees('You can open this page without signal now.')
    await coach.page.evaluate(async () => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
      const database = await asked(indexedDB.open('trellis-registers'))
      const pages = () => database.transaction('pages', 'readwrite').objectStore('pages')
      for (const page of await asked(pages().getAll()))
        await asked(pages().put({ ...page, keptAt: page.keptAt - 12 * 3_600_000 - 1 }))
      database.close()
    })
    await signal(coach, false)
    await coach.page.reload()
    await coach.sees('This register is not on this phone.')
    await signal(coach, true)
    await coach.opens(register)
  })

  it('counts a drop-in without signal too', async () => {
    const made = { ...groupTyped, name: 'Friday kickabout', kind: 'drop_in', seats: '', once: newId() }
    const answer = await does(delroy, `/runs/${run}/groups`, made)
    const [session] = await ids(
      'select id, on_date::text as name from group_session where group_id = $1 order by on_date limit 1',
      [answer.location?.split(/[/?]/)[2]],
    )
    const coach = await phoneOf('Delroy Banks')
    await coach.opens(`/sessions/${session?.id}/register`)
    await signal(coach, false)
    await coach.writes('How many came?', '14')
    await coach.writes('How many of them were new faces?', '3')
    await coach.page.getByRole('button', { name: 'Save the numbers' }).click()
    await coach.sees('1 mark is safe here and will send itself.')
    await signal(coach, true)
    const counted = () =>
      ids('select came as id, new_faces as name from group_session where id = $1', [session?.id])
    await expect.poll(counted).toEqual([{ id: 14, name: 3 }])
  })

  it('is finished with signal', async () => {
    const coach = await phoneOf('Delroy Banks')
    await coach.opens(register)
    await coach.page.getByText('Someone new').click()
    await coach.page.getByRole('button', { name: 'Count a new face' }).click()
    await coach.sees('1 new face')
    await coach.presses('Finish register')
    await coach.sees('2 people here')
    await coach.presses('Finish register')
    await coach.sees('The register is finished.')
    expect(
      await ids(
        'select new_faces as id, came::text as name from group_session where finished_by is not null and came is null',
        [],
      ),
    ).toEqual([{ id: 1, name: null }])
  })

  it('is a form with one Save without script', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks', phone: true, at: mast.url })
    await coach.opens(register)
    await coach.page.getByRole('group', { name: 'Chloe' }).getByLabel('Not here').check()
    await coach.presses('Save')
    await coach.sees('Saved.')
    expect(await came()).toEqual(['Abdi came', 'Chloe did_not_come'])
  })
})

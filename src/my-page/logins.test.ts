import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ownPageProviderFromEnv } from '../accounts/index.ts'
import { type FakeProvider, fakeProvider } from '../accounts/provider-factory.ts'
import { TestBrowser, type TestHall, testHall } from '../accounts/testing.ts'
import { testDatabase } from '../database/testing.ts'
import { makeScene, makeSupported, type Scene, TUESDAY } from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { handsOver } from './factory.tsx'
import { myPageRoutes } from './index.ts'

const database = await testDatabase()
const vectors = ['P0.Cp.Cd', 'P0.Cm']
let scene: Scene
let nhs: FakeProvider
let hall: TestHall

beforeAll(async () => {
  scene = await makeScene(database)
  nhs = await fakeProvider('trellis-young')
  const provider = ownPageProviderFromEnv({
    ...{ OIDC_OWN_PAGE_ISSUER: nhs.issuer, OIDC_OWN_PAGE_CLIENT_ID: 'trellis-young' },
    OIDC_OWN_PAGE_VTR: vectors.join(' '),
  })
  hall = await testHall(database.kysely, [myPageRoutes(provider)], TUESDAY)
})
afterAll(() => Promise.all([hall.stop(), nhs.stop()]))
beforeEach(() => {
  nhs.lie = { claims: { vot: 'P0.Cp.Cd' } }
})

const at = (path: string): string => `${hall.origin}${path}`

/** A browser in which a young person's page is open by link and code. */
async function opened(person: Parameters<typeof makeSupported>[1] = {}) {
  const { youngPersonId } = await makeSupported(scene, person)
  const { link, code } = await handsOver(scene, youngPersonId)
  const browser = new TestBrowser()
  await browser.open(at(link), { code })
  return { browser, youngPersonId, link, code }
}

/** Presses the button at this address, proves at the provider to be this subject, and comes back. */
async function goesThrough(browser: TestBrowser, path: string, subject: string) {
  const sent = new URL((await browser.once(new URL(at(path)))).headers.get('location') ?? '')
  return { sent, back: await browser.open(at(`/my/login/callback?${nhs.prove(sent, subject)}`)) }
}
const binds = (browser: TestBrowser, subject: string) => goesThrough(browser, '/my/ways-in/login', subject)
const opens = (browser: TestBrowser, subject: string) => goesThrough(browser, '/my/login', subject)

describe('A login of a young person’s own', () => {
  it('is bound once from within the page, and opens it from then on in any browser', async () => {
    const { browser } = await opened({ name: 'Zephyrine Quill', preferred_name: '' })
    const stranger = await opens(new TestBrowser(), 'zephyrine')
    expect([stranger.back.status, stranger.back.text]).toEqual([
      403,
      expect.stringContaining('opens no page yet'),
    ])
    const { sent, back } = await binds(browser, 'zephyrine')
    expect(back.status).toBe(200)
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      ...{ scope: 'openid', prompt: 'login', vtr: JSON.stringify(vectors) },
      redirect_uri: at('/my/login/callback'),
    })
    const elsewhere = new TestBrowser()
    const came = await opens(elsewhere, 'zephyrine')
    expect(came.back.text).not.toMatch(/Zephyrine|Quill/)
    expect((await elsewhere.open(at('/my'))).text).toContain('Hi Zephyrine.')
    const { rows } = await database.owner.query(
      `select act, actor_kind from history where subject_kind = 'own_page' and act like 'login%'`,
    )
    expect(rows).toEqual([{ act: 'login_bound', actor_kind: 'young-person' }])
  })

  it('is for whoever is 13 by the record, and not the day before', async () => {
    const young = await opened({ date_of_birth: '2013-11-25' })
    expect((await young.browser.open(at('/my/ways-in'))).text).not.toContain('NHS login')
    await young.browser.open(at('/my/ways-in/login'))
    expect(young.browser.at).toBe(at('/my/ways-in'))
    // Nor by whoever set out while the record said otherwise.
    const { rows } = await database.owner.query<{ outcome: string }>(
      `select bind_own_page(s.token_hash, $2, 'young') as outcome from own_page_session s
       join own_page p on p.id = s.own_page_id where p.young_person_id = $1`,
      [young.youngPersonId, nhs.issuer],
    )
    expect(rows).toEqual([{ outcome: 'too_young' }])
    const older = await opened({ date_of_birth: '2013-11-24' })
    expect((await binds(older.browser, 'just-13')).back.status).toBe(200)
  })

  it('opens one page and no other, whoever tries', async () => {
    const [one, other] = [await opened(), await opened()]
    await binds(one.browser, 'one')
    expect((await binds(other.browser, 'one')).back.text).toContain('opens another page')
    // A login is not the way to bind the next: that takes link and code.
    const byLogin = new TestBrowser()
    await opens(byLogin, 'one')
    expect((await byLogin.open(at('/my/ways-in'))).text).not.toContain('href="/my/ways-in/login"')
    expect((await binds(byLogin, 'somebody-else')).back.text).toContain('closed meanwhile')
    // Nor does a binding go on in a page that was closed meanwhile.
    const sent = new URL(
      (await other.browser.once(new URL(at('/my/ways-in/login')))).headers.get('location') ?? '',
    )
    await other.browser.open(at('/my/closing'), {})
    const back = await other.browser.open(at(`/my/login/callback?${nhs.prove(sent, 'late')}`))
    expect(back.status).toBe(403)
    expect((await opens(new TestBrowser(), 'late')).back.status).toBe(403)
  })

  it('must be proved as was asked, in the browser that set out, once', async () => {
    const { browser } = await opened()
    nhs.lie = { claims: { vot: 'P0.Cp' } }
    expect((await binds(browser, 'weak')).back.text).toContain('did not work')
    nhs.lie = { claims: { vot: 'P0.Cm' } }
    const sent = new URL((await browser.once(new URL(at('/my/ways-in/login')))).headers.get('location') ?? '')
    const answer = at(`/my/login/callback?${nhs.prove(sent, 'strong')}`)
    expect((await new TestBrowser().open(answer)).status).toBe(403)
    expect((await browser.open(answer)).status).toBe(200)
    expect((await browser.open(answer)).status).toBe(403)
  })

  it('can be taken back at once, also where it has the page open, and stays so after a copy is put back', async () => {
    const { browser, youngPersonId } = await opened()
    await binds(browser, 'leaves')
    const elsewhere = new TestBrowser()
    await opens(elsewhere, 'leaves')
    await browser.open(at('/my/login/ending'), {})
    expect((await elsewhere.open(at('/my/people'))).status).toBe(403)
    expect((await browser.open(at('/my/people'))).status).toBe(200)
    expect((await opens(new TestBrowser(), 'leaves')).back.status).toBe(403)
    // What is noted is done again on a copy: see src/backup.
    const noted = await database.owner.query(
      `select from withdrawal_log w join own_page p on p.id = w.of_id where w.of_table = 'own_page_login' and p.young_person_id = $1`,
      [youngPersonId],
    )
    expect(noted.rows).toHaveLength(1)
  })

  it('ends with its page, which nobody else can keep open by it', async () => {
    const { browser, youngPersonId } = await opened()
    await binds(browser, 'ends')
    await handsOver(scene, youngPersonId)
    expect((await opens(new TestBrowser(), 'ends')).back.status).toBe(403)
  })
})

describe('Where a young person’s page is open', () => {
  it('is listed to them, and each can be closed at once, and nobody else’s', async () => {
    const [{ browser, link, code }, other] = [await opened(), await opened()]
    const phone = new TestBrowser()
    await phone.open(at(link), { code })
    const listed = (await browser.open(at('/my/ways-in'))).text
    const [end = ''] = /\/my\/ways-in\/[\w-]{36}\/ending/.exec(listed) ?? []
    expect(listed.match(/This is where you are now/g)).toHaveLength(1)
    expect((await other.browser.open(at(end), {})).status).toBe(404)
    expect((await phone.open(at('/my/people'))).status).toBe(200)
    expect((await browser.open(at(end), {})).status).toBe(200)
    expect((await phone.open(at('/my/people'))).status).toBe(403)
    expect((await browser.open(at(`/my/ways-in/${newId()}/ending`), {})).status).toBe(404)
  })
})

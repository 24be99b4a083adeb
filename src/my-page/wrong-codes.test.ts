import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newToken } from '../accounts/index.ts'
import { TestBrowser, type TestHall, takeTheSameTime, testHall } from '../accounts/testing.ts'
import { testDatabase } from '../database/testing.ts'
import { makeScene, makeSupported, type Scene, TUESDAY } from '../referrals/onward/factory.tsx'
import { handsOver } from './factory.tsx'
import { myPageRoutes } from './index.ts'

const database = await testDatabase()
let scene: Scene
let hall: TestHall
let networks = 0

beforeAll(async () => {
  scene = await makeScene(database)
  hall = await testHall(database.kysely, [myPageRoutes()], TUESDAY)
})
afterAll(() => hall.stop())

const somewhere = () => `2001:db8:${(++networks).toString(16)}::1`

/** A page that nobody has opened, and ways to try it. */
async function page() {
  const { youngPersonId } = await makeSupported(scene)
  const { link, code } = await handsOver(scene, youngPersonId)
  const wrong = code === '000 000' ? '000 001' : '000 000'
  const tries = (browser: TestBrowser, typed: string) => browser.open(hall.origin + link, { code: typed })
  return {
    slips: (browser: TestBrowser) => tries(browser, '12345'),
    isWrong: async (browser: TestBrowser) => (await tries(browser, wrong)).status,
    opens: async (browser: TestBrowser) => {
      const { status } = await tries(browser, code)
      return status === 200 && browser.at.endsWith('/my')
    },
    door: (browser: TestBrowser) => browser.open(hall.origin + link),
    later: (minutes: number) =>
      database.owner.query(
        `update own_page_try set waits_until = waits_until - make_interval(mins => $1)
         where own_page_id = (select id from own_page where young_person_id = $2 and taken_back_at is null)`,
        [minutes, youngPersonId],
      ),
    set: (wrongCodes: number) =>
      database.owner.query('update own_page set wrong_codes = $1 where young_person_id = $2', [
        wrongCodes,
        youngPersonId,
      ]),
    shown: async () => {
      const { rows } = await database.owner.query<{ wrong_codes: number }>(
        'select wrong_codes from own_page where young_person_id = $1',
        [youngPersonId],
      )
      return rows[0]?.wrong_codes
    },
  }
}
describe('The link of a young person’s page', () => {
  it('takes the same time and says the same, whether it was taken back or never was', async () => {
    const { youngPersonId } = await makeSupported(scene)
    const { link, code } = await handsOver(scene, youngPersonId)
    await handsOver(scene, youngPersonId)
    const asked = (path: () => string) => async () => {
      const [at, browser] = [path(), new TestBrowser(somewhere())]
      return async () => {
        const { status, text } = await browser.open(hall.origin + at, { code })
        return `${status} ${text}`
      }
    }
    await takeTheSameTime(
      asked(() => link),
      asked(() => `/my/in/${newToken()}`),
    )
  }, 120_000)
})

describe('Wrong codes of a young person’s page', () => {
  it('make whoever types five of them wait, with the right one too, and nobody in another network', async () => {
    const [tried, other] = [await page(), await page()]
    const home = somewhere()
    for (const _ of [1, 2, 3, 4, 5, 6]) expect((await tried.slips(new TestBrowser(home))).status).toBe(422)
    const statuses = await Promise.all(Array.from({ length: 7 }, () => tried.isWrong(new TestBrowser(home))))
    expect(statuses.filter((status) => status === 422)).toHaveLength(4)
    expect(await tried.shown()).toBe(5)
    expect(await tried.opens(new TestBrowser(home))).toBe(false)
    expect((await tried.door(new TestBrowser(home))).text).toContain('Wait a little')
    expect(await other.opens(new TestBrowser(home))).toBe(true)
    expect(await tried.opens(new TestBrowser(somewhere()))).toBe(true)
    const { rows } = await database.owner.query<{ opened: number; did_not: number }>(
      `select count(*) filter (where act = 'opened')::int as opened,
         count(*) filter (where act = 'did_not_open')::int as did_not from history where subject_kind = 'own_page'`,
    )
    expect(rows).toEqual([{ opened: 2, did_not: expect.any(Number) }])
    expect(rows[0]?.did_not).toBeGreaterThanOrEqual(5)
  })

  it('make them wait a quarter of an hour, then twice as long each time, and a day at most', async () => {
    const { isWrong, opens, later } = await page()
    const home = somewhere()
    for (const _ of [1, 2, 3, 4, 5]) await isWrong(new TestBrowser(home))
    await later(14)
    expect(await opens(new TestBrowser(home))).toBe(false)
    await later(1)
    expect(await isWrong(new TestBrowser(home))).toBe(403)
    await later(29)
    expect(await opens(new TestBrowser(home))).toBe(false)
    for (let further = 0; further < 12; further++) {
      await later(24 * 60)
      expect(await isWrong(new TestBrowser(home))).toBe(403)
    }
    await later(24 * 60)
    expect(await opens(new TestBrowser(home))).toBe(true)
  })

  it('do not keep a browser out that has opened it before, though it is in the same network', async () => {
    const { isWrong, opens, set } = await page()
    const home = somewhere()
    const own = new TestBrowser(home)
    expect(await opens(own)).toBe(true)
    for (const _ of [1, 2, 3, 4, 5]) await isWrong(new TestBrowser(home))
    expect(await opens(new TestBrowser(home))).toBe(false)
    expect(await opens(own)).toBe(true)
    // Whoever makes a cookie up is no browser that is known here.
    const pretends = new TestBrowser(home)
    pretends.keepCookie('trellis_my_browser', 'x'.repeat(43))
    expect(await opens(pretends)).toBe(false)
    // After a hundred, from whatever networks, it opens there alone.
    await set(100)
    expect(await opens(new TestBrowser(somewhere()))).toBe(false)
    expect(await opens(own)).toBe(true)
    // And it counts for itself: it waits as others do, and nobody with it.
    for (const _ of [1, 2, 3, 4, 5]) await isWrong(own)
    expect(await opens(own)).toBe(false)
  })
})

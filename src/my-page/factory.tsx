import { type Answer, makeHall, type Scene } from '../referrals/onward/factory.tsx'
import { rightsRoutes } from '../rights/index.ts'
import { supportRoutes } from '../support/index.ts'
import { newId } from '../words/index.ts'
import { myPageRoutes } from './index.ts'

/** A browser of somebody: what it was given to keep, and who is signed in in it. */
export type Browser = { worker: string | null; cookie: string }

/** A fresh browser, of a worker or of nobody. */
export const browserOf = (worker: string | null = null): Browser => ({ worker, cookie: '' })

/** Asks for a page or sends a form, with only what the hall gives around it; the browser keeps its cookie. */
export async function visitIn(
  scene: Scene,
  browser: Browser,
  path: string,
  form?: Record<string, string | readonly string[]>,
): Promise<Answer> {
  const app = await makeHall(scene, browser)
  app.route('/', myPageRoutes())
  app.route('/', rightsRoutes())
  app.route('/', supportRoutes())
  const pairs = Object.entries(form ?? {}).flatMap(([name, said]) => [said].flat().map((one) => [name, one]))
  const sent = form ? { method: 'POST', body: new URLSearchParams(pairs) } : {}
  const answer = await app.request(path, { ...sent, headers: { cookie: browser.cookie } })
  const kept = new Map(browser.cookie.split('; ').map((pair) => [pair.split('=')[0] ?? '', pair]))
  for (const given of answer.headers.getSetCookie()) {
    const [pair = ''] = given.split(';')
    const name = pair.split('=')[0] ?? ''
    if (/max-age=0/i.test(given)) kept.delete(name)
    else kept.set(name, pair)
  }
  browser.cookie = [...kept.values()].filter(Boolean).join('; ')
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}

/** Maryam makes a page, of the young person or of a parent, and hands its keys over. */
export async function handsOver(
  scene: Scene,
  youngPersonId: string,
  path = `/young-people/${youngPersonId}/own-page`,
): Promise<{ link: string; code: string; text: string }> {
  const made = { how: 'show', once: newId() }
  const { text } = await visitIn(scene, browserOf(scene.maryam), path, made)
  return {
    link: /\/my\/in\/[\w-]{43}/.exec(text)?.[0] ?? '',
    code: /\d{3} \d{3}/.exec(text)?.[0] ?? '',
    text,
  }
}

/** A browser in which the young person has their page open. */
export async function opensPage(scene: Scene, youngPersonId: string): Promise<Browser> {
  const { link, code } = await handsOver(scene, youngPersonId)
  const browser = browserOf()
  await visitIn(scene, browser, link, { code })
  return browser
}

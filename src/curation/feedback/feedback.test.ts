import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedInWorker } from '../../accounts/index.ts'
import { makeService } from '../../directory/factory.ts'
import { type Scene, setScene } from '../testing.ts'
import { whyNotDecided } from './feedback.ts'

let scene: Scene
let curator: SignedInWorker

beforeAll(async () => {
  scene = await setScene()
  curator = await scene.worker('Judith Farrow', 'commissioner')
})

const ids = async (): Promise<string[]> => {
  const { html } = await scene.visit('/directory/feedback', { as: curator })
  return [...html.matchAll(/directory\/feedback\/([\w-]{36})"/g)].map(([, id]) => id as string)
}

describe('how it was', () => {
  it('asks two things, and says so when they are missing', async () => {
    const service = await makeService(scene.db.kysely, { place: scene.place, name: 'Empty' })
    const { status, html } = await scene.visit(`/services/${service}/feedback`, { form: { words: 'ok <b>' } })
    expect(status).toBe(422)
    expect(html).toContain('Choose how welcome you felt')
    expect(html).toContain('Choose if you would go again')
    expect(html).toContain('ok &lt;b&gt;')
  })

  it('is shown from three answers on that somebody read, as counts with their n, words in quotation marks', async () => {
    const service = await makeService(scene.db.kysely, { place: scene.place, name: 'Chess' })
    const page = async () => (await scene.visit(`/services/${service}`)).html
    const say = (welcome: string, again: string, words: string) =>
      scene.visit(`/services/${service}/feedback`, { form: { welcome, again, words } })
    expect((await say('yes', 'yes', 'Nobody minds if you lose.')).to).toBe(
      `/services/${service}/feedback/thanks`,
    )
    await say('a_bit', 'maybe', 'Sam there is rude')
    await say('yes', 'no', '')
    expect(await page()).toContain('Not enough people have said yet')
    const [first, second, third] = await ids()
    const decide = (id: string | undefined, decision: string) =>
      scene.visit(`/directory/feedback/${id}/decision`, { as: curator, form: { decision } })
    await decide(first, 'published')
    await decide(second, 'counted')
    expect(await page()).toContain('Not enough people have said yet')
    await decide(third, 'published')
    const shown = await page()
    expect(shown).toContain('Of 3 answers, 2 said yes and 1 said a bit.')
    expect(shown).toContain('Of 3 answers, 1 said yes, 1 said maybe and 1 said no.')
    expect(shown).toContain('“Nobody minds if you lose.”')
    expect(shown).not.toContain('rude')
  })

  it('about safety goes to a person at once, shows help, and is never published with its words', async () => {
    const service = await makeService(scene.db.kysely, { place: scene.place, name: 'Boats' })
    const form = { welcome: 'no', again: 'no', unsafe: 'yes', unsafe_words: 'He locked the door.' }
    const { to } = await scene.visit(`/services/${service}/feedback`, { form })
    expect(to).toBe(`/services/${service}/feedback/help`)
    expect((await scene.visit(to ?? '')).html).toContain('ring 999')
    expect((await scene.told())[0]).toMatchObject({
      template: 'workerSafetySaid',
      address: 'judith@saltmere.example',
    })
    const [id] = await ids()
    const at = `/directory/feedback/${id}/decision`
    const refused = await scene.visit(at, { as: curator, form: { decision: 'published', reason: 'x' } })
    expect([refused.status, refused.html.includes('Words about safety are not published')]).toEqual([
      422,
      true,
    ])
    expect((await scene.visit(at, { as: curator, form: { decision: 'counted' } })).status).toBe(422)
    const done = { decision: 'not_published', reason: 'Passed to the LADO by Ros Eldridge.' }
    expect((await scene.visit(at, { as: curator, form: done })).status).toBe(303)
  })

  it('cannot be read back by those who wrote it, nor decided without a name, in the database itself', async () => {
    expect(await scene.db.kysely.selectFrom('feedback').selectAll().execute()).toEqual([])
    const { rowCount } = await scene.db.app.query("update feedback set decision = 'published'")
    expect(rowCount).toBe(0)
    await expect(
      scene.db.owner.query("update feedback set decision = 'not_published', decided_by = null"),
    ).rejects.toThrow('feedback_decided_by_somebody')
  })
})

it.each([
  [false, 'published', null, {}],
  [false, 'counted', null, {}],
  [false, 'not_published', null, { reason: 'Write why it is not published' }],
  [true, 'counted', null, { reason: 'Write what was done about it, and by whom' }],
  [true, 'counted', 'Rang the club.', {}],
  [true, 'not_published', 'Rang the club.', {}],
] as const)('unsafe %s, %s, because %s: %j', (unsafe, decision, reason, problems) => {
  expect(whyNotDecided({ unsafe, words: null }, { decision, reason })).toEqual(problems)
})

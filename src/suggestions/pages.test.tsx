import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { onwardOf } from '../referrals/index.ts'
import {
  type Answer,
  actsAs,
  ask,
  makeScene,
  makeSupported,
  type Scene,
  visit as visitBeside,
} from '../referrals/onward/factory.tsx'
import { newId } from '../words/index.ts'
import { suggestionRoutes } from './routes.tsx'

const database = await testDatabase()
let scene: Scene
let supportId: string
let youngPersonId: string
let library: string

const visit = (worker: string, path: string, form?: Record<string, string>): Promise<Answer> =>
  visitBeside(scene, { worker }, path, form, suggestionRoutes())

const finding = () => `/supports/${supportId}/prescriptions/new`

beforeAll(async () => {
  scene = await makeScene(database)
  ;({ supportId, youngPersonId } = await makeSupported(scene, {
    postcode: 'ZZ1 1AA',
    access_needs: 'A quiet corner',
  }))
  library = await makeService(database.kysely, {
    ...{ place: scene.place, name: 'Panel Club', summary: 'Make comics and zines.', free: true },
    ...{ ages: { from: 10, to: 16 }, helpsWith: ['creativity'], accessFeatures: ['quiet_space'] },
    locations: [{ name: 'The library', latitude: 53.3, longitude: 0.45 }],
  })
  await makeService(database.kysely, {
    ...{ place: scene.place, name: 'Over Eighteens', summary: 'Comics for grown-ups.', ages: { from: 18 } },
  })
  await actsAs(scene, scene.maryam, async ({ tx }) => {
    await tx
      .insertInto('plan')
      .values({
        support_id: supportId,
        young_person_id: youngPersonId,
        what_matters: 'Drawing comics in peace',
      })
      .execute()
    await tx
      .insertInto('goal')
      .values({
        ...{ id: newId(), support_id: supportId, young_person_id: youngPersonId, whose: 'young_person' },
        ...{ words: 'I want to draw with somebody', set_on: '2026-11-24' },
      })
      .execute()
  })
})

describe('finding something for one young person', () => {
  it('suggests with reasons from their own words, and puts last what does not fit, with why', async () => {
    const { text, status } = await visit(scene.maryam, finding())
    expect(status).toBe(200)
    for (const said of [
      'These are suggestions, and Taz chooses',
      '“comics” is in Taz’s plan, and it is about that',
      'It has a quiet space, which Taz needs',
      'From their plan',
      'Drawing comics in peace',
      'I want to draw with somebody',
      'For anyone 18 and over; Taz is 13',
    ])
      expect(text).toContain(said)
    expect(text.indexOf('Panel Club')).toBeLessThan(text.indexOf('Over Eighteens'))
  })

  it('rule 11, no label travels: nothing that was used stands in any address of the page', async () => {
    const { text } = await visit(scene.maryam, finding())
    const addresses = [...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to]) =>
      decodeURIComponent(to ?? ''),
    )
    expect(addresses.length).toBeGreaterThan(5)
    for (const to of addresses) expect(to).not.toMatch(/comics|quiet|drawing|ZZ1/i)
  })

  it('keeps the finder: words find as they do elsewhere, and each result says what speaks for and against it', async () => {
    const { text } = await visit(scene.maryam, `${finding()}?words=boxing`)
    expect(text).toContain('Bag &amp; Pad')
    expect(text).toContain('Look at every age')
    expect(
      (await visit(scene.maryam, `${finding()}?words=${'x'.repeat(3000)}&page=99999&ages=x`)).status,
    ).toBe(200)
  })

  it('narrows as the public finder does, and by tier, which stands in no address', async () => {
    const search = async (query: string) =>
      (await visit(scene.maryam, `${finding()}?words=&age=&${query}`)).text
    const all = await search('')
    for (const label of [
      'Near where?',
      'How far?',
      'Which days?',
      'What time of day?',
      'Cost and joining',
      'Good for',
    ])
      expect(all).toContain(label)
    expect(all).toContain('What I need to take part')
    expect(all).toContain('Places free now')
    expect(all).toContain('Tier (only workers see this, and it is never in the address)')
    expect(all).toContain('Bag &amp; Pad')
    expect(await search('access=hearing_loop&day=7')).not.toContain('Bag &amp; Pad')
    expect(await search('cost=free')).toContain('Remove: Free')
    const addresses = [...all.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to]) => to ?? '')
    for (const to of addresses) expect(to).not.toMatch(/tier=|targeted|universal|treatment/)
    expect(await search('where=Nowhere-on-Sea')).toContain('Nowhere-on-Sea')
  })

  it('lists what was begun and not sent', async () => {
    const id = newId()
    const half = { service: scene.chess, why: 'I like chess', next: 'keep' }
    await visit(scene.maryam, `/supports/${supportId}/prescriptions/${id}`, half)
    expect((await visit(scene.maryam, finding())).text).toContain('Chess on Mondays</a>, kept since')
  })

  it('says what they tried before and how it stands', async () => {
    await ask(scene, supportId, scene.boxing)
    const { text } = await visit(scene.maryam, `/supports/${supportId}/services/${scene.boxing}`)
    expect(text).toContain('Asked on Tue 24 Nov, not settled yet')
  })

  it('is not there for anybody outside the circle', async () => {
    const never = await visit(scene.outsider, `/supports/${newId()}/prescriptions/new`)
    expect(never.status).toBe(404)
    for (const path of [finding(), `/supports/${supportId}/services/${library}`])
      expect(await visit(scene.outsider, path)).toEqual(never)
  })
})

describe('telling about something', () => {
  it('is one tap, counted once however often it is pressed, and asks nobody', async () => {
    const form = {
      id: newId(),
      service: scene.boxing,
      search: 'words=boxing&cost=free&age=&tier=targeted&x=1',
    }
    for (const _ of [1, 2])
      expect((await visit(scene.maryam, `/supports/${supportId}/signposts`, form)).to).toBe(
        `${finding()}?words=boxing&cost=free&age=&told=${scene.boxing}`,
      )
    const { signposted } = await actsAs(scene, scene.maryam, (acting) => onwardOf(acting, supportId))
    expect(signposted).toMatchObject([{ service: 'Bag & Pad' }])
    expect((await visit(scene.maryam, `${finding()}?told=${scene.boxing}`)).text).toContain(
      'you told Taz about Bag &amp; Pad',
    )
  })

  it('leads back to the service it was pressed beside', async () => {
    const form = { id: newId(), service: library, from: 'service' }
    const { to } = await visit(scene.maryam, `/supports/${supportId}/signposts`, form)
    expect(to).toBe(`/supports/${supportId}/services/${library}?told=${library}`)
    expect((await visit(scene.maryam, to)).text).toContain('It is noted that you told Taz about Panel Club')
  })
})

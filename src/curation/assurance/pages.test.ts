import { beforeAll, expect, it } from 'vitest'
import type { SignedInWorker } from '../../accounts/index.ts'
import { makeService } from '../../directory/factory.ts'
import { newId } from '../../words/index.ts'
import { type Scene, setScene } from '../testing.ts'

let scene: Scene
let curator: SignedInWorker
let service: string

beforeAll(async () => {
  scene = await setScene()
  curator = await scene.worker('Ed Tallis', 'administrator')
  service = await makeService(scene.db.kysely, { place: scene.place, name: 'Bag & Pad' })
})

const date = (name: string, iso: string) => {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
const add = (form: Record<string, string>) =>
  scene.visit(`/directory/services/${service}/assurances`, { as: curator, form })
const check = (kind: string, seen: string, on: string, until: string) =>
  add({ kind, seen, ...date('checked_on', on), ...date('valid_until', until) })

it('asks what, what was seen, when and until when', async () => {
  const { status, html } = await add({ seen: 'The 2026 certificate' })
  expect(status).toBe(422)
  for (const words of [
    'Choose what you checked',
    'Enter the day on which you saw it',
    'Enter the day until which',
  ])
    expect(html).toContain(words)
  expect(html).toContain('The 2026 certificate')
  expect((await check('insurance', 'x', '2026-11-01', '2031-01-01')).html).toContain('within three years')
})

it('says on the page who checked, what they saw and until when', async () => {
  await check('safeguarding_policy', 'Policy of May 2026.', '2026-11-20', '2027-11-20')
  const { html } = await scene.visit(`/services/${service}`)
  expect(html).toContain('They have rules to keep you safe')
  expect(html).toContain('Saltmere Council checked on 20 November 2026. It holds until 20 November 2027.')
  expect(html).toContain('Last checked on 20 November 2026')
})

it('is due on the curator’s home 30 days before, says on the page that it ran out, and counts again once renewed', async () => {
  await check('insurance', 'Certificate to Christmas.', '2026-11-20', '2026-12-24')
  const home = async (now: string) =>
    (await scene.visit('/directory', { as: curator, now: new Date(now) })).html
  expect(await home('2026-11-23T12:00:00Z')).not.toContain('1 check is due')
  expect(await home('2026-11-24T12:00:00Z')).toContain('1 check is due')
  const later = { now: new Date('2026-12-25T12:00:00Z') }
  expect((await scene.visit(`/services/${service}`, later)).html).toContain(
    'but that ran out on 24 December 2026. Nobody has checked again.',
  )
  await check('insurance', 'Certificate of 2027.', '2026-11-24', '2027-12-24')
  expect(await home('2026-11-24T12:00:00Z')).not.toContain('check is due')
})

it('is refused by the database without its checker or its until', async () => {
  const row = {
    id: newId(),
    place_id: scene.place,
    service_id: service,
    kind: 'checks',
    checked_on: '2026-11-01',
  }
  for (const missing of ['checked_by', 'valid_until']) {
    const whole = { ...row, checked_by: curator.id, valid_until: '2027-01-01', [missing]: null, seen: 'x' }
    await expect(
      scene.db.kysely
        .insertInto('assurance')
        .values(whole as never)
        .execute(),
    ).rejects.toThrow(missing)
  }
})

it('a stale entry is listed for the curator and fresh again with one tap', async () => {
  const id = await makeService(scene.db.kysely, {
    ...{ place: scene.place, name: 'Old Entry', lastConfirmedOn: '2025-10-01' },
  })
  const stale = (await scene.visit('/directory/stale', { as: curator })).html
  expect(stale).toContain('Old Entry')
  expect(stale).toContain('Left out of the finder')
  const form = { from: 'stale' }
  expect((await scene.visit(`/directory/services/${id}/confirmation`, { as: curator, form })).to).toBe(
    '/directory/stale',
  )
  expect((await scene.visit('/directory/stale', { as: curator })).html).not.toContain('Old Entry')
  expect((await scene.visit(`/directory/services/${id}/confirmation`, { form })).status).toBe(404)
})

import { beforeAll, expect, it } from 'vitest'
import { makeTeam } from '../../accounts/factory.ts'
import type { SignedInWorker } from '../../accounts/index.ts'
import { makeService } from '../../directory/factory.ts'
import { NOW, type Scene, setScene } from '../testing.ts'

let scene: Scene
let curator: SignedInWorker
let lead: SignedInWorker
let service: string

beforeAll(async () => {
  scene = await setScene()
  curator = await scene.worker('Ed Tallis', 'administrator')
  lead = await scene.worker('Ros Eldridge', 'safeguarding_lead')
  await makeTeam(scene.db.kysely, {
    ...{ place: scene.place, organisation: lead.organisationId, name: 'Front door', frontDoor: true },
    coverHours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  })
  service = await makeService(scene.db.kysely, { place: scene.place, name: 'Chess on Mondays', now: NOW })
})

const said = { about: 'when', words: 'It is on Tuesdays now.' }

it('an empty report says what is missing, keeps what was typed and writes nothing', async () => {
  const { status, html } = await scene.visit(`/services/${service}/report`, {
    form: { reach: 'not an email' },
  })
  expect(status).toBe(422)
  expect(html).toContain('Choose what it is about')
  expect(html).toContain('Write what is wrong')
  expect(html).toContain('not an email')
})

it('a report reaches the curator once, is settled with what was done, and whoever asked is told', async () => {
  const form = { ...said, reach: 'nan@example.org', once: '7f0c2c5e-3f0b-4b7e-9a53-6a1a6a3b8f10' }
  for (const _ of [1, 2])
    expect((await scene.visit(`/services/${service}/report`, { form })).to).toBe(
      `/services/${service}/report/thanks`,
    )
  const list = await scene.visit('/directory/reports', { as: curator })
  expect(list.html).toContain('1 report waits')
  expect(list.html).toContain('It is on Tuesdays now.')
  expect((await scene.visit('/directory', { as: curator })).html).toContain('1 report waits')
  const [, id] = /reports\/([\w-]{36})"/.exec(list.html) ?? []
  const empty = await scene.visit(`/directory/reports/${id}/settlement`, { as: curator, form: {} })
  expect([empty.status, empty.html.includes('Choose what came of it')]).toEqual([422, true])
  const done = { settled_as: 'mended', settled_words: 'The page says Tuesdays.' }
  expect((await scene.visit(`/directory/reports/${id}/settlement`, { as: curator, form: done })).to).toBe(
    '/directory/reports',
  )
  const [told] = await scene.told()
  expect(told).toMatchObject({ address: 'nan@example.org', template: 'publicReportSettled' })
  expect(told?.body).toContain('The page says Tuesdays.')
  expect((await scene.visit('/directory/reports', { as: curator })).html).toContain('Ed Tallis')
})

it('what is not safe shows help now, and tells people at once; the lead reads that and nothing else', async () => {
  await scene.visit(`/services/${service}/report`, { form: { ...said, words: 'The website is wrong.' } })
  const { to } = await scene.visit(`/services/${service}/report`, {
    form: { about: 'unsafe', words: 'A man there frightens us.' },
  })
  const help = (await scene.visit(to ?? '')).html
  for (const words of ['999', '0800 1111', 'NHS 111', 'Saltmere Council', 'from Monday to Friday'])
    expect(help).toContain(words)
  const told = (await scene.told()).filter(({ template }) => template === 'workerSafetySaid')
  expect(told.map(({ address }) => address).sort()).toEqual(['ed@saltmere.example', 'ros@saltmere.example'])
  expect(told[0]?.body).not.toContain('frightens')
  const seen = (await scene.visit('/directory/reports', { as: lead })).html
  expect(seen).toContain('A man there frightens us.')
  expect(seen).not.toContain('The website is wrong.')
})

it('is nobody else’s to read: not by its pages, and not in the database', async () => {
  const link = await scene.worker('Maryam Siddiqui', 'link_worker')
  expect((await scene.visit('/directory/reports')).status).toBe(404)
  expect((await scene.visit('/directory/reports', { as: link })).status).toBe(404)
  const elsewhere = await scene.db.kysely.selectFrom('report').selectAll().execute()
  expect(elsewhere).toEqual([])
})

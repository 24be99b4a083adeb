import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../database/testing.ts'
import {
  ask,
  makeScene,
  makeSupported,
  messagesOf,
  ORIGIN,
  type Scene,
  seenIn,
  visit,
  workJobs,
} from './factory.tsx'

let scene: Scene
let supportId: string
const database = await testDatabase()

beforeAll(async () => {
  scene = await makeScene(database)
  ;({ supportId } = await makeSupported(scene))
})

const now = new Date('2026-12-11T10:00:00Z')

/** The coach says yes, and then for these days who came; what anybody was asked afterwards. */
async function after(days: readonly [day: string, came: string][]) {
  const id = await ask(scene, supportId, scene.boxing)
  const coach = { worker: scene.coach, now }
  const seen = async () => seenIn(await visit(scene, coach, `/asked/${id}`))
  const yes = { seen: await seen(), taken_by: scene.coach, when: 'Thursdays' }
  await visit(scene, coach, `/asked/${id}/acceptance`, yes)
  await workJobs(scene, { now })
  for (const [day, came] of days) {
    await visit(scene, coach, `/asked/${id}/attendance`, {
      ...{ seen: await seen(), 'on_date-day': day, 'on_date-month': '12', 'on_date-year': '2026', came },
    })
    await workJobs(scene, { now, times: 2 })
  }
  return { id, asked: (await messagesOf(scene, id)).filter(({ template }) => template.endsWith('HowItWas')) }
}

describe('how it was', () => {
  it('is asked once they have been, on the way that was chosen, and only once for each place', async () => {
    const { asked } = await after([
      ['3', 'came'],
      ['10', 'came'],
    ])
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ template: 'youngPersonHowItWas', address: '+447700900123' })
    expect(asked[0]?.body).toContain(`${ORIGIN}/services/${scene.boxing}/feedback`)
    expect(asked[0]?.body).toContain('Did you feel welcome, and would you go again?')
    // No label travels (rule 11): nothing but a first name, and nothing of where it was or why.
    expect(`${asked[0]?.subject} ${asked[0]?.body}`).not.toMatch(/Bag & Pad|Hussain|boxing|Ferry Road/i)
  })

  it('is not asked of whoever did not come, or when it was called off', async () => {
    const days: [string, string][] = [
      ['3', 'did_not_come'],
      ['4', 'cancelled'],
    ]
    expect((await after(days)).asked).toEqual([])
  })

  it('is not asked about what has left the directory: there is no page to say it on', async () => {
    const { id } = await after([])
    const withdraw = (on: string | null) =>
      database.owner.query('update service set withdrawn_on = $2 where id = $1', [scene.boxing, on])
    await withdraw('2026-12-05')
    const coach = { worker: scene.coach, now }
    const seen = seenIn(await visit(scene, coach, `/asked/${id}`))
    const came = { 'on_date-day': '3', 'on_date-month': '12', 'on_date-year': '2026', came: 'came' }
    expect((await visit(scene, coach, `/asked/${id}/attendance`, { seen, ...came })).status).toBe(303)
    expect(await workJobs(scene, { now })).toBe(1)
    expect((await messagesOf(scene, id)).map(({ template }) => template)).not.toContain('youngPersonHowItWas')
    await withdraw(null)
  })
})

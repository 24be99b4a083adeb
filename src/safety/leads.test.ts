import { beforeAll, describe, expect, it } from 'vitest'
import { invented } from '../../demo/saltmere.ts'
import { type Arrangement, acknowledgeBy, inTurn, isShutForLong } from './lead.ts'
import { arrangementOf, NOT_SAID, whoHears } from './lead-store.ts'
import { dated, safetyScene, school } from './testing.ts'

let scene: Awaited<ReturnType<typeof safetyScene>>
const at = `/organisations/${school}/safeguarding`
const naming = (name: string, duty: string, turn: number) => ({
  ...{ worker: invented(name), duty, turn: String(turn) },
  ...dated('from', '2026-09-01'),
})
const hears = async (duty: 'lead' | 'senior', subject: string | null = null) => {
  const chain = await scene.acts(scene.as('Priya Raman'), (acting) =>
    whoHears(acting, { organisation: school, duty, subject, about: NOT_SAID }),
  )
  return [chain.own, chain.after].map((part) => part.map(({ name }) => name))
}

beforeAll(async () => {
  scene = await safetyScene()
})

describe('who hears of a safeguarding concern', () => {
  it('is whoever has the role while nobody is named, and then the leads of the front door', async () => {
    expect(await hears('lead')).toEqual([['Gwen Abbott'], ['Gareth Pugh', 'Helen Marchbank']])
    expect(await hears('senior')).toEqual([[], ['Gareth Pugh', 'Helen Marchbank']])
    const { text } = await scene.visit('Pauline Hartley', at)
    expect(text).toContain('Nobody is named')
    expect(text).toContain('Gwen Abbott (Sallowfield High School)')
    expect(text).toContain('These are our own defaults')
  })

  it('is set by whoever looks after the organisation, who cannot name themselves', async () => {
    const wrong = await scene.visit('Pauline Hartley', `${at}/people`, {})
    expect(wrong.status).toBe(422)
    for (const said of ['Choose who', 'Choose what they hear of', 'Enter a number from 1 to 9'])
      expect(wrong.text).toContain(said)
    for (const name of ['Priya Raman', 'Maryam Siddiqui', 'Ivor Lane'])
      expect((await scene.visit(name, `${at}/people`, naming('Gwen Abbott', 'lead', 1))).status).toBe(404)
    expect(
      (await scene.visit('Pauline Hartley', `${at}/people`, naming('Pauline Hartley', 'lead', 1))).status,
    ).toBe(422)
    const once = naming('Gwen Abbott', 'lead', 1)
    for (const form of [once, once, naming('Marcus Doyle', 'lead', 2), naming('Gwen Abbott', 'senior', 1)])
      expect((await scene.visit('Pauline Hartley', `${at}/people`, form)).status).toBe(303)
    expect(await hears('lead')).toEqual([
      ['Gwen Abbott', 'Marcus Doyle'],
      ['Gareth Pugh', 'Helen Marchbank'],
    ])
  })

  it('is never whoever it is about: then it is the next, and whoever is away comes last', async () => {
    expect(await hears('senior', invented('Gwen Abbott'))).toEqual([[], ['Gareth Pugh', 'Helen Marchbank']])
    const somebody = { jobTitle: '', organisationId: '', organisationName: '' }
    const three = ['a', 'b', 'c'].map((id) => ({ ...somebody, workerId: id, name: id, away: id === 'a' }))
    expect(inTurn(three, 'b').map(({ name }) => name)).toEqual(['c', 'a'])
  })

  it('keeps whoever is named from leaving before somebody else is', async () => {
    const leaving = `/workers/${invented('Marcus Doyle')}/leaving`
    const refused = await scene.visit('Pauline Hartley', leaving, {})
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('named to hear of safeguarding concerns at Sallowfield High School')
    const [duty] = await scene.own<{ id: string }>('select id from safeguarding_duty where worker_id = $1', [
      invented('Marcus Doyle'),
    ])
    await expect(
      scene.own('update worker set left_on = $2 where id = $1', [invented('Marcus Doyle'), '2026-11-24']),
    ).rejects.toMatchObject({ constraint: 'safeguarding_duty_works_here' })
    expect((await scene.visit('Ivor Lane', `/safeguarding-duties/${duty?.id}/ending`, {})).status).toBe(404)
    await scene.visit('Pauline Hartley', `/safeguarding-duties/${duty?.id}/ending`, {})
    expect((await scene.visit('Pauline Hartley', leaving, {})).status).toBe(200)
  })

  it('says when they read, by the hours and the calendar of the organisation', async () => {
    const hours = {
      read: ['1', '2', '3', '4', '5'],
      opens: '08:30',
      closes: '16:00',
      minutes: '30',
      act: '0',
      again: '5',
    }
    expect((await scene.visit('Pauline Hartley', `${at}/hours`, { ...hours, opens: '17:00' })).status).toBe(
      422,
    )
    expect((await scene.visit('Pauline Hartley', `${at}/hours`, hours)).status).toBe(303)
    const set = await scene.acts(scene.as('Priya Raman'), (acting) => arrangementOf(acting, school))
    expect(set).toMatchObject({ acknowledgeMinutes: 30, actDays: 0, set: true })
    const published = (closures: Parameters<typeof acknowledgeBy>[0]['calendar']['closures'] = []) => ({
      hours: (set as Arrangement).hours,
      calendar: { closures },
    })
    const by = (when: string) => acknowledgeBy(published(), 30, new Date(when)).toISOString()
    expect(by('2026-11-24T10:00:00Z')).toBe('2026-11-24T10:30:00.000Z')
    expect(by('2026-11-27T18:00:00Z')).toBe('2026-11-30T09:00:00.000Z')
    const christmas = published([{ name: 'Christmas', from: '2026-12-19', to: '2027-01-03' } as never])
    expect(isShutForLong(christmas, new Date('2026-12-22T10:00:00Z'))).toBe(true)
    expect(isShutForLong(published(), new Date('2026-11-27T18:00:00Z'))).toBe(false)
  })

  it('shows everybody the council’s designated officer, which the council enters', async () => {
    const officer = {
      name: 'Designated officer (LADO)',
      phone: '01632 960199',
      email: '',
      front_door_phone: '',
    }
    expect((await scene.visit('Pauline Hartley', `${at}/officer`, officer)).status).toBe(404)
    const council = `/organisations/${invented('Saltmere Council')}/safeguarding`
    expect((await scene.visit('Ed Tallis', `${council}/officer`, { ...officer, phone: 'x' })).status).toBe(
      422,
    )
    expect((await scene.visit('Ed Tallis', `${council}/officer`, officer)).status).toBe(303)
    expect((await scene.visit('Pauline Hartley', at)).text).toContain('01632 960199')
  })
})

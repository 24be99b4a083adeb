import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import type { Visitor } from './browser.ts'
import { saysYes, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
let support = ''
let prescription = ''

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      const { id: place } = await database.kysely.selectFrom('place').select('id').executeTakeFirstOrThrow()
      await makeService(database.kysely, {
        ...{ place, name: 'Bag & Pad', team: invented('Ferry Road coaches'), ages: { from: 11, to: 17 } },
        ...{ summary: 'Pads and skipping.', door: 'The blue door' },
      })
    },
  })
  const [teacher, manager] = [saltmere.caller(), saltmere.caller()]
  await teacher.signsIn('Priya Raman')
  const referral = await sendsReferral(teacher)
  await manager.signsIn('Helen Marchbank')
  await saysYes(manager, referral, 'Maryam Siddiqui')
  const { rows } = await saltmere.database.owner.query('select id from support where referral_id = $1', [
    referral,
  ])
  support = rows[0].id
}, 90_000)

const someone = (is: string) => saltmere.somebody({ is })

async function recordsCheck(helen: Visitor, what: string) {
  await helen.follows('Record a check you saw')
  await helen.ticks(what)
  await helen.writesDate('When did you see it?', '2', '11', '2026')
  await helen.writesDate('Until when does it hold?', '31', '12', '2026')
  await helen.presses('Record what you saw')
}

describe('whoever meets a young person to go along is checked', () => {
  it('asks for a place', async () => {
    const maryam = await someone('Maryam Siddiqui')
    await maryam.opens(`/supports/${support}/prescriptions/new`)
    await maryam.opensDetails(/Possible/)
    await maryam.follows(/Ask for a place/)
    await maryam.writes('What does Taz say about it?', 'I want to hit something that does not mind')
    await maryam.ticks(/under 16 and able to decide/)
    await maryam.writes('Who judged that they can decide this?', 'Maryam Siddiqui')
    await maryam.writes('Why do you think so?', 'Said it back in their own words.')
    await maryam.writes('What do they want their parents or carers told?', 'Everything')
    await maryam.ticks(/Whoever decided has read or heard/)
    await maryam.page.locator('input[name="tell_first"]').first().check()
    await maryam.presses('Ask for the place')
    prescription = maryam.path
    await maryam.follows('Somebody goes along')
    await maryam.sees('Nobody can go along yet')
  })

  it('is recorded by a manager who saw it, and not by the worker', async () => {
    const helen = await someone('Helen Marchbank')
    await helen.opens(`/workers/${invented('Daniel Osei')}`)
    await helen.sees('Daniel Osei may not go along with anybody')
    await helen.follows('Record a check you saw')
    await helen.presses('Record what you saw')
    await helen.sees('Choose what you have seen')
    await helen.follows('Daniel Osei')
    await recordsCheck(helen, 'Enhanced DBS check')
    await recordsCheck(helen, 'Safeguarding training')
    await helen.sees('Daniel Osei may go along: both checks hold today')
    const daniel = await someone('Daniel Osei')
    expect(await daniel.opens(`/workers/${invented('Daniel Osei')}/checks/new`)).toBe(404)
  })

  it('is chosen by name for a day on which the checks hold', async () => {
    const maryam = await someone('Maryam Siddiqui')
    await maryam.opens(prescription)
    await maryam.follows('Somebody goes along')
    await maryam.presses('They go along')
    await maryam.sees('Choose who goes along')
    await maryam.picks(/Who goes along/, 'Daniel Osei, checked until 31 December 2026')
    await maryam.writesDate('On which day?', '4', '1', '2027')
    await maryam.ticks('At the door of the place')
    await maryam.writes('What they need to know for this', 'Likes to be asked, not told')
    await maryam.ticks('Yes, they want it')
    await maryam.page.locator('input[name="told_name"]').first().check()
    await maryam.presses('They go along')
    await maryam.sees('Their checks do not hold on that day')
    await maryam.writesDate('On which day?', '26', '11', '2026')
    await maryam.presses('They go along')
    await maryam.sees('Goes along, Thursday 26 November')
  })

  it('is on Today of whoever goes, with one page and no more', async () => {
    const daniel = await someone('Daniel Osei')
    await daniel.opens('/today')
    await daniel.sees('You go along with')
    await daniel.follows(/Read before you meet/)
    await daniel.sees('Likes to be asked, not told')
    await daniel.sees('The blue door')
    await daniel.doesNotSee(/hit something/)
    expect(await daniel.opens(prescription)).toBe(404)
    expect(await daniel.opens(`/supports/${support}/plan`)).toBe(404)
  })

  it('is withdrawn when a check lapses: with the link worker, and with the manager', async () => {
    const helen = await someone('Helen Marchbank')
    await helen.opens(`/workers/${invented('Daniel Osei')}`)
    await helen.opensDetails('It does not hold any more')
    await helen.presses('Take it away')
    const daniel = await someone('Daniel Osei')
    await daniel.opens('/today')
    await daniel.doesNotSee('You go along with')
    for (const is of ['Maryam Siddiqui', 'Helen Marchbank']) {
      const one = await someone(is)
      await one.opens('/today')
      await one.sees('Daniel Osei cannot go along with')
    }
  })

  it('stands beside a plan with several agencies, which opens nothing before somebody agreed', async () => {
    const maryam = await someone('Maryam Siddiqui')
    await maryam.opens(`/supports/${support}/shared-plans/new`)
    await maryam.presses('Open the plan')
    await maryam.sees('Write what the plan is for')
    await maryam.writes('What is the plan for?', 'Back to school after Christmas')
    await maryam.presses('Open the plan')
    await maryam.sees('Maryam Siddiqui, Northside Link Workers, leads it')
    await maryam.follows('Somebody else should take part')
    await maryam.picks('Which team?', 'Ferry Road coaches, Ferry Road Boxing Club')
    await maryam.writes('What do you ask of them?', 'A place on Tuesdays')
    await maryam.presses('Go on')
    await maryam.sees('nobody has said yes to sharing the plan with them')
    await maryam.follows('Add a step')
    await maryam.writes('What is to be done?', 'Ring the school')
    await maryam.picks('Who does it?', 'Northside Link Workers, Saltmere Council (Maryam Siddiqui)')
    await maryam.writesDate('By when?', '4', '1', '2027')
    await maryam.ticks('Everybody of the plan')
    await maryam.ticks('Yes')
    await maryam.presses('Add the step')
    await maryam.presses('Done: Ring the school')
    await maryam.sees('Northside Link Workers, done Tuesday 24 November')
    await maryam.follows('Plan a meeting')
    await maryam.writesDate('On which day?', '24', '11', '2026')
    await maryam.writes('At what time?', '3.30pm')
    await maryam.writes('Where, or by which link?', 'The room behind the library')
    await maryam.presses('Plan the meeting')
    await maryam.follows(/24 November, 3:30 pm/)
    await maryam.sees('Nobody has put anything on the list yet')
  })
})

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import { aboutTaz, fillsInAboutTaz, seenOn, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

const FIFTY = Array.from({ length: 50 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

/** How many rows of everything that a referral makes. */
async function counts(): Promise<Record<string, number>> {
  const { rows } = await saltmere.database.owner.query<Record<string, number>>(
    `select (select count(*)::int from referral) as referrals, (select count(*)::int from young_person) as people,
      (select count(*)::int from referral_letter) as letters, (select count(*)::int from decision) as decisions,
      (select count(*)::int from circle_member) as circle, (select count(*)::int from message) as messages,
      (select count(*)::int from support) as supports, (select count(*)::int from history where act <> 'looked') as acts`,
  )
  return rows[0] as Record<string, number>
}

const more = (before: Record<string, number>, after: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]))

describe('the same form sent fifty times at once', () => {
  it('makes one referral, and everybody is told once', async () => {
    const teacher = await saltmere.caller().signsIn('Priya Raman')
    const before = await counts()
    const id = newId()
    const answers = await Promise.all(FIFTY.map(() => teacher.sends(`/refer/school/${id}`, aboutTaz)))
    for (const { status, location } of answers)
      expect([status, location]).toEqual([303, `/referrals/${id}?done=sent`])
    // Taz, the teacher, three link workers and their manager are told; consent and sharing are two decisions.
    expect(more(before, await counts())).toEqual({
      ...{ referrals: 1, people: 1, letters: 1, decisions: 2, circle: 2, messages: 6, supports: 0, acts: 1 },
    })
  })

  it('makes one for a young person without an account too, on fifty connections of one browser', async () => {
    const young = saltmere.caller()
    const id = newId()
    await young.opens(`/refer/me/${id}`)
    const before = await counts()
    const fields = {
      ...{ name: 'Kez', 'date_of_birth-day': '2', 'date_of_birth-month': '6', 'date_of_birth-year': '2011' },
      ...{ phone: '07700 900456', what_matters: 'Somebody to talk to.' },
    }
    const answers = await Promise.all(
      FIFTY.map(() => young.sends(`/refer/me/${id}`, fields, { follow: true })),
    )
    for (const { text } of answers) expect(text).toContain('We have got it')
    const otherwise = await young.sends(
      `/refer/me/${id}`,
      { ...fields, what_matters: 'Somebody who knows about bikes.' },
      { follow: true },
    )
    expect(otherwise.text).toContain('What you changed after that was not sent')
    expect(more(before, await counts())).toMatchObject({ referrals: 1, people: 1, messages: 5 })
  })

  it('says so where something else stands in it the second time, and keeps what was sent first', async () => {
    const teacher = await saltmere.caller().signsIn('Priya Raman')
    const id = await sendsReferral(teacher)
    const changed = { ...aboutTaz, why: `${aboutTaz.why} And more.` }
    const before = await counts()
    const again = await teacher.sends(`/refer/school/${id}`, changed, { follow: true })
    expect(again.text).toContain('What you changed after that was not sent')
    expect(again.text).not.toContain('And more.')
    expect(more(before, await counts())).toMatchObject({ referrals: 0, letters: 0, messages: 0 })
    const same = await teacher.sends(`/refer/school/${id}`, aboutTaz)
    expect(same.location).toBe(`/referrals/${id}?done=sent`)
  })

  it('accepts once, by whoever came first: one support, one message to each', async () => {
    const teacher = await saltmere.caller().signsIn('Priya Raman')
    const id = await sendsReferral(teacher)
    const maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
    const daniel = await saltmere.caller().signsIn('Daniel Osei')
    const seen = seenOn((await maryam.opens(`/referrals/${id}`)).text)
    const before = await counts()
    const answers = await Promise.all(
      FIFTY.map((_, nth) => {
        const [caller, name] = nth % 2 ? [daniel, 'Daniel Osei'] : [maryam, 'Maryam Siddiqui']
        return caller.sends(`/referrals/${id}/acceptance`, { seen, worker: invented(name as string) })
      }),
    )
    expect(answers.filter(({ location }) => location?.endsWith('done=accepted'))).toHaveLength(1)
    for (const { status } of answers) expect([303, 404, 409]).toContain(status)
    expect(more(before, await counts())).toMatchObject({ referrals: 0, supports: 1, messages: 2 })
  })

  it('declines once, and comes back to the teacher once', async () => {
    const teacher = await saltmere.caller().signsIn('Priya Raman')
    const id = await sendsReferral(teacher)
    const maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
    const seen = seenOn((await maryam.opens(`/referrals/${id}`)).text)
    const fields = { seen, reason: 'full', decline_words: 'We have no room until January.' }
    const before = await counts()
    await Promise.all(FIFTY.map(() => maryam.sends(`/referrals/${id}/refusal`, fields)))
    // Taz, the teacher and both managers.
    expect(more(before, await counts())).toMatchObject({ referrals: 0, messages: 4, acts: 1 })
  })
})

describe('in a browser', () => {
  it('makes one referral of a form that is open in two tabs', async () => {
    const teacher = await saltmere.somebody({ is: 'Marcus Doyle' })
    await teacher.opens('/refer')
    const before = await counts()
    const second = await teacher.anotherTab()
    await second.opens(teacher.path)
    await fillsInAboutTaz(teacher)
    await teacher.presses('Send the referral')
    await teacher.sees('Waiting for an answer from Northside Link Workers')
    await fillsInAboutTaz(second)
    await second.presses('Send the referral')
    await second.sees('Waiting for an answer from Northside Link Workers')
    expect(second.path).toBe(teacher.path)
    expect(more(before, await counts())).toMatchObject({ referrals: 1, people: 1 })
  })

  it('makes one of a form sent again after going back', async () => {
    const teacher = await saltmere.somebody({ is: 'Marcus Doyle' })
    await teacher.opens('/refer')
    const before = await counts()
    await fillsInAboutTaz(teacher)
    await teacher.presses('Send the referral')
    const referral = teacher.path
    await teacher.goesBack()
    if (teacher.path !== referral) {
      await fillsInAboutTaz(teacher)
      await teacher.presses('Send the referral')
    }
    expect(teacher.path).toBe(referral)
    expect(more(before, await counts())).toMatchObject({ referrals: 1, people: 1 })
  })
})

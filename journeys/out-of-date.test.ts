import { connect } from 'node:net'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import { mark, sentences } from './marking.ts'
import { formsOf } from './reading.ts'
import { aboutTaz, saysYes, seenOn, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'
import { saysNo } from './scene.ts'
import { dated } from './sending.ts'

vi.setConfig({ testTimeout: 60_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

/** Dates of birth that cannot be, and the sentence beside them. */
const births: readonly [string, string, string][] = [
  ['29 February 2013', '2013-02-29', 'The date must be a date in the calendar. Check the day and the month'],
  ['31 September', '2014-09-31', 'The date must be a date in the calendar. Check the day and the month'],
  ['tomorrow', '2026-11-25', 'Date of birth must be before today. You entered tomorrow’s date'],
  ['today', '2026-11-24', 'Date of birth must be before today. You entered today’s date'],
  ['next year', '2027-03-01', 'Date of birth must be before today'],
  ['1850', '1850-01-01', 'Date of birth must be after 1900. Check the year'],
  ['26 years ago', '2000-11-23', 'This is for people up to 25 years old. Check the year of birth'],
  ['a year of two digits', '13-03-27', 'The date must have a year of 4 numbers, like 2014'],
]

describe('born on a day that cannot be', () => {
  it.each(births)('%s: says so in a sentence, and sends nothing', async (_, born, sentence) => {
    const teacher = await saltmere.caller().signsIn('Marcus Doyle')
    const before = await mark(saltmere)
    const answer = await teacher.sends(`/refer/school/${newId()}`, {
      ...aboutTaz,
      ...dated('date_of_birth', born),
    })
    expect(answer.status).toBe(422)
    expect(sentences(answer)).toEqual([sentence])
    expect(await mark(saltmere)).toBe(before)
  })

  it('takes 29 February of a year that has one', async () => {
    const teacher = await saltmere.caller().signsIn('Marcus Doyle')
    const { status } = await teacher.sends(`/refer/school/${newId()}`, {
      ...aboutTaz,
      ...dated('date_of_birth', '2012-02-29'),
    })
    expect(status).toBe(303)
  })
})

describe('a page that is out of date', () => {
  const said = {
    reason: 'full',
    decline_words: 'We have no room until <January>.',
    alternatives: 'The chess club.',
  }
  let teacher: Caller
  let maryam: Caller
  let daniel: Caller

  beforeAll(async () => {
    teacher = await saltmere.caller().signsIn('Marcus Doyle')
    maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
    daniel = await saltmere.caller().signsIn('Daniel Osei')
  })

  it('was answered by a colleague meanwhile: says so, keeps what was written, writes nothing', async () => {
    const id = await sendsReferral(teacher)
    const seen = seenOn((await maryam.opens(`/referrals/${id}`)).text)
    await saysNo(daniel, id)
    const before = await mark(saltmere)
    const answer = await maryam.sends(`/referrals/${id}/refusal`, { seen, ...said })
    expect(answer.status).toBe(409)
    expect(sentences(answer)[0]).toMatch(/^This had changed since you opened it/)
    expect(answer.text).toContain('We have no room until &lt;January&gt;.')
    expect(answer.text).toContain('The chess club.')
    expect(await mark(saltmere)).toBe(before)
  })

  it('was asked again meanwhile: the form is there again with what was written in it', async () => {
    const id = await sendsReferral(teacher)
    const seen = seenOn((await maryam.opens(`/referrals/${id}`)).text)
    await saysNo(daniel, id)
    const mine = seenOn((await teacher.opens(`/referrals/${id}`)).text)
    await teacher.sends(`/referrals/${id}/asking-again`, { seen: mine })
    const answer = await maryam.sends(`/referrals/${id}/refusal`, { seen, ...said })
    expect(answer.status).toBe(409)
    const again = formsOf(answer).find(({ action }) => action.endsWith('/refusal'))
    expect(again?.fields.find(({ name }) => name === 'decline_words')?.values).toEqual([said.decline_words])
  })

  it('was taken on by a colleague, and is not ours to see: the same as for one that never was', async () => {
    const id = await sendsReferral(teacher)
    const seen = seenOn((await maryam.opens(`/referrals/${id}`)).text)
    await saysYes(daniel, id, 'Daniel Osei')
    const answer = await maryam.sends(`/referrals/${id}/refusal`, { seen, ...said })
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('We have no room until &lt;January&gt;.')
    const never = await maryam.sends(`/referrals/${newId()}/refusal`, { seen, ...said })
    expect(never.text).toBe(answer.text)
  })

  it('is of a support that ended in another tab: keeps the note', async () => {
    const id = await sendsReferral(teacher)
    await saysYes(daniel, id, 'Daniel Osei')
    const support = await supportOf(id)
    const ending = {
      reason: 'completed',
      told: 'in_person',
      follow_up: 'yes',
      ...dated('follow_up_on', '2027-01-12'),
    }
    expect((await daniel.sends(`/supports/${support}/ending`, { ...ending, once: newId() })).status).toBe(303)
    const note = {
      kind: 'meeting',
      reached: 'yes',
      day: 'today',
      note: 'He laughed.',
      note_for: 'young_person_too',
    }
    const answer = await daniel.sends(`/supports/${support}/contacts`, { ...note, once: newId() })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('He laughed.')
  })

  it('was sent after signing out: asks to sign in, and says how to send it then', async () => {
    const caller = await saltmere.caller().signsIn('Marcus Doyle')
    await caller.sends('/sign-out')
    const answer = await caller.sends(`/refer/school/${newId()}`, aboutTaz)
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Sign in to send this')
  })

  it('was sent from somebody else’s page: is not taken', async () => {
    const before = await mark(saltmere)
    const body = new URLSearchParams(aboutTaz)
    const headers = { origin: 'https://elsewhere.example' }
    const answer = await teacher.asks(`/refer/school/${newId()}`, { method: 'POST', body, headers })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('This form was not sent from one of our pages')
    expect(await mark(saltmere)).toBe(before)
  })

  it('is more than we take in at once: says so', async () => {
    const answer = await teacher.sends(`/refer/school/${newId()}`, { why: 'x'.repeat(1_100_000) })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('That is too much at once')
  })
})

const oddPaths = [
  ...[
    '/referrals/%E0%A4%A',
    '/referrals/%ff',
    '/referrals/%00',
    '/referrals/..%2f..%2fetc',
    '/referrals/null',
  ],
  ...['/young-people/1', '/young-people/%00', '/young-people?for=%00%ff&page=-1', '/young-people?page=1e99'],
  ...[
    '/services/%00',
    '/services/1',
    '/services?words=%E0%A4%A',
    '/services?page=999999',
    '/refer/constructor',
  ],
  ...['/refer/__proto__/x', `/refer/school/${'x'.repeat(3_000)}`, '/supports/1/plan', '/messages?page=x'],
  ...[
    '/assets/%E0%A4%A',
    '/assets/..%2f..%2fpackage.json',
    '/l/%00',
    '/a/%00/1',
    '/a/x/constructor',
    '/%',
    '/%00',
  ],
]

describe('an address that is none', () => {
  it.each(oddPaths)('%s: nothing there, and no 5xx', async (path) => {
    const caller = await saltmere.caller().signsIn('Maryam Siddiqui')
    const answer = await caller.asks(path)
    expect(answer.status).toBeLessThan(500)
    for (const act of ['/acceptance', '/constructor', '/__proto__'])
      expect((await caller.sends(path.replace(/\?.*/, '') + act, { note: 'x' })).status).toBeLessThan(500)
  })
})

describe('an address asked for by TRACE', () => {
  it('sends nothing back of what was sent', async () => {
    const { hostname, port } = new URL(saltmere.url)
    const answer = await new Promise<string>((resolve) => {
      let said = ''
      const line = connect(Number(port), hostname)
      line.on('data', (part) => (said += part)).on('close', () => resolve(said))
      line.write('TRACE / HTTP/1.1\r\nHost: x\r\nCookie: a=told\r\nConnection: close\r\n\r\n')
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(answer).not.toContain('told')
  })
})

async function supportOf(referral: string): Promise<string> {
  const { rows } = await saltmere.database.owner.query<{ id: string }>(
    'select id from support where referral_id = $1',
    [referral],
  )
  return rows[0]?.id ?? ''
}

import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { sampleValues } from './factory.ts'
import { type Template, write } from './message.ts'

const templates = Object.keys(sampleValues) as Template[]
const written = (template: Template, channel: 'email' | 'text') =>
  write(template, sampleValues[template], channel)

// What a phone left on a kitchen table, or a screen in a staff room, must not tell anybody.
const GIVES_AWAY =
  /\b(universal|targeted|early intervention|secondary prevention|treatment|tier|baton|scores?|diagnos\w*|mental|anxi\w*|camhs|self-harm|in care|justice|waiting list|surname|client|case|patient|risks?|consent)\b/i

describe('every message we send', () => {
  it.each(templates)('%s gives nothing away', (template) => {
    for (const channel of ['email', 'text'] as const) {
      const { subject, body } = written(template, channel)
      expect(`${subject}\n${body}`).not.toMatch(GIVES_AWAY)
      expect(`${subject}\n${body}`).not.toMatch(/(?<!safeguarding )\bconcerns?\b/i)
      expect(`${subject}\n${body}`).not.toMatch(/undefined|null|\[object|NaN/)
    }
  })

  it.each(templates)('%s has a text under 300 characters in the letters of every phone', (template) => {
    const { body } = written(template, 'text')
    expect(body.length).toBeLessThan(300)
    expect(body).toMatch(/^[\w\s@£$!"#%&'()*+,\-./:;<=>?]+$/)
  })

  it.each(templates)('%s has no name in the subject but a worker’s or a team’s', (template) => {
    expect(written(template, 'email').subject).not.toContain('Kezia')
    expect(written(template, 'email').subject).toMatch(/^[\p{L}][^\n]{5,80}$/u)
  })

  it.each(templates.filter((template) => /^(referrer|sender|manager|worker|team)/.test(template)))(
    '%s names no young person to staff, and leads into Trellis',
    (template) => {
      const { body } = written(template, 'email')
      expect(body).not.toContain('Kezia')
      expect(body).toContain('https://trellis.saltmere.example/')
    },
  )

  it('says the day the referral was sent and the day an answer is due in words', () => {
    const { body } = write('referrerReceived', sampleValues.referrerReceived, 'email')
    expect(body).toContain('the referral you sent on 3 November and will answer by Tuesday 8 December')
  })

  it('leaves out the way into Trellis for a sender without an account, and says nothing else less', () => {
    const { body } = write(
      'referrerReceived',
      { sentOn: dateOnly('2026-11-03'), team: 'Northside', answerBy: dateOnly('2026-12-08') },
      'email',
    )
    expect(body).toBe(
      'Thank you. Northside has the referral you sent on 3 November and will answer by Tuesday 8 December.',
    )
  })

  it('writes the marks that a text would have to pay for in plain letters', () => {
    const { body } = write('parentEnded', { firstName: 'D’Arcy', team: 'Mill – Lane', worker: 'Jo' }, 'text')
    expect(body).toContain("D'Arcy's time with Jo from Mill - Lane")
  })
})

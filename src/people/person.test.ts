import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { personNote } from './person.ts'
import { safeContact } from './safe-contact.ts'
import { idOfSending, typedFrom } from './sent-form.ts'
import { checkSupporter, responsibilityWords } from './supporter.ts'

const today = dateOnly('2026-11-24')

describe('The line under a name', () => {
  it.each([
    [
      { date_of_birth: '2012-03-27', year_group: null, school_name: 'Eastbrook Academy' },
      '14, Year 10, Eastbrook Academy',
    ],
    [{ date_of_birth: '2012-03-27', year_group: 'Year 9', school_name: null }, '14, Year 9'],
    [{ date_of_birth: null, year_group: null, school_name: null }, ''],
    [{ date_of_birth: '2026-12-01', year_group: null, school_name: null }, ''],
  ])('says what is known of %o', (person, note) => {
    expect(personNote(person, today)).toBe(note)
  })
})

describe('Where a message may go', () => {
  const phone = '+447700900123'
  const person = { contact_safe: true, phone, phone_whose: 'own', email: null }
  it.each([
    [person, { audience: 'young_person', channel: 'text', address: phone }],
    [
      { ...person, phone_whose: 'parent_or_carer' },
      { audience: 'parent_or_carer', channel: 'text', address: phone },
    ],
    [{ ...person, phone_whose: 'someone_else' }, null],
    [{ ...person, contact_safe: false }, null],
    [{ ...person, phone: '+441632960001' }, null],
    [
      { ...person, phone: null, email: 'k@example.org' },
      { audience: 'young_person', channel: 'email', address: 'k@example.org' },
    ],
  ])('%o', (told, contact) => {
    expect(safeContact(told)).toEqual(contact)
  })
})

describe('Parental responsibility', () => {
  const answers = { kind: 'parent_or_carer', parental_responsibility: 'yes' }
  it('ends at 18, and is never claimed for anybody but a parent or carer', () => {
    expect(checkSupporter(answers, 17)).toEqual({})
    expect(checkSupporter(answers, 18)).toHaveProperty('parental_responsibility')
    const coach = { kind: 'trusted_adult', parental_responsibility: 'not_known', how_we_know: null }
    expect(responsibilityWords(coach)).toBe('')
  })
})

describe('A form sent twice', () => {
  const page = '6f1b7c52-0d0e-4b57-9a3c-2f4f5a1d9e60'
  it('makes one thing of the same words, another of other words or another page', () => {
    const id = idOfSending({ once: page, note: 'Walked' })
    expect(idOfSending({ note: 'Walked', once: page })).toBe(id)
    expect(idOfSending({ once: page, note: 'Walked far' })).not.toBe(id)
    expect(idOfSending({ note: 'Walked' })).not.toBe(idOfSending({ note: 'Walked' }))
  })

  it('starts with what is kept', () => {
    const form = {
      sections: [
        {
          title: '',
          questions: [
            { kind: 'date', name: 'on', label: 'On' },
            { kind: 'one', name: 'safe', label: 'Safe', options: [] },
            { kind: 'line', name: 'empty', label: 'Empty' },
          ],
        },
      ],
    } as const
    expect(typedFrom(form, { on: '2026-03-05', safe: false, empty: null })).toEqual({
      ...{ 'on-day': '5', 'on-month': '3', 'on-year': '2026', safe: 'no' },
    })
  })
})

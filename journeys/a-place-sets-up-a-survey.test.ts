import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 180_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 120_000)

const csv = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${lines.join('\r\n')}`),
})

const days: [RegExp, string, string, string][] = [
  [/Schools say by this day/, '1', '12', '2026'],
  [/Last day for parents/, '8', '12', '2026'],
  [/First day for pupils/, '14', '12', '2026'],
  [/Last day for pupils/, '18', '12', '2026'],
  [/Last day to take answers back/, '31', '1', '2027'],
  [/list of names and the key/, '1', '3', '2027'],
  [/Last day on which answers are kept/, '31', '12', '2027'],
]

describe('a place sets up a survey', () => {
  it('which cannot be opened before it is whole', async () => {
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens('/surveys')
    await ed.sees('No survey yet')
    await ed.follows('Set up a survey')
    await ed.presses('Go on')
    await ed.sees('Enter a short name')
    await ed.writes('Name', 'How we are')
    await ed.writes('Short name for addresses and files', 'autumn-2026')
    await ed.ticks('Confidential')
    await ed.presses('Go on')
    await ed.sees('Name the controllers: who answers in law.')
    await ed.follows('What is still missing')
    await ed.sees('It cannot be opened yet.')
    await ed.sees('Choose the lawful basis.')
  })

  it('section by section, each saying what it needs', async () => {
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens('/surveys')
    await ed.follows('How we are')
    const survey = ed.path
    await ed.opens(`${survey}/kind`)
    await ed.writes('Who holds the key?', 'the information team')
    await ed.presses('Save')
    await ed.opens(`${survey}/dates`)
    await ed.ticks('Year 10')
    for (const [legend, day, month, year] of days) await ed.writesDate(legend, day, month, year)
    await ed.presses('Save')
    await ed.opens(`${survey}/law`)
    await ed.writes('Controllers, one on each line', 'Saltmere Council\nThe schools')
    await ed.picks('Lawful basis', 'Public task')
    await ed.picks('Condition for special category data', 'Public health')
    await ed.writes('Reference of the data protection impact assessment', 'DPIA 7')
    await ed.writes('Reference of the data sharing agreement', 'Agreement 2')
    await ed.presses('Save')
    await ed.opens(`${survey}/telling`)
    await ed.writes('What parents are told', 'We ask how pupils are.')
    await ed.writes('What pupils are told', 'We ask how you are.')
    await ed.writes('What pupils who do not take part do instead', 'Read a book.')
    await ed.ticks('Yes')
    await ed.presses('Save')
    await ed.opens(`${survey}/questions`)
    await ed.presses(/Add ONS4/)
    await ed.sees('Choose what it is about')
    await ed.picks('What ONS4 is about here', 'Meaning, purpose and control')
    await ed.presses(/Add ONS4/)
    await ed.sees('3 questions, about 1 minute.')
    await ed.opens(`${survey}/schools`)
    await ed.writes('Schools to ask, by URN', '900001\n123456')
    await ed.presses('Ask these schools')
    await ed.sees('No school of this place has the URN “123456”. Nobody was asked yet.')
    await ed.writes('Schools to ask, by URN', '900001')
    await ed.presses('Ask these schools')
    await ed.sees('no answer yet')
    await ed.opens(`${survey}/opening`)
    await ed.sees('Look at everything once more.')
    await ed.presses('Open the survey')
    await ed.sees('The survey is opened.')
  })

  it('and a school takes part, lists its pupils, hears who said no, and makes slips', async () => {
    const head = await saltmere.somebody({ is: 'Pauline Hartley', phone: true })
    await head.opens('/today')
    await head.sees('Your school is asked to take part.')
    await head.opens('/school-surveys')
    await head.follows('How we are')
    await head.presses('Send the answer')
    await head.sees('Choose whether your school takes part')
    await head.ticks('We take part')
    await head.presses('Send the answer')
    await head.sees('Send your list of pupils')
    const at = head.path
    await head.opens(`${at}/pupils`)
    await head.page.setInputFiles(
      '#file',
      csv(
        'list.csv',
        'Adno,Forename,Surname,Year,Sex',
        '1,Asha,Abbas,10,F',
        '2,Ben,Barker,Y10,M',
        '3,Cerys,Dunne,9,F',
      ),
    )
    await head.presses('Send the list')
    await head.sees('2 rows went in, 1 did not.')
    await head.sees('Asha Abbas')
    const parent = await saltmere.somebody()
    await parent.opens(`/survey-letters/${at.split('/').at(-1)}`)
    await parent.sees('Nobody looks your child up.')
    await parent.writes('Your child’s given name', 'ben')
    await parent.writes('Your child’s family name', 'Barker')
    await parent.picks('Year group', 'Year 10')
    await parent.presses('My child does not take part')
    await parent.sees('The school has your no')
    await head.opens(`${at}/opt-outs`)
    await head.picks(/Whom is the no for ben Barker about/, 'Ben Barker, , 2')
    await head.presses('That is who')
    await head.sees('1 no so far.')
    await head.presses('Every no we were told is on the list')
    await head.opens(`${at}/slips`)
    await head.presses('Make 1 slip')
    await head.sees('Parents can still say no')
    await head.writes('Why are the slips made now?', 'The hall is free only this week.')
    await head.presses('Make 1 slip')
    await head.sees('Class list of')
    await head.sees(/Asha Abbas\s+[A-Z0-9]{3} [A-Z0-9]{3} [A-Z0-9]{3}/)
  })

  it('while the place sees how many, and never who', async () => {
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens('/surveys')
    await ed.follows('How we are')
    await ed.follows(/Change Schools/)
    await ed.sees('Takes part')
    await ed.doesNotSee(/Asha|Barker/)
    expect(await ed.opens('/school-surveys')).toBe(404)
  })

  it('and the next year another, which says which it follows', async () => {
    const ed = await saltmere.somebody({ is: 'Ed Tallis' })
    await ed.opens('/surveys/new')
    await ed.writes('Name', 'How we are now')
    await ed.writes('Short name for addresses and files', 'autumn-2027')
    await ed.ticks('Anonymous')
    await ed.presses('Go on')
    await ed.sees('Choose the survey before this one, or that there is none')
    await ed.picks('Which survey is this the next wave of?', 'How we are')
    await ed.presses('Go on')
    await ed.sees('The next wave of How we are.')
    // Each sentence stands beside the day it is about, and what was chosen stays.
    await ed.follows(/Change Dates/)
    await ed.writesDate(/First day for pupils/, '10', '12', '2027')
    await ed.writesDate(/Last day for pupils/, '1', '12', '2027')
    await ed.presses('Save')
    const lastDay = ed.page.getByRole('group', { name: /Last day for pupils/ })
    expect(await lastDay.innerText()).toContain('The last day for pupils must not come before the first.')
    await ed.writesDate(/Last day for pupils/, '17', '12', '2027')
    await ed.presses('Save')
    await ed.sees('The next wave of How we are.')
  })
})

import { describe, expect, it } from 'vitest'
import { dateOnly } from '../../words/index.ts'
import { readAttendance } from './from-file.ts'
import { type AttendanceAsked, countedBySchools } from './store.ts'

const [points, due] = [
  ['5f0c7d7e-3b0a-4a59-8a5e-000000000001', '5f0c7d7e-3b0a-4a59-8a5e-000000000002'],
  '2026-11-30',
]
const asked: AttendanceAsked[] = [
  { name: 'Luca Ó Murchú', born: '2015-08-09' },
  { name: 'Nguyễn Thu', born: '2014-03-27' },
].map((one, at) => ({
  ...{ ...one, point: points[at] ?? '', person: points[at] ?? '', yearGroup: null, measure: 'attendance' },
  dueOn: dateOnly(due),
}))
const reads = (text: string) => readAttendance(new TextEncoder().encode(text), asked, countedBySchools())
const whole = 'Name,Date of birth,Sessions attended,Sessions possible,Attendance\n'
const field = (id: string, at = 0) => `${id}-${points[at]}`

describe('a file of how often pupils came', () => {
  it('fills in whoever is asked about, by name and date of birth or by reference, and counts every other row', () => {
    const text = `${whole}LUCA O MURCHU,09/08/2015,88,100,\n"Thu, Nguyễn",2014-03-27,,190,92\nSomebody Else,2015-01-01,1,2,\n`
    expect(reads(text)).toMatchObject({
      ...{ ok: true, rows: 3, pupils: 2, others: 1, held: [] },
      typed: { [field('attended')]: '88', [field('possible')]: '100', [field('attended', 1)]: '175' },
    })
    const byReference = `Reference,Attendance\n${points[1]?.toUpperCase()},93%\n${points[0]},92.5\n`
    expect(reads(byReference)).toMatchObject({
      ...{ pupils: 2, held: [] },
      typed: {
        ...{ [field('attended', 1)]: '93', [field('possible', 1)]: '100' },
        ...{ [field('attended')]: '185', [field('possible')]: '200' },
      },
    })
  })

  it.each([
    ['Luca Ó Murchú,,88,100,', 'put in the date of birth'],
    ['Luca Ó Murchú,09/08/2014,88,100,', 'not the one that you gave'],
    ['Luca Ó Murchú,31/02/2015,88,100,', 'put in the date of birth'],
    ['Luca Ó Murchú,09/08/2015,101,100,', 'more sessions attended'],
    ['Luca Ó Murchú,09/08/2015,0,0,', 'not from 1 to 400'],
    ['Luca Ó Murchú,09/08/2015,88,401,', 'not from 1 to 400'],
    ['Luca Ó Murchú,09/08/2015,,,93.4', 'put in how many sessions were possible'],
    ['Luca Ó Murchú,09/08/2015,,7,93.4', 'no whole number of 7 sessions'],
    ['Luca Ó Murchú,09/08/2015,,,101', 'more than a hundred'],
    ['Luca Ó Murchú,09/08/2015,most,all,', 'cannot be read'],
    ['Luca Ó Murchú,09/08/2015,,,', 'there is no number'],
    ['Luca Ó Murchú,09/08/2015,=1+1,100,', 'formula'],
    ['Luca Ó Murchú,09/08/2015,88,100,,9', 'more cells'],
    ['Luca Ó Murchú,09/08/2015,88,100,\nLuca Ó Murchú,09/08/2015,90,100,', 'more than once'],
  ])('holds a row in doubt, and fills in nothing of it: %s', (row, because) => {
    const read = reads(`${whole}${row}\n`)
    if (!read.ok) throw new Error(read.problem)
    expect([read.pupils, read.typed]).toEqual([0, {}])
    expect(read.held[0]?.because).toContain(because)
    expect(read.rows).toBe(read.pupils + read.held.length + read.others)
  })

  it.each([
    ['', 'The file is empty'],
    ['Name,Attendance\nLuca,90\n', 'Reference, or Name and Date of birth'],
    ['Reference\nx\n', 'Sessions attended and Sessions possible, or Attendance'],
    [whole, 'There is no row below'],
  ])('says what is wrong with the whole of it: %j', (text, problem) => {
    expect(reads(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
  })
})

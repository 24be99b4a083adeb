import { describe, expect, it } from 'vitest'
import { readOptOuts } from './opt-out-list.ts'
import type { Pupil } from './pupil-store.ts'

const pupil = (id: string, givenName: string, familyName: string, yearGroup: number): Pupil =>
  ({ id, reference: id, givenName, familyName, yearGroup }) as Pupil

const pupils = [
  pupil('A1', 'Asha', 'Abbas', 8),
  pupil('A2', 'Zoë', 'O’Hara', 10),
  pupil('A3', 'Ben', 'Barker', 8),
  pupil('A4', 'Ben', 'Barker', 10),
]
const file = (...lines: string[]) => Buffer.from(lines.join('\n'))

describe('a list of parents who said no', () => {
  it('finds pupils by admission number, and accounts for every other line', () => {
    expect(readOptOuts(file('Admission number', 'A1', 'A9', 'A1'), pupils)).toEqual({
      ok: true,
      pupils: ['A1'],
      refused: [
        { line: 3, because: 'Nobody on your list has this number or name.' },
        { line: 4, because: 'It is the same pupil as in line 2.' },
      ],
      notes: [],
    })
  })

  it('finds them by a name that only one has, however it is written, and asks where two have it', () => {
    const read = readOptOuts(file('Given name,Family name', 'zoe,OHARA', 'Ben,Barker', 'Nobody,Here'), pupils)
    expect(read).toMatchObject({
      ok: true,
      pupils: ['A2'],
      refused: [
        { line: 3, because: '2 pupils on your list have this name: give the admission number.' },
        { line: 4, because: 'Nobody on your list has this number or name.' },
      ],
    })
  })

  it('tells two of one name apart by their year', () => {
    const read = readOptOuts(file('Given name,Family name,Year group', 'Ben,Barker,Year 10'), pupils)
    expect(read).toMatchObject({ pupils: ['A4'], refused: [] })
  })

  it('is refused in a sentence when it has neither numbers nor names', () => {
    const read = readOptOuts(file('Shoe size', '4'), pupils)
    expect(read).toEqual({ ok: false, problem: expect.stringContaining('Admission number') })
  })
})

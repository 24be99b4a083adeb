import { describe, expect, it } from 'vitest'
import { type Asked, readList } from './read-list.ts'

const read = (text: string, asked: readonly Asked[] = []) => readList(new TextEncoder().encode(text), asked)
const rows = (text: string, asked: readonly Asked[] = []) => {
  const list = read(text, asked)
  if (!list.ok) throw new Error(list.problem)
  return list.rows.map((row) =>
    row.state === 'offered'
      ? [row.line, row.reached.reference, row.reached.called, row.reached.address, row.reached.audience]
      : [row.line, row.state, row.because],
  )
}

describe('a list as a service has it', () => {
  it('is read as people’s own programs write it, and of each row no more than the offer needs', () => {
    const pasted = `\uFEFFRiO ID;Patient name;Mobile;Email;Whose;Diagnosis\r
"R-1";"OSEI, Daniel";"07700 900 001";;own;"low mood, ""anxious"""\r
;;;;;\r
R-2;Zoë Nguyễn;+44 (0)7700 900002;;;\r
R-3;amina k;7700900003;;Mother;\r
R-4;Łukasz B;0161 496 0000;lukasz@saltmere.example;self;`
    const list = read(pasted)
    expect(rows(pasted)).toEqual([
      [2, 'R-1', 'Daniel', '+447700900001', 'young_person'],
      [4, 'R-2', 'Zoë', '+447700900002', 'young_person'],
      [5, 'R-3', 'amina', '+447700900003', 'parent_or_carer'],
      [6, 'R-4', 'Łukasz', 'lukasz@saltmere.example', 'young_person'],
    ])
    expect(list.ok && list.notes).toEqual(['The column “Diagnosis” is not one of ours and was left out.'])
    expect(JSON.stringify(list.ok && list.rows)).not.toMatch(/anxious|Osei|0161/)
  })

  it.each([
    ['4.47701E+11', 'A spreadsheet has changed the phone number. Type it again.'],
    ['0161 496 0000', 'The phone is not a mobile, and there is no email: nothing can be sent there.'],
    ['ask mum', 'The phone number cannot be read.'],
    ['', 'There is no phone and no email.'],
    ['=HYPERLINK("x")', 'A cell is a formula: put in what it shows.'],
  ])('holds a row for a person whose phone is “%s”', (phone, because) => {
    const quoted = `"${phone.replaceAll('"', '""')}"`
    expect(rows(`Reference,Name,Phone\nR-1,Taz,${quoted}`)).toEqual([[2, 'held', because]])
  })

  it('holds who cannot be found again or has no name, and whose phone it is not clear', () => {
    expect(
      rows('ref,name,phone,whose\n,Taz,07700900001,\nR-2,,07700900002,\nR-3,Kez,07700900003,the school'),
    ).toMatchObject([
      [2, 'held', 'There is no reference, so you could not find them again.'],
      [3, 'held', 'There is no name.'],
      [4, 'held', /whose phone/],
    ])
  })

  it('leaves out who comes twice, was asked before or said no, and keeps a sister on the same phone', () => {
    const asked = [
      { reference: 'R-7', saidNo: true },
      { reference: 'R-8', saidNo: false },
    ]
    const list = `ref,name,phone\nR-1,Taz,07700900001\nR-2,TAZ,07700 900001\nR-3,Kez,07700900001\nR-7,Jo,07700900007\nR-8,Al,07700900008`
    expect(rows(list, asked)).toEqual([
      [2, 'R-1', 'Taz', '+447700900001', 'young_person'],
      [3, 'left_out', 'It is the same as line 2.'],
      [4, 'R-3', 'Kez', '+447700900001', 'young_person'],
      [5, 'left_out', 'They said no before.'],
      [6, 'left_out', 'They were asked before.'],
    ])
  })

  it.each([
    ['', 'The file is empty'],
    ['R-1,Taz,07700900001\nR-2,Kez,07700900002', /The first row must name the columns/],
    ['Reference,Name,Phone', 'There is no row below the names of the columns'],
    ['Reference,Name,Phone\n"R-1,Taz', /quote mark/],
  ])('says in a sentence what is wrong with the whole of “%s”', (text, problem) => {
    const list = read(text)
    expect(list.ok ? '' : list.problem).toMatch(problem)
  })
})

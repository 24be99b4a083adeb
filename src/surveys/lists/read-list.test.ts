import { describe, expect, it } from 'vitest'
import { readList } from './read-list.ts'

const bytes = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
const head = 'Adno,Forename,Surname,Year,Reg,Sex,Ethnicity,FSM,SEN status,LSOA,Post code'

describe('a school’s list, as its own system writes it', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
  ])('is read: %s', (_, encode) => {
    const read = readList(
      encode(`${head}\r\n0042,Zoë,O’Hara,Year 10,10B,F,WBRI,Y,K,E01012345,\r\n`.replace('’', "'")),
      [10],
    )
    expect(read).toEqual({
      ok: true,
      notes: [],
      refused: [],
      rows: [
        {
          line: 2,
          postcode: null,
          row: {
            ...{ reference: '0042', givenName: 'Zoë', familyName: "O'Hara", yearGroup: 10, class: '10B' },
            ...{ gender: 'girl', ethnicGroup: 'white', freeMeals: true, specialNeeds: 'support' },
            ...{ smallArea: 'E01012345', heldBecause: '' },
          },
        },
      ],
    })
  })

  it('has every row accounted for, with its line and a reason that names nobody', () => {
    const read = readList(
      bytes(
        `${head},Shoe size`,
        '1,Asha,Abbas,10,10A,F,,,,,,4',
        '1,Asha,Abbas,10,10A,F,,,,,,4',
        ',Ben,Barker,10,10A,M,,,,,,4',
        '3,,,10,10A,M,,,,,,4',
        '4,Cerys,Dunne,9,9A,F,,,,,,4',
        '5,Dele,Eze,eleventy,,M,,,,,,4',
        '6,=1+1,Fisher,10,10A,F,,,,,,4',
        '7,Grace,Gill,10,10A,zz,martian,perhaps,Q,E01,nowhere,4',
        '8,Hana, Ito,Hill,10,10A,F,,,,,,4',
      ),
      [8, 10],
    )
    if (!read.ok) throw new Error(read.problem)
    expect(read.rows.map(({ line, row }) => [line, row.reference, row.heldBecause])).toEqual([
      [2, '1', ''],
      [
        9,
        '7',
        'Not read: Postcode, Gender, Ethnic group, Free school meals, Special educational needs, Small area.',
      ],
    ])
    expect(read.refused).toEqual([
      { line: 3, because: 'The admission number is the same as in line 2.' },
      { line: 4, because: 'There is no admission number, or it is too long.' },
      { line: 5, because: 'There is no name.' },
      { line: 6, because: 'Year 9 is not asked in this survey.' },
      { line: 7, because: 'The year group cannot be read.' },
      { line: 8, because: 'A cell is a formula: put in what it shows.' },
      {
        line: 10,
        because: 'It has more cells than the first row has names. Is a comma in one of them?',
      },
    ])
    expect(read.notes).toEqual(['The column “Shoe size” is not one of ours and was left out.'])
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    [
      'the wrong columns',
      bytes('Name,Year', 'Asha,10'),
      'These are missing: Admission number, Given name, Family name',
    ],
    ['only a header', bytes(head), 'no row below'],
    ['a spreadsheet', Buffer.from('504b0304', 'hex'), 'not a CSV file'],
    [
      '3,001 rows',
      bytes(head, ...Array.from({ length: 3_001 }, (_, at) => `${at},A,B,10`)),
      'more than 3,000 rows',
    ],
  ])('is refused in a sentence when it is %s', (_, given, sentence) => {
    expect(readList(given, [10])).toEqual({ ok: false, problem: expect.stringContaining(sentence) })
  })
})

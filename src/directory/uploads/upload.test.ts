import { describe, expect, it } from 'vitest'
import { checkRows, isReady, problemsOf, readDays, readTime } from './row.ts'
import { readUpload, reasonsCsv, templateCsv } from './upload.ts'

const text = (...lines: string[]) => Buffer.from(lines.join('\n'))
const good = ['Name,Postcode', 'Chess,DN15 6NL']

/** What is read of a file, as the rows that were typed. */
function typed(bytes: Uint8Array) {
  const read = readUpload(bytes)
  if (!read.ok) throw new Error(read.problem)
  return read.rows.map((row) => row.typed)
}

describe('a CSV file, as spreadsheets write it', () => {
  const chess = [{ name: 'Chess – naïve', postcode: 'DN15 6NL' }]
  const lines = 'Name,Postcode\r\nChess – naïve,DN15 6NL\r\n'
  const bigEndian = (of: string) => Buffer.from(of, 'utf16le').swap16()
  it.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${lines}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${lines}`, 'utf16le')],
    ['UTF-16 the other way round', bigEndian(`\ufeff${lines}`)],
    ['UTF-16 without one', Buffer.from(lines, 'utf16le')],
    ['Windows-1252', Buffer.from(lines.replace('–', '\x96').replace('ï', '\xef'), 'latin1')],
    ['semicolons', Buffer.from(lines.replaceAll(',', ';'))],
    ['tabs', Buffer.from(lines.replaceAll(',', '\t'))],
    ['a line that says how it is parted', Buffer.from(`sep=;\r\n${lines.replaceAll(',', ';')}`)],
    ['old line ends', Buffer.from(lines.replaceAll('\r\n', '\r'))],
    ['blank rows and cells after it', Buffer.from(`${lines},,,\r\n\r\n,,\r\n`)],
  ])('is read: %s', (_, bytes) => {
    expect(typed(bytes)).toEqual(chess)
  })

  it('may have its columns in any order, called otherwise, twice, and others besides', () => {
    const read = readUpload(text('post code,Colour,Title,Min age,name', 'DN15 6NL,red,Chess,8,Again'))
    expect(read).toMatchObject({
      rows: [{ line: 2, typed: { name: 'Chess', postcode: 'DN15 6NL', youngest: '8' } }],
      notes: [
        'The column “Colour” is not one of ours and was left out.',
        'The column “name” comes twice; the first one counts.',
      ],
    })
  })

  it('leaves out a row with instructions, and says so', () => {
    const read = readUpload(Buffer.from(`${templateCsv()}Chess,A board,8,12\r\nExample club,x\r\n`))
    expect(read).toMatchObject({
      rows: [{ typed: { name: 'Chess', youngest: '8' } }],
      notes: ['2 rows with instructions or an example were left out.'],
    })
  })

  it('keeps line breaks and quotes within a cell', () => {
    expect(typed(text('Name,Description', '"Chess ""club""","Two\nlines"', 'Next,x'))).toEqual([
      { name: 'Chess "club"', description: 'Two\nlines' },
      { name: 'Next', description: 'x' },
    ])
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'The file is empty'],
    ['only blanks', text(',,,', '', ',,'), 'The file is empty'],
    ['only a header', text('Name,Postcode'), 'There is no row below the names of the columns'],
    ['no header', text('Chess,DN15 6NL', 'Draughts,DN15 6NL'), 'The first row must name the columns'],
    ['a spreadsheet', Buffer.from('504b0304140006', 'hex'), 'This is a spreadsheet, not a CSV file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'This is not a CSV file'],
    [
      'an open quote',
      text('Name,Postcode', '"Chess,DN15 6NL', 'Draughts,DN15 6NL'),
      'opens and is never closed',
    ],
    ['a quote in the middle', text('Name,Postcode', 'Che"ss" ,"DN15" 6NL'), 'stands where it cannot be read'],
    [
      '2,001 rows',
      text('Name', ...Array.from({ length: 2_001 }, (_, at) => `Club ${at}`)),
      'more than 2,000 rows',
    ],
    ['three megabytes', Buffer.alloc(3_000_000, 'a'), '2 megabytes or less'],
  ])('is refused in a sentence when it is %s', (_, bytes, sentence) => {
    expect(readUpload(bytes)).toEqual({ ok: false, problem: expect.stringContaining(sentence) })
  })

  it('takes 2,000 rows', () => {
    expect(typed(text('Name', ...Array.from({ length: 2_000 }, (_, at) => `Club ${at}`)))).toHaveLength(2_000)
  })
})

describe('a row', () => {
  it.each([
    ['Monday', [1]],
    ['mon & Thurs', [1, 4]],
    ['Mondays, Wednesdays and fri', [1, 3, 5]],
    ['Monday to Friday', [1, 2, 3, 4, 5]],
    ['Sat-Sun', [6, 7]],
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['sometimes', null],
    ['m', null],
  ])('says its days: %s', (given, days) => expect(readDays(given)).toEqual(days))

  it.each([
    ['16:00', '16:00'],
    ['4pm', '16:00'],
    ['4.30 PM', '16:30'],
    ['12am', '00:00'],
    ['noon', '12:00'],
    ['16:00:00', '16:00'],
    ['25:00', null],
    ['13pm', null],
    ['4', null],
    ['after school', null],
  ])('says its time: %s', (given, time) => expect(readTime(given)).toBe(time))

  it.each([
    [{}, { name: 'Enter its name' }],
    [{ youngest: 'eleven' }, { youngest: 'Enter the youngest age as a whole number, like 11' }],
    [{ youngest: '17', oldest: '11' }, { oldest: 'The oldest age must not be below the youngest' }],
    [{ days: 'sometimes' }, { days: 'Enter days, like Monday, Thursday' }],
    [{ starts: '18:00', ends: '16:00' }, { ends: 'It must end after it starts' }],
    [{ postcode: 'DN15' }, { postcode: 'Enter a whole postcode' }],
    [{ phone: '12' }, { phone: 'Enter a UK phone number' }],
    [{ phone: '+44 1632 960001' }, {}],
    [{ email: 'hello' }, { email: 'Enter an email address, like name@example.org' }],
    [{ web: 'javascript:alert(1)' }, { web: 'Enter a web address, like https://www.example.org' }],
    [{ cost: '=HYPERLINK("x")' }, { cost: 'This is a formula: type what it shows' }],
    [{ description: '-1+1' }, { description: 'This is a formula: type what it shows' }],
  ])('%j is wrong in %j', (given, problems) => {
    const name = Object.keys(given).length > 0 ? { name: 'Chess' } : {}
    expect(problemsOf({ line: 2, typed: { ...name, ...given } })).toEqual(problems)
  })

  it('that stands twice is said at the second', () => {
    const rows = checkRows([
      { line: 2, typed: { name: 'Chess', postcode: 'DN15 6NL' } },
      { line: 3, typed: { name: 'chess!', postcode: 'dn156nl' } },
      { line: 4, typed: { name: 'Chess', postcode: 'DN16 1AA' } },
    ])
    expect(rows.map(isReady)).toEqual([true, false, true])
    expect(rows[1]?.problems).toEqual({ name: 'This is the same as line 2' })
  })
})

it('what is wrong can be taken away, put right and sent again', () => {
  const read = readUpload(
    text(
      'Name,Cost,Postcode',
      'Chess,=1+1,nowhere',
      ...good.slice(1).map((row) => row.replace(',', ',Free,')),
    ),
  )
  if (!read.ok) throw new Error(read.problem)
  const csv = reasonsCsv(checkRows(read.rows))
  expect(csv).toContain('"\'=1+1"')
  expect(csv).toContain('"Cost: This is a formula: type what it shows. Postcode: Enter a whole postcode."')
  const again = readUpload(Buffer.from(csv))
  expect(again).toMatchObject({
    ok: true,
    notes: [],
    rows: [{ typed: { name: 'Chess', cost: '=1+1', postcode: 'nowhere' } }],
  })
})

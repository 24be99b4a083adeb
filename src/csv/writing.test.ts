import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvHeaders, csvOf } from './writing.ts'

describe('a CSV file to take away', () => {
  it('has a byte order mark, and quotes what needs it', () => {
    expect(
      csvOf(
        ['id', 'name'],
        [
          ['1', 'Chess, "quiet"\nand slow'],
          [2, null],
        ],
      ),
    ).toBe('\ufeff"id","name"\r\n"1","Chess, ""quiet""\nand slow"\r\n"2",""\r\n')
  })

  it.each([
    '=1+1',
    '+44',
    '-1',
    '@SUM(A1)',
    '|x',
    '%n',
    '\t=1',
    '\r=1',
    '\ufeff=1',
    ' =1',
    '\u200b@x',
    '＝1',
    '\u0001+1',
    '\tx',
  ])('never begins a cell with what a spreadsheet runs: %j', (text) => {
    expect(csvOf(['a'], [[text]])).toContain(`"'`)
  })

  it('gives back what went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const csv = csvOf(
          ['a'],
          texts.map((text) => [text]),
        )
        const [, ...rows] = parse(csv, { bom: true, relax_column_count: true }) as string[][]
        expect(rows.map(([text]) => text?.replace(/^'/, ''))).toEqual(
          texts.map((text) => text.replace(/^'/, '')),
        )
      }),
    )
  })

  it('is called after what is in it', () => {
    expect(csvHeaders('The Club: no times/../"x"')['content-disposition']).toBe(
      'attachment; filename="the-club-no-times-x.csv"',
    )
  })
})

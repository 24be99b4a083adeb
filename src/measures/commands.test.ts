import { describe, expect, it } from 'vitest'
import { type CommandContext, Refusal } from '../database/index.ts'
import { measureCommands } from './commands.ts'

/** Runs a command as bin/trellis would, and answers what it printed and with which code it left. */
async function called(words: string, { input = '', json = true, key = 'swemwbs', fhir = false } = {}) {
  const command = measureCommands.find((one) => one.words.join(' ') === `measures ${words}`)
  if (!command) throw new Error(`there is no measures ${words}`)
  const printed: string[] = []
  const context: CommandContext = {
    env: {},
    print: (line) => printed.push(line),
    report: () => {},
    input: async () => input,
    inputBytes: async function* () {
      yield Buffer.from(input)
    },
    now: new Date('2026-11-24T09:00:00Z'),
    database: () => Promise.reject(new Error('a measure needs no database')),
  }
  const positionals = command.positionals ? [key] : []
  try {
    return { code: await command.run({ positionals, values: { json, fhir } }, context), printed }
  } catch (error) {
    if (error instanceof Refusal) return { code: error.exitCode, sentence: error.message, printed }
    throw error
  }
}

const header = 'id,i1,i2,i3,i4,i5,i6,i7'
const scored = async (input: string, key?: string) => {
  const { printed, code } = await called('score', { input, key })
  expect(code).toBe(0)
  return JSON.parse(printed.join('')) as Record<string, unknown>[]
}

describe('bin/trellis measures score swemwbs --json', () => {
  it('prints exactly the id, the sum and the metric score, and a sentence for what cannot be scored', async () => {
    const { printed } = await called('score', { input: `${header}\nana,3,3,3,3,3,3,3\nbo,3,,3,3,3,3,3\n` })
    expect(printed).toEqual([
      '[{"id":"ana","raw":21,"metric":19.25},{"id":"bo","error":"i2 is missing: all 7 answers are needed."}]',
    ])
  })

  it.each([
    ['a byte order mark and Windows line ends', `\u{feff}${header}\r\nana,1,1,1,1,1,1,1\r\n`],
    ['old Macintosh line ends', `${header}\rana,1,1,1,1,1,1,1\r`],
    ['quotes and spaces', '"id","i1",i2,i3,i4,i5,i6,"i7"\n"ana","1", 1 ,1,1,1,1,"1"\n'],
    ['blank lines, empty rows and no last line end', `\n${header}\n\nana,1,1,1,1,1,1,1\n\n,,,,,,,\n  \n`],
    ['columns in another order', 'i7,i6,i5,id,i4,i3,i2,i1\n1,1,1,ana,1,1,1,1\n'],
    ['capitals in the header', 'ID,I1,I2,I3,I4,I5,I6,I7\nana,1,1,1,1,1,1,1\n'],
    ['a spreadsheet’s empty last column', `${header},\nana,1,1,1,1,1,1,1,\n`],
    ['a spreadsheet’s decimals', `${header}\nana,1.0,1,1,1,1,1,1\n`],
    ['digits of another script', `${header}\nana,١,1,1,1,1,1,1\n`],
  ])('reads %s', async (_what, input) => {
    expect(await scored(input)).toEqual([{ id: 'ana', raw: 7, metric: 7 }])
  })

  it.each([
    ['below the choices', '0', 'i3 is 0: an answer is a whole number from 1 to 5.'],
    ['above the choices', '6', 'i3 is 6: an answer is a whole number from 1 to 5.'],
    ['between two choices', '2.5', 'i3 is 2.5: an answer is a whole number from 1 to 5.'],
    ['a word', 'often', 'i3 is "often", which is not a number: an answer is a whole number from 1 to 5.'],
    [
      'a number in disguise',
      '0x3',
      'i3 is "0x3", which is not a number: an answer is a whole number from 1 to 5.',
    ],
    ['nothing', '', 'i3 is missing: all 7 answers are needed.'],
  ])('says of an answer that is %s what is wrong with it', async (_what, answer, error) => {
    expect(await scored(`${header}\nana,3,3,${answer},3,3,3,3\n`)).toEqual([{ id: 'ana', error }])
  })

  it('accounts for every row, in order, whatever is in it', async () => {
    const rows = await scored(
      `${header}\na,1,1,1,1,1,1,1\n,1,1,1,1,1,1,1\nb,1,1\nc,1,1,1,1,1,1,1,1\na,5,5,5,5,5,5,5\n`,
    )
    expect(rows).toEqual([
      { id: 'a', raw: 7, metric: 7 },
      { id: '', error: 'This row has no id.' },
      { id: 'b', error: 'i3, i4, i5, i6 and i7 are missing: all 7 answers are needed.' },
      { id: 'c', error: 'This row has 9 values, and the header has 8.' },
      { id: 'a', raw: 35, metric: 35 },
    ])
  })

  it('keeps an id as it was written, comma, quote, emoji and all', async () => {
    const rows = await scored(
      `${header}\n"a ""b"", 🌱",3,3,3,3,3,3,3\n007,3,3,3,3,3,3,3\n__proto__,3,3,3,3,3,3,3\n`,
    )
    expect(rows.map(({ id }) => id)).toEqual(['a "b", 🌱', '007', '__proto__'])
  })

  it('has nothing to say about a file with a header only', async () => {
    expect(await scored(`${header}\n`)).toEqual([])
  })

  it.each([
    ['nothing at all', '', 'There is nothing to read'],
    ['only spaces', ' \n \n', 'There is nothing to read'],
    ['a column that is missing', 'id,i1,i2,i3,i4,i5,i6\n', 'The column i7 is missing'],
    ['no id column', 'i1,i2,i3,i4,i5,i6,i7\n', 'The column id is missing'],
    ['a column twice', `${header},i1\n`, 'The column "i1" is there twice'],
    ['a column it does not know', `${header},school\n`, 'There is no column "school" in SWEMWBS'],
    ['a header that is no header', '1,3,3,3,3,3,3,3\n', 'The column "3" is there twice'],
    ['semicolons', `${header.replaceAll(',', ';')}\n`, 'separated by commas'],
    ['a quotation mark that never ends', `${header}\n"ana,1,1,1,1,1,1,1\n`, 'quotation marks do not match'],
  ])('refuses %s in one sentence, with exit code 1 and nothing printed', async (_what, input, sentence) => {
    const answer = await called('score', { input })
    expect(answer).toMatchObject({ code: 1, printed: [] })
    expect(answer.sentence).toContain(sentence)
  })

  it('takes in a hundred thousand rows', async () => {
    const rows = await scored(`${header}\n${'x,1,2,3,4,5,1,2\n'.repeat(100_000)}`)
    expect(rows).toHaveLength(100_000)
    expect(rows.at(-1)).toEqual({ id: 'x', raw: 18, metric: 17.43 })
  })
})

describe('bin/trellis measures', () => {
  it('scores ONS4 answer by answer, also without the one that children are not asked', async () => {
    expect(await scored('id,i1,i2,i3\nana,7,,10\nbo,,,\n', 'ons4')).toEqual([
      { id: 'ana', life_satisfaction: 7, worthwhile: null, happy: 10, anxious: null },
      { id: 'bo', error: 'There is no answer in this row.' },
    ])
  })

  it('lists every measure, and shows one with what is not verified marked as such', async () => {
    const { printed } = await called('list')
    const listed = JSON.parse(printed.join('')) as { key: string; wording: string }[]
    expect(listed.length).toBeGreaterThanOrEqual(20)
    expect(listed.filter(({ key }) => key.includes('ons4') || key.includes('swemwbs'))).toMatchObject([
      {
        key: 'ons4',
        wording: 'ships',
        kind: 'questions',
        risk: false,
        askedWith: null,
        informants: ['self'],
      },
      { key: 'swemwbs', wording: 'slot' },
    ])
    expect(listed.find(({ key }) => key === 'suicidal-thoughts')).toMatchObject({
      risk: true,
      askedWith: 'worker',
    })
    const shown = await called('show', { json: false })
    expect(shown.printed.join('\n')).toContain('NOT VERIFIED (second-hand): The 29 values of the table.')
    expect(shown.printed.join('\n')).toContain('i7  (wording under your own licence)')
  })

  it('says of a key that is none which there are', async () => {
    const { code, sentence } = await called('score', { key: 'mood' })
    expect(code).toBe(1)
    expect(sentence).toContain('There is no measure "mood": there is attendance, brs,')
  })

  it('scores the SDQ by whoever answered, with the part that may be left out and without it', async () => {
    const items = Array.from({ length: 25 }, (_, at) => `i${at + 1}`)
    const ones = items.map(() => '1').join(',')
    const plain = await scored(`id,${items.join(',')}\nana,${ones}\nbo,,${ones.slice(2)}\n`, 'sdq')
    expect(plain).toMatchObject([
      { id: 'ana', total: 20, prosocial: 5, impact: null },
      { id: 'bo', total: 20, prosocial: 5 },
    ])
    const impact = 'difficulties,distress,home,friends,learning,leisure'
    const rows = await scored(
      `id,informant,${items.join(',')},${impact}\nana,parent,${ones},2,3,3,3,3,3\nbo,Teacher,${ones},2,3,,3,3,\nal,aunt,${ones},,,,,,\n`,
      'sdq',
    )
    expect(rows.map(({ impact: one, error }) => one ?? error)).toEqual([
      10,
      6,
      'There is no informant "aunt" of SDQ: there is self, parent and teacher.',
    ])
  })

  it('scores a FHIR QuestionnaireResponse, and says of anything else that it is none', async () => {
    const item = (linkId: string) => ({ linkId, answer: [{ valueCoding: { system: 'x', code: '3' } }] })
    const response = {
      ...{ resourceType: 'QuestionnaireResponse', id: 'ana' },
      item: ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'].map(item),
    }
    const { printed } = await called('score', { input: JSON.stringify(response), fhir: true })
    expect(printed).toEqual(['[{"id":"ana","raw":21,"metric":19.25}]'])
    for (const input of ['', '{', '[]', '{"resourceType":"Patient"}'])
      expect(await called('score', { input, fhir: true })).toMatchObject({
        ...{ code: 1, sentence: 'This is not a FHIR QuestionnaireResponse.' },
      })
    const none = await called('score', { input: '{"resourceType":"QuestionnaireResponse"}', fhir: true })
    expect(none.sentence).toBe('This QuestionnaireResponse has no answer to SWEMWBS.')
  })

  it('reads marks to one decimal, and says what is wrong with any other', async () => {
    expect(await scored('id,i1,i2,i3,i4\nana,3.4,"5,1",6.2,4.8\nbo,3.45,1,1,1\n', 'ors')).toEqual([
      { id: 'ana', total: 19.5 },
      { id: 'bo', error: 'i1 is 3.45: an answer is a number with at most one decimal from 0 to 10.' },
    ])
  })

  it('says of attendance that more came than could, of any other row what part did', async () => {
    expect(await scored('id,attended,possible\nana,90,120\nbo,13,12\nal,0,0\n', 'attendance')).toEqual([
      { id: 'ana', percent: 75 },
      { id: 'bo', error: 'attended is 13 and possible is 12: it cannot be more.' },
      { id: 'al', percent: null },
    ])
  })

  it('scores what can be scored of a row, and says so where nothing can', async () => {
    const items = Array.from({ length: 10 }, (_, at) => `i${at + 1}`)
    expect(
      await scored(`id,${items.join(',')}\nana,2,2,2,2,2,2,2,2,2,2\nbo,2,,2,2,2,2,2,2,2,2\n`, 'yp-core'),
    ).toEqual([
      { id: 'ana', total: 20 },
      { id: 'bo', error: 'i2 is missing: all 10 answers are needed.' },
    ])
    expect(await scored('id,i1,i2,i3,i4\nana,1,,3,\nbo,1,2,3,\n', 'ons-loneliness')).toEqual([
      { id: 'ana', error: 'i2 and i4 are missing: that is too many for any score.' },
      { id: 'bo', loneliness: 6, direct: null },
    ])
  })
})

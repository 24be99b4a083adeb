import type { Field, ReadForm } from './reading.ts'

/** A form as it is about to be sent: names and values in order. */
export type Sending = [string, string][]

/** How often the fields of a choice are gone through: no form of ours has a choice that reveals more than this. */
export const VARIANTS = 4

/**
 * What a browser would send of this form: hidden fields and the first button as they are, text as told, and of every
 * choice the option of this variant (none, when there is no variant).
 */
export function filledWith(form: ReadForm, text: (field: Field) => string, variant?: number): Sending {
  const buttons = new Set<string>()
  return form.fields.flatMap((field): Sending => {
    const { name, kind, values } = field
    if (kind === 'hidden') return [[name, values[0] ?? '']]
    if (kind === 'text') return [[name, text(field)]]
    if (kind === 'button') {
      if (buttons.size > 0) return []
      buttons.add(name)
      return [[name, values[0] ?? '']]
    }
    const real = values.filter(Boolean)
    const chosen = variant === undefined ? undefined : real[variant % real.length]
    return chosen === undefined ? [] : [[name, chosen]]
  })
}

export const isDatePart = ({ name }: Field): boolean => /-(day|month|year)$/.test(name)

export const textFields = (form: ReadForm): Field[] => form.fields.filter(({ kind }) => kind === 'text')

/** What nobody should ever read. */
export const nonsense = /undefined|\bNaN\b|\[object |invalid_|ZodError|syntax error|violates/

/** Texts that break programs; each must be taken as text, or refused in a sentence. */
export const nastyTexts: Readonly<Record<string, string>> = {
  'emoji with joiners': '👩‍👩‍👧‍👦 🏳️‍🌈 ❤️‍🔥 नमस्ते می‌خواهم',
  'right-to-left override': 'photo\u202egnp.exe \u2066x\u2069',
  NUL: 'be\u0000fore',
  'a script': `<img src=x onerror=alert(1)>"'\`{{7*7}}\${7*7}</textarea><script>alert(1)</script>`,
  'a formula and a query': `=HYPERLINK("http://x")'; drop table referral; --`,
  'a stack of accents': `Z${'\u0300'.repeat(200)}algo`,
}

/** Dates that are none, or cannot be: day, month, year. */
export const impossibleDates: Readonly<Record<string, readonly [string, string, string]>> = {
  '29 February 2013': ['29', '2', '2013'],
  '31 September': ['31', '9', '2014'],
  'a year of two digits': ['1', '2', '13'],
  letters: ['x', 'y', 'z'],
  'the year nought': ['1', '1', '0'],
  'the year 10000': ['1', '1', '10000'],
  'half of it': ['1', '', ''],
}

/** Names no form asks for: columns, roles, and the insides of objects. */
export const unaskedFor: Sending = [
  ...[
    'id',
    'place_id',
    'worker_id',
    'holder_worker_id',
    'from_worker_id',
    'role',
    'state',
    'decision_id',
    'made_by',
  ].map((name): [string, string] => [name, '11111111-1111-4111-8111-111111111111']),
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['a[__proto__][x]', 'x'],
  ['due_on', '2099-01-01'],
]

/** Bodies that are no form, with what they call themselves. */
export const otherBodies: Readonly<Record<string, readonly [string, string]>> = {
  JSON: ['application/json', '{"name":"x","then":"send"}'],
  'deep JSON': ['application/json', '['.repeat(50_000)],
  XML: ['application/xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
  'plain text': ['text/plain', 'name=x'],
  'half a multipart': [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\n',
  ],
  'multipart without a boundary': ['multipart/form-data', 'nothing of the kind'],
  'broken percents': ['application/x-www-form-urlencoded', 'name=%E0%A4%A&why=%zz&%=%&%%%=1&=&&&'],
  'bytes that are no text': ['application/x-www-form-urlencoded', 'name=%ED%A0%80&why=%FF%FE&note=%C0%AF'],
  'ten thousand fields': [
    'application/x-www-form-urlencoded',
    Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&'),
  ],
  'one field ten thousand times': ['application/x-www-form-urlencoded', 'name=x&'.repeat(10_000)],
}

/** The same date question's three fields, by the question's name. */
export const dateNames = (form: ReadForm): string[] =>
  textFields(form).flatMap(({ name }) => (name.endsWith('-day') ? [name.slice(0, -'-day'.length)] : []))

/** Parts of an address that name nothing, as they are typed into it. */
export const nastyParts: Readonly<Record<string, string>> = {
  'no id': 'x',
  'an id of nothing': 'ffffffff-ffff-4fff-8fff-ffffffffffff',
  NUL: 'a%00b',
  'a broken percent': '%E0%A4%A',
  'bytes that are no text': '%ED%A0%80%FF%C0%AF',
  'a way up': '..%2f..%2fetc%2fpasswd',
  'a query': "'%3B%20drop%20table%20referral%3B%20--",
  'the insides of objects': '__proto__',
  'a number too large': '9'.repeat(40),
  'a very long one': 'a'.repeat(4_000),
}

/** What is asked of a page beside its address, of every name that a link or a form gives it. */
export const nastyValues: Readonly<Record<string, string>> = {
  ...nastyTexts,
  nothing: '',
  'a negative number': '-1',
  'a number past all numbers': '1e400',
  'a day that is none': '2026-02-30',
  'a year too far': '10000-01-01',
  'the insides of objects': '__proto__',
  'a very long one': 'x'.repeat(4_000),
}

/** The same names once more as nobody writes them: twice, as a list, and as the insides of objects. */
export const askedOddly = (names: readonly string[], value: string): string => {
  const asked = names.flatMap((name) => [name, name, `${name}[]`, `${name}[__proto__]`])
  return new URLSearchParams(asked.map((name) => [name, value])).toString()
}

const head = 'name,date of birth,upn,postcode\n'
const picture = (width: number, height: number) => {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const start = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  return Buffer.concat([start, size, Buffer.from('0802000000', 'hex')])
}

/** Files that are not what they are called, or cannot be read: each with its name. */
export const nastyFiles: Readonly<Record<string, readonly [string, string | Buffer]>> = {
  'an empty file': ['empty.csv', ''],
  'a header alone': ['header.csv', head],
  'blank rows': ['blank.csv', `${head}\n\r\n,,,\n`],
  'a quote that is never closed': ['quote.csv', `${head}"Ann,2012-01-01,x,y\n${'z,'.repeat(2_000)}`],
  'UTF-16 cut off in a letter': [
    'half.csv',
    Buffer.concat([Buffer.from(`\ufeff${head}`, 'utf16le'), Buffer.of(0x41)]),
  ],
  'bytes that are no text': ['bytes.csv', Buffer.from([0xff, 0xfe, 0xfd, 0x00, 0x80, 0x0a, 0xc0, 0xaf])],
  'formulas and scripts': [
    '=cmd.csv',
    `${head}"=HYPERLINK(""http://x"")",<img src=x onerror=alert(1)>,@SUM,-1+1\n`,
  ],
  'twenty thousand rows': ['many.csv', head + 'Ann,2012-01-01,A1,ZZ1 1AA\n'.repeat(20_001)],
  'ten thousand columns': ['wide.csv', `${'name,'.repeat(10_000)}\n${'x,'.repeat(10_000)}\n`],
  'a row without an end': ['long.csv', head + 'x'.repeat(400_000)],
  'a spreadsheet by another name': [
    'list.csv',
    Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)]),
  ],
  'a picture far too large': ['huge.png', picture(30_000, 30_000)],
  'a drawing with a script': [
    'x.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ],
  'a name that climbs': [`../../${'a'.repeat(300)}\u202egnp.csv`, `${head}x\n`],
}

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

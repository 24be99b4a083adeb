import { z } from 'zod'
import { isUuid, uuidV5 } from '../../words/index.ts'
import { dateOf, emailOf, momentOf } from '../reading/contact-fields.ts'
import { isFields } from '../reading/feed.ts'
import { plainWords } from '../reading/safe-html.ts'
import { rawText } from '../reading/text-fields.ts'
import { webAddress } from '../reading/web-address.ts'
import { timeOf } from '../reading/when.ts'
import { time } from './part-shapes.ts'

/** What a part needs that it does not have: its id is made of its owner's, so that it is the same every time. */
export type Owner = { id: string; base: string | null }

/**
 * What a source's record says in the fields of a shape of ours, each only where it is what that field should be: no empty
 * text, no markup, no id that is none. A part without an id gets one; a part that lacks something else that it must
 * have is left out. Undefined when the record is no object or lacks something itself.
 */
export function asGiven<Shape extends z.ZodObject>(
  shape: Shape,
  record: unknown,
  owner: Owner,
): z.infer<Shape> | undefined {
  if (!isFields(record)) return undefined
  const kept: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(shape.shape) as [string, z.ZodType][]) {
    const value = valueOf(unwrapped(field), record[name], { ...owner, id: uuidV5(owner.id, name) })
    if (value !== undefined) kept[name] = value
    else if (name === 'id') kept.id = owner.id
    else if (field instanceof z.ZodDefault) kept[name] = field.def.defaultValue
    else if (!(field instanceof z.ZodOptional)) return undefined
  }
  return kept as z.infer<Shape>
}

const unwrapped = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodOptional || field instanceof z.ZodDefault
    ? unwrapped(field.unwrap() as z.ZodType)
    : field

function valueOf(field: z.ZodType, value: unknown, owner: Owner): unknown {
  if (field instanceof z.ZodArray) return partsOf(field.element as z.ZodType, value, owner)
  if (field instanceof z.ZodObject) return asGiven(field, value, owner)
  if (field instanceof z.ZodNumber) return numberOf(field, value)
  if (field instanceof z.ZodEnum) return field.options.find((option) => sameWord(option, value))
  const leaf = leaves.find(([kind]) => field instanceof kind)
  if (leaf) return leaf[1](value, owner.base) ?? undefined
  if (field === time) return withSeconds(timeOf(value))
  return field instanceof z.ZodString ? plainWords(rawText(value) ?? '') || undefined : undefined
}

// The longest lists of a real record are far below this.
const MOST = 200

function partsOf(element: z.ZodType, value: unknown, owner: Owner): unknown[] | undefined {
  // One thing where a list should be counts as a list of one.
  const parts = Array.isArray(value) ? value : isFields(value) ? [value] : []
  if (parts.length === 0) return undefined
  return parts
    .slice(0, MOST)
    .map((part, at) => valueOf(element, part, { ...owner, id: uuidV5(owner.id, String(at)) }))
    .filter((part) => part !== undefined)
}

const leaves: readonly [
  abstract new (...given: never[]) => z.ZodType,
  (value: unknown, base: string | null) => unknown,
][] = [
  [z.ZodUUID, (value) => uuidOf(value)],
  [z.ZodURL, (value, base) => webAddress(rawText(value) ?? '', base)],
  [z.ZodEmail, (value) => emailOf(value, '', [])],
  [z.ZodISODate, (value) => dateOf(value, '', [])],
  [z.ZodISODateTime, (value) => momentOf(value, '', [])?.toISOString()],
]

function uuidOf(value: unknown): string | undefined {
  const id = rawText(value)
  return id && isUuid(id) ? id.toLowerCase() : undefined
}

function numberOf(field: z.ZodNumber, value: unknown): number | undefined {
  const text = rawText(value)
  const number = text === null ? Number.NaN : Number(text)
  return field.safeParse(number).success ? number : undefined
}

const sameWord = (option: unknown, value: unknown): boolean =>
  String(option).toLowerCase() === rawText(value)?.toLowerCase()

const withSeconds = (time: string | null): string | undefined => (time === null ? undefined : `${time}:00`)

import { notReached, skipped } from '../surveys/index.ts'
import { type Typed, typedList, typedText } from '../ui/questions/index.ts'
import type { Asked } from './asked.ts'

/** What was ticked or picked, by its value; nothing that the page does not offer. */
export const pickedIn = ({ choices }: Pick<Asked, 'choices'>, typed: Typed): number[] => {
  const said = typedList(typed, 'answer')
  return choices.flatMap(({ value }) => (said.includes(String(value)) ? [value] : []))
}

/** Why this cannot be kept: nothing picked and not skipped, or more than may be. */
export type Unfit = 'none' | 'many'

/** The bytes that a page's answer stands for, one for each item asked on it; or why there are none. */
export function bytesOf(asked: Pick<Asked, 'choices' | 'most'>, typed: Typed): readonly number[] | Unfit {
  const { choices, most } = asked
  if (typedText(typed, 'go') === 'skip') return most === null ? [skipped] : choices.map(() => skipped)
  const picked = pickedIn(asked, typed)
  if (picked.length === 0) return 'none'
  if (most === null) return [picked.at(-1) ?? skipped]
  return picked.length > most ? 'many' : choices.map(({ value }) => (picked.includes(value) ? 1 : 0))
}

/** What is picked already on a page, from the bytes of its items. */
export const pickedBefore = (
  { choices, most }: Pick<Asked, 'choices' | 'most'>,
  bytes: Uint8Array,
): number[] =>
  most === null
    ? choices.flatMap(({ value }) => (value === bytes[0] ? [value] : []))
    : choices.flatMap(({ value }) => (bytes[value] === 1 ? [value] : []))

/** Whether a question was answered, by the first byte of it: all bytes of one question are set together. */
export const isAnswered = (byte: number | undefined): boolean =>
  byte !== undefined && byte !== skipped && byte !== notReached

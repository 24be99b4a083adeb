import { z } from 'zod'

/** Something with these parts and no others. A part that is none of them is answered with the nearest that is. */
export const parts = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? notKnown(String(issue.keys?.[0]), Object.keys(shape)) : undefined,
  })

/** One word of a closed list. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: ({ input }) => notAmong(input, words) })

/** The words of a closed list that says of each what it means. */
export const wordsOf = <Word extends string>(list: Readonly<Record<Word, unknown>>) =>
  Object.keys(list) as [Word, ...Word[]]

/** One of several kinds; `by` is the part that says which. */
export const oneKind = <const Kinds extends readonly [z.ZodObject, ...z.ZodObject[]], By extends string>(
  by: By,
  kinds: Kinds,
) =>
  z.discriminatedUnion(by, kinds, {
    error: (issue) => (issue.code === 'invalid_union' ? noKind(issue, by, kinds) : undefined),
  })

/** Something that a source may have left open: then the file says so, and nothing is made up. */
export const stated = <Shape extends z.ZodType>(shape: Shape, what: string) =>
  z.union([z.literal('not stated'), shape], { error: () => `it is ${what}, or: not stated` })

const notKnown = (given: string, known: readonly string[]): string =>
  `"${given.slice(0, 60)}" is not known here: ${meant(given, known)}`

const meant = (given: string, known: readonly string[]): string => {
  if (given.includes(' ')) return 'words that have a comma or a colon in them go in quotation marks'
  const near = nearest(given, known)
  return near ? `did you mean ${near}?` : `choose from ${known.join(', ')}`
}

const notAmong = (input: unknown, words: readonly string[]): string =>
  typeof input === 'string'
    ? notKnown(input, words)
    : `${input === undefined ? 'it is missing' : 'it must be a word'}: choose from ${words.join(', ')}`

function noKind(issue: object, by: string, kinds: readonly z.ZodObject[]): string | undefined {
  const input = 'input' in issue ? issue.input : undefined
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return `it needs parts of its own, among them ${by}`
  const known = kinds.flatMap(({ shape }) => {
    const said = shape[by]
    return said instanceof z.ZodLiteral ? [String(said.value)] : []
  })
  return notAmong(Object.entries(input).find(([key]) => key === by)?.[1], known)
}

/** The word of a list that was most likely meant, if any is near enough. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const wanted = plain(given.slice(0, 60))
  const [best] = known
    .map((word) => ({ word, apart: stepsBetween(wanted, plain(word)) }))
    .sort((a, b) => a.apart - b.apart)
  return best && best.apart <= Math.max(2, Math.floor(best.word.length / 3)) ? best.word : undefined
}

/** How many letters must be put in, taken out or changed to make one word of the other. */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + same))
    }
    row = next
  }
  return row[other.length] ?? 0
}

import type { Programme } from '../blueprint/index.ts'

/** A line of two texts put beside one another: it stands in both, only in the one before, or only in the one after. */
export type Line = { is: 'same' | 'gone' | 'new'; text: string }

/** Lines that stand together, from a line of the text after. */
export type Stretch = { from: number; lines: readonly Line[] }

/** Above so many pairs of lines nothing is looked for between them: all are gone and all are new. */
const MOST_PAIRS = 1_000_000

const linesOf = (text: string): string[] => text.trimEnd().split('\n')

const all = (lines: readonly string[], is: Line['is']): Line[] => lines.map((text) => ({ is, text }))

/** Every line of two texts in their order, with as many as may be in both. */
export function linesBeside(before: string, after: string): Line[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1
  return [
    ...all(now.slice(0, head), 'same'),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...all(now.slice(now.length - tail), 'same'),
  ]
}

// The longest row of lines that both have, by the usual table of lengths from the end.
function between(old: readonly string[], now: readonly string[]): Line[] {
  if (old.length * now.length > MOST_PAIRS) return [...all(old, 'gone'), ...all(now, 'new')]
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  const at = (one: number, other: number) => common[one * width + other] ?? 0
  for (let one = old.length - 1; one >= 0; one -= 1)
    for (let other = now.length - 1; other >= 0; other -= 1)
      common[one * width + other] =
        old[one] === now[other]
          ? at(one + 1, other + 1) + 1
          : Math.max(at(one + 1, other), at(one, other + 1))
  const lines: Line[] = []
  let [one, other] = [0, 0]
  while (one < old.length && other < now.length)
    if (old[one] === now[other]) {
      lines.push({ is: 'same', text: now[other] ?? '' })
      one += 1
      other += 1
    } else if (at(one + 1, other) >= at(one, other + 1)) lines.push({ is: 'gone', text: old[one++] ?? '' })
    else lines.push({ is: 'new', text: now[other++] ?? '' })
  return [...lines, ...all(old.slice(one), 'gone'), ...all(now.slice(other), 'new')]
}

/** The lines that differ, each with those around it: `around` lines before and after. */
export function differingStretches(lines: readonly Line[], around = 2): Stretch[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ is }) => is !== 'same'),
  )
  const stretches: { from: number; lines: Line[] }[] = []
  let number = 1
  for (const [at, line] of lines.entries()) {
    if (near[at] && !near[at - 1]) stretches.push({ from: number, lines: [] })
    if (near[at]) stretches.at(-1)?.lines.push(line)
    if (line.is !== 'gone') number += 1
  }
  return stretches
}

/** What each part of a blueprint is about, for whoever reads no blueprint. */
const partsSaid: Readonly<Partial<Record<keyof Programme, string>>> = {
  ...{ name: 'its name', public_name: 'its public name', about: 'what it is' },
  ...{ public_about: 'what everybody reads of it', origin: 'whose idea it is', tiers: 'its tier' },
  ...{ promises: 'what is promised', for_whom: 'for whom it is', ways_in: 'who may start it' },
  ...{ agencies: 'who has a part in it', delivery: 'how it is done', capacity: 'how many places there are' },
  ...{ duration: 'how long it goes on', follow_up: 'when somebody looks back' },
  ...{
    arms: 'what is compared',
    measures: 'what is measured and when',
    funding: 'who pays and what it costs',
  },
  ...{ shaped_with: 'who shaped it', statements: 'what it must show', also_shows: 'what else it shows' },
}

/** The parts in which two versions differ, in words. */
export const partsThatDiffer = (before: Programme, after: Programme): string[] =>
  Object.entries(partsSaid).flatMap(([part, said]) => {
    const [old, now] = [before, after].map((one) => JSON.stringify(one[part as keyof Programme]))
    return old === now ? [] : [said]
  })

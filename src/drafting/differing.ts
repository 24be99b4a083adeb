import { structuredPatch } from 'diff'
import type { Programme } from '../blueprint/index.ts'

/** A line of two texts put beside one another: it stands in both, only in the one before, or only in the one after. */
export type Line = { is: 'same' | 'gone' | 'new'; text: string }

/** Lines that stand together, from a line of the text after. */
export type Stretch = { from: number; lines: readonly Line[] }

/** Lines that are different, at most: of more than these nothing is looked for that both have. */
const MOST = 1_000

const marks: Readonly<Record<string, Line['is']>> = { ' ': 'same', '-': 'gone', '+': 'new' }

/** The lines of two texts that differ, in their order, each with those around it: `around` lines before and after. */
export function differingStretches(before: string, after: string, around = 2): Stretch[] {
  const [old, now] = [before.trimEnd(), after.trimEnd()]
  const found = structuredPatch('', '', `${old}\n`, `${now}\n`, '', '', {
    context: around,
    maxEditLength: MOST,
  })
  const stretches = found?.hunks ?? [{ newStart: 1, lines: [...marked(old, '-'), ...marked(now, '+')] }]
  return stretches.map(({ newStart: from, lines }) => ({
    from,
    lines: lines.flatMap((line) => {
      const is = marks[line.charAt(0)]
      return is ? [{ is, text: line.slice(1) }] : []
    }),
  }))
}

const marked = (text: string, mark: string): string[] => text.split('\n').map((line) => mark + line)

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

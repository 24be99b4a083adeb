import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gather, placeLabels } from './gathering.ts'

const sizes = { alone: { width: 38, height: 42 }, gathered: { width: 88, height: 46 } }
const marks = (...at: [number, number][]) => at.map(([x, y], nth) => ({ x, y, nth }))

describe('marks that would lie over each other', () => {
  it('are gathered, in the middle of them; the others stay where they are', () => {
    const groups = gather(marks([100, 100], [110, 104], [300, 300]), sizes)
    expect(groups.map(({ x, y, marks }) => [x, y, marks.length])).toEqual([
      [105, 102, 2],
      [300, 300, 1],
    ])
  })

  it('take with them what the broader sign would cover', () => {
    expect(gather(marks([100, 100], [110, 100], [165, 100]), sizes)).toHaveLength(1)
  })

  it('never overlap afterwards, and none is lost', () => {
    const pixel = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
    fc.assert(
      fc.property(fc.array(pixel, { maxLength: 40 }), (points) => {
        const groups = gather(marks(...points), sizes)
        const wide = ({ marks: { length } }: (typeof groups)[number]) =>
          length > 1 ? sizes.gathered : sizes.alone
        const clear = groups.every((one, at) =>
          groups
            .slice(at + 1)
            .every(
              (other) =>
                Math.abs(one.x - other.x) >= (wide(one).width + wide(other).width) / 2 ||
                Math.abs(one.y - other.y) >= (wide(one).height + wide(other).height) / 2,
            ),
        )
        return clear && groups.flatMap((group) => group.marks).length === points.length
      }),
      { numRuns: 200 },
    )
  })
})

describe('labels', () => {
  const oblong = (left: number, top: number) => ({ left, top, right: left + 50, bottom: top + 20 })
  const within = { left: 0, top: 0, right: 200, bottom: 100 }

  it('take the first place with room, and are left out when there is none', () => {
    const labels = [
      { text: 'one', places: [oblong(10, 10)] },
      { text: 'two', places: [oblong(20, 15), oblong(100, 10)] },
      { text: 'three', places: [oblong(12, 12), oblong(180, 10)] },
    ]
    expect(placeLabels(labels, [], within).map(({ text, nth }) => [text, nth])).toEqual([
      ['one', 0],
      ['two', 1],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { programmeFiles } from '../programmes/files.ts'
import { differingStretches, partsThatDiffer } from './differing.ts'

const marks = { same: ' ', gone: '-', new: '+' } as const
const beside = (before: string, after: string) =>
  differingStretches(before, after, 20).flatMap(({ lines }) =>
    lines.map(({ is, text }) => `${marks[is]}${text}`),
  )

describe('two texts beside one another', () => {
  it.each([
    ['nothing different', 'a\nb\n', 'a\nb', []],
    ['a line changed', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['lines put in and taken out', 'a\nb\nc\nd', 'b\nc\nx\nd', ['-a', ' b', ' c', '+x', ' d']],
    ['a line moved', 'a\nb\nc', 'c\na\nb', ['+c', ' a', ' b', '-c']],
    ['nothing in common', 'a\nb', 'x', ['-a', '-b', '+x']],
  ])('are shown with %s', (_, before, after, lines) => {
    expect(beside(before, after)).toEqual(lines)
  })

  it('are each whole again from what is in them, whatever they are', () => {
    const texts = ['', 'a', 'a\na\nb', 'b\na\na', 'a\n\nb\n\na', 'x\ny\nz\nx\ny']
    for (const before of texts)
      for (const after of texts) {
        if (before === after) continue
        const lines = differingStretches(before, after, 20).flatMap((one) => one.lines)
        const of = (is: 'gone' | 'new') => lines.filter((one) => one.is === is || one.is === 'same')
        expect(of('gone').map(({ text }) => text)).toEqual(before.split('\n'))
        expect(of('new').map(({ text }) => text)).toEqual(after.split('\n'))
      }
  })

  it('are compared in no time where they are long and have nothing in common', () => {
    const long = (word: string) => Array.from({ length: 40_000 }, (_, at) => `${word}${at}`).join('\n')
    const began = performance.now()
    expect(beside(long('a'), long('b'))).toHaveLength(80_000)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('are shown where they differ, with the lines around it, by the number of the line now', () => {
    const old = 'a\nb\nc\nd\ne\nf\ng\nh\ni'
    const now = 'a\nb\nc\nD\ne\nf\ng\nh\ni\nj'
    const found = differingStretches(old, now, 1)
    expect(found.map(({ from, lines }) => [from, lines.map(({ text }) => text).join('')])).toEqual([
      [3, 'cdDe'],
      [9, 'ij'],
    ])
    expect(differingStretches(old, old)).toEqual([])
  })
})

describe('two versions of a programme', () => {
  it('differ in parts that are said in words', () => {
    const grit = programmeFiles().declared.find(({ programme }) => programme.key === 'grit')?.programme
    if (!grit) throw new Error('there is no grit')
    expect(partsThatDiffer(grit, { ...grit, version: 2 })).toEqual([])
    expect(
      partsThatDiffer(grit, {
        ...{ ...grit, capacity: { ...grit.capacity, places: 12 } },
        for_whom: { ...grit.for_whom, ages: { from: 11, to: 19 } },
      }),
    ).toEqual(['for whom it is', 'how many places there are'])
  })
})

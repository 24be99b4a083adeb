import { expect, it } from 'vitest'
import { rememberUpTo } from './remembered.ts'

it('gives what it was told, and forgets what nobody asked for longest', () => {
  const memory = rememberUpTo<string>(10)
  memory.keep('one', 'first', 4)
  memory.keep('two', 'second', 4)
  expect(memory.recall('one')).toBe('first')
  memory.keep('three', 'third', 4)
  expect([memory.recall('one'), memory.recall('two'), memory.recall('three')]).toEqual([
    ...['first', undefined, 'third'],
  ])
})

it('weighs what is told again once, and holds the last even where it is too heavy', () => {
  const memory = rememberUpTo<string>(10)
  memory.keep('one', 'first', 6)
  memory.keep('one', 'again', 6)
  memory.keep('two', 'second', 4)
  expect([memory.recall('one'), memory.recall('two')]).toEqual(['again', 'second'])
  memory.keep('heavy', 'third', 50)
  expect([memory.recall('one'), memory.recall('two'), memory.recall('heavy')]).toEqual([
    ...[undefined, undefined, 'third'],
  ])
})

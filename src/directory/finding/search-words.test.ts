import { describe, expect, it } from 'vitest'
import { mayBeSlips, plain, readWords } from './search-words.ts'

describe('what a seeker typed', () => {
  it.each([
    ['I want something to do', []],
    ['Boxing!', ['boxing']],
    ['somewhere to hang out after school', ['hang out', 'after school']],
    ['not too loud, free', ['not too loud', 'free']],
    ['boxing boxing boxing', ['boxing']],
    ['constructor toString', ['constructor', 'tostring']],
    [
      'a b c d e f g h i j k l m n one two three four five six seven eight nine ten',
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
    ],
  ])('%j asks for %j', (typed, said) => {
    expect(readWords(typed).map((one) => one.said)).toEqual(said)
  })

  it('reads days and hours as what they mean', () => {
    expect(readWords('weekend')[0]).toMatchObject({ days: [6, 7] })
    expect(readWords('after school')[0]).toMatchObject({
      days: [1, 2, 3, 4, 5],
      time: 'after_school',
    })
    expect(readWords('free')[0]).toMatchObject({ free: true, asks: [] })
  })

  it('forgives spelling only of single words that mean nothing else', () => {
    expect(mayBeSlips(readWords('footy boxng monday ab caf\u00e9 not too loud'))).toEqual(['boxng', 'cafe'])
  })

  it('takes accents, marks and every script', () => {
    expect(plain('Café—Crème! O’Neill’s')).toBe('cafe creme oneills')
    expect(plain('футбол')).toBe('футбол')
  })
})

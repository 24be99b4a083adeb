import { createContext, Script } from 'node:vm'
import { expect, it } from 'vitest'
import { isTest, sources } from './sources.ts'
import { lineAt, nodes, parse } from './syntax.ts'

/** Longer than nearly every field: what takes exponential time, or the cube of the length, is not done with this in hours. */
const LONG = 5_000
/** So long one pattern may take over all the texts that are hard for it, on a machine that does other things too. */
const MOST_MS = 1_000

type Pattern = { at: string; source: string; flags: string }

/** Every pattern that is written in the program. */
const patterns: Pattern[] = sources(['src'], /\.tsx?$/)
  .filter(({ path }) => !isTest(path))
  .flatMap((source) =>
    [...nodes(parse(source))].flatMap(({ start, regex }) => {
      const { pattern, flags } = (regex ?? {}) as { pattern?: string; flags?: string }
      const at = `${source.path}:${lineAt(source.text, start)}`
      return pattern === undefined ? [] : [{ at, source: pattern, flags: flags ?? '' }]
    }),
  )

const classes: Record<string, string> = {
  d: '1',
  w: 'a',
  s: ' ',
  S: 'x',
  D: 'x',
  W: '-',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** A letter for each place of a pattern that takes one, in their order: what its repeats are made of. */
function letters(source: string): string[] {
  const tokens = source.matchAll(
    /\\p\{[^}]*\}|\\u\{?[0-9a-f]{2,6}\}?|\\(.)|\[\^?((?:\\.|[^\]\\])+)\]|[(){}?*+|^$]|\{[\d,]+\}|\?[:=!<]+|(.)/giu,
  )
  return [...tokens].flatMap(([token, escaped, inside, plain]) => {
    if (token.startsWith('\\p') || token.startsWith('\\u')) return ['é']
    if (escaped) return /[bB]/.test(escaped) ? [] : [classes[escaped] ?? escaped]
    if (token.startsWith('[^')) return ['x', ' ']
    if (inside) return letters(inside.replace(/(.)-./g, '$1')).slice(0, 4)
    return plain ? [plain === '.' ? 'x' : plain] : []
  })
}

/** Texts that go round in each repeat of a pattern for as long as they can, and then do not fit. */
function* hard(source: string): Generator<string> {
  const all = letters(source).slice(0, 40)
  for (let from = 0; from < all.length; from++)
    for (const many of [1, 2, 3]) {
      const pumped = all.slice(from, from + many).join('')
      if (pumped.length < many) continue
      const text = pumped.repeat(Math.ceil(LONG / pumped.length)).slice(0, LONG)
      yield `${text}\u0001`
      yield `${all.slice(0, from).join('')}${text}\u0001`
    }
}

const inside = createContext({})
const asking = new Script('texts.forEach((text) => { pattern.lastIndex = 0; pattern.test(text) })')

/** Whether it answers for all of them in time; one that does not is stopped. */
function answers(pattern: RegExp): boolean {
  Object.assign(inside, { pattern, texts: [...hard(pattern.source)] })
  try {
    asking.runInContext(inside, { timeout: MOST_MS })
    return true
  } catch {
    return false
  }
}

it('finds a pattern that takes without end', () => {
  const endless = ['^(a+)+$', '^(\\w|\\d)*$', '(x|xx)*y$', '^([a-z]+ ?)*$']
  expect(endless.filter((source) => answers(new RegExp(source)))).toEqual([])
  for (const source of ['^[a-z]+$', '\\d{3}', '[^x]*']) expect(answers(new RegExp(source)), source).toBe(true)
})

it('is answered in time by every pattern of the program, whatever long text it is asked about', () => {
  expect(patterns.length).toBeGreaterThan(300)
  const slow = patterns.filter(({ source, flags }) => !answers(new RegExp(source, flags)))
  expect(slow.map(({ at, source }) => `${at} ${source}`)).toEqual([])
}, 120_000)

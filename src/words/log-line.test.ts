import { describe, expect, it } from 'vitest'
import { logEntry, logLine } from './log-line.ts'

describe('a line for whoever runs the server', () => {
  it.each([
    ['a line of its own', 'failed: x\nrequest 7 failed: made up', 'failed: x request 7 failed: made up'],
    ['a way back over the line', 'failed: x\rall is well', 'failed: x all is well'],
    ['an order to the terminal', 'failed: \u001b[2K\u001b[1Aall is well', 'failed: [2K [1Aall is well'],
    ['a separator of Unicode', 'one\u2028two\u2029three\u0085four', 'one two three four'],
    ['text turned round', 'by \u202emoc.elpmaxe\u202c', 'by moc.elpmaxe'],
  ])('stays one, with %s in it', (_what, said, line) => expect(logLine(said)).toBe(line))

  it('has the same few parts for whoever collects them: when, how much it matters, in which request, and what', () => {
    const at = new Date('2026-11-24T09:00:00Z')
    const entry = logEntry('failed: "x"\n{"level":"info"}', { level: 'error', request: '7' }, at)
    expect(entry).not.toMatch(/[\n\r]/)
    expect(JSON.parse(entry)).toEqual({
      ...{ time: '2026-11-24T09:00:00.000Z', level: 'error', request: '7' },
      text: 'failed: "x" {"level":"info"}',
    })
    expect(Object.keys(JSON.parse(logEntry('ready', {}, at)))).toEqual(['time', 'level', 'text'])
  })

  it('is no longer than 2,000 characters', () => expect(logLine('x'.repeat(1_000_000))).toHaveLength(2_000))
})

import { describe, expect, it } from 'vitest'
import { readable } from './readable.ts'
import { safeHtml } from './safe-html.ts'

const read = (text: string) => readable(safeHtml(text))

describe('what a source wrote', () => {
  it.each([
    [
      '<p>We offer</p><p>- tea</p><p>-toast</p><p>Come in</p>',
      '<p>We offer</p><ul><li>tea</li><li>toast</li></ul><p>Come in</p>',
    ],
    ['<p>• know<br>• have<br>• make</p>', '<ul><li>know</li><li>have</li><li>make</li></ul>'],
    ['<p>Ages:<br>- 5 to 7<br>- 8 to 11</p>', '<p>Ages:</p><ul><li>5 to 7</li><li>8 to 11</li></ul>'],
    ['<p>- only one</p>', '<p>only one</p>'],
    ['<p>One.<br><br>Two.<br>Three.</p>', '<p>One.</p><p>Two.<br />Three.</p>'],
    [
      '<p><strong>What to bring:</strong></p><p>A coat, and boots if it has rained.</p>',
      '<h3>What to bring</h3><p>A coat, and boots if it has rained.</p>',
    ],
    [
      '<p><strong>All of it is bold, from one end of it to the other.</strong></p>',
      '<p>All of it is bold, from one end of it to the other.</p>',
    ],
    [
      'See https://www.example.org/a/very/long/way?x=1. Or write to hi@example.org.',
      '<p>See <a href="https://www.example.org/a/very/long/way?x=1" rel="nofollow noreferrer">example.org</a>. Or write to <a href="mailto:hi@example.org">hi@example.org</a>.</p>',
    ],
    [
      '<a href="https://example.org/x">https://example.org/a/long/address/to/look/at</a>',
      '<a href="https://example.org/x" rel="nofollow noreferrer">example.org</a>',
    ],
    ['Plain words - with a dash - in them.', '<p>Plain words - with a dash - in them.</p>'],
  ])('%s', (text, becomes) => {
    const { first, rest } = read(text)
    expect(first.replace(/^<p>(<a [\s\S]*<\/a>)<\/p>$/, '$1')).toBe(becomes)
    expect(rest).toBe('')
  })

  it('is folded after its beginning when it is long, and nothing of it is lost', () => {
    const text = Array.from(
      { length: 30 },
      (_, nth) => `<p>Paragraph ${nth} says ${'much '.repeat(20)}</p>`,
    ).join('')
    const { first, rest } = read(text)
    expect(first.length).toBeLessThan(1_500)
    expect(`${first}${rest}`).toBe(safeHtml(text).replace(/ <\/p>/g, '</p>'))
  })

  it('stays safe, and whole, whatever it is', () => {
    for (const text of [
      '<ul><li>a<ul><li>b</li></ul></li></ul><p>c',
      '</p></ul>loose <p>x</ul>',
      '<p>- <a href="javascript:x">a</a></p><p>- https://x.example/"onmouseover="alert(1)</p>',
      '<p><strong>a<br><br>b</strong></p>',
      '',
    ]) {
      const { first } = read(text)
      expect(first).not.toMatch(/<[^>]*(?:javascript:|onmouseover)|<script/i)
      for (const tag of ['p', 'ul', 'li', 'strong', 'a'])
        expect(first.match(new RegExp(`<${tag}\\b`, 'g'))?.length ?? 0, `${tag} in ${text}`).toBe(
          first.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0,
        )
    }
  })
})

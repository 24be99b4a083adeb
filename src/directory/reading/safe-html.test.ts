import { describe, expect, it } from 'vitest'
import { plainWords, safeHtml } from './safe-html.ts'

const base = 'https://council.example.org/'

describe('HTML of strangers', () => {
  it.each([
    ['<p>Hello <b>you</b></p>', '<p>Hello <strong>you</strong></p>'],
    ['Two\nlines\n\nand more', '<p>Two<br />lines</p><p>and more</p>'],
    ['Fish & chips <3', '<p>Fish &amp; chips &lt;3</p>'],
    ['<h2>When</h2><p>Mondays</p>', '<p><strong>When</strong></p><p>Mondays</p>'],
    ['<div>One</div><div>Two</div>', '<p>One</p><p>Two</p>'],
    ['<p>a</p><p>&nbsp;</p><p><br></p>', '<p>a</p>'],
    ['<ul class="x"><li style="color:red">a</li></ul>', '<ul><li>a</li></ul>'],
    ['<table><tr><td>Mon</td><td>4pm</td></tr></table>', '<p>Mon 4pm</p>'],
  ])('%j becomes %j', (given, kept) => {
    expect(safeHtml(given, base).replace(/\s+<\/p>/g, '</p>')).toBe(kept)
  })

  it('keeps links to the web and to an email address only', () => {
    const link = (href: string) =>
      /href="([^"]*)"/.exec(safeHtml(`<a href="${href}" onclick="x()">words</a>`, base))?.[1]
    expect(link('https://example.org/a')).toBe('https://example.org/a')
    expect(link('/a')).toBe('https://council.example.org/a')
    expect(link('mailto:hello@example.org')).toBe('mailto:hello@example.org')
    for (const bad of [
      'javascript:alert(1)',
      ' jAvA\tscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '#top',
    ])
      expect(link(bad)).toBeUndefined()
    expect(safeHtml('<a href="javascript:alert(1)">words</a>')).toBe('words')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<p onmouseover="alert(1)">hi</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<<script>script>alert(1)<</script>/script>',
    '<style>p{background:url(javascript:alert(1))}</style>',
    '<form action="//evil.example.org"><input></form>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  ])('lets nothing of %j run', (payload) => {
    const kept = safeHtml(payload)
    expect(
      kept.replace(
        /<\/?(?:p|br|ul|ol|li|strong|em|a)(?: href="(?:https?:|mailto:)[^"]*")?(?: rel="[^"]*")?(?: \/)?>/g,
        '',
      ),
    ).not.toMatch(/[<>]/)
    expect(kept).not.toMatch(/javascript:/i)
  })

  it('gives plain words, with entities read and lists on lines', () => {
    expect(plainWords('<p>Drug &amp; alcohol</p><ul><li>one</li><li>two</li></ul>')).toBe(
      'Drug & alcohol\n\n- one\n- two',
    )
    expect(plainWords('Cats <3 dogs')).toBe('Cats <3 dogs')
    expect(plainWords('<script>alert(1)</script>')).toBe('')
  })
})

describe('what was made safe once', () => {
  it.each([
    '<p><a name="top">Top</a></p><p><strong>Community Hub<br></strong>High Street</p><p><a href="https://a.example.org">Book</a> first.</p>',
    '<div><div><p></p><section><h2>When</h2></section></div></div><p><strong> </strong></p>',
    '<a><a href="https://a.example.org">one</a> two</a>',
  ])('is balanced, and the same when it is made safe again: %j', (html) => {
    const once = safeHtml(html)
    expect(safeHtml(once)).toBe(once)
    for (const tag of ['p', 'a', 'strong'])
      expect(once.match(new RegExp(`<${tag}[ >]`, 'g'))?.length).toBe(
        once.match(new RegExp(`</${tag}>`, 'g'))?.length,
      )
    expect(once).not.toContain('span')
  })
})

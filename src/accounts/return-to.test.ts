import { describe, expect, it } from 'vitest'
import { localPath } from './return-to.ts'

describe('where to go after signing in', () => {
  it.each(['/today', '/referrals/1?tab=a&b=c#top', '/search?q=caf%C3%A9', '/a//b'])('%s is kept', (path) => {
    expect(localPath(path)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'today',
    'https://elsewhere.invalid/',
    '//elsewhere.invalid',
    '/\\elsewhere.invalid',
    '/\t/elsewhere.invalid',
    '/\n/elsewhere.invalid',
    '\\\\elsewhere.invalid',
    '/..//elsewhere.invalid',
    '/.//elsewhere.invalid',
    'javascript:alert(1)',
    '/sign-in?return_to=/sign-in',
    '/sign-out',
    `/${'x'.repeat(3000)}`,
  ])('%j becomes Today', (path) => {
    expect(localPath(path)).toBe('/today')
  })
})

import { describe, expect, it } from 'vitest'
import { framedFor } from './show.ts'

const origin = 'https://trellis.example'
const id = '7c9e6679-7425-40de-944b-e07fc1f90af0'

describe('what somebody wants to show on their site', () => {
  it.each([
    ['', '/embed/services'],
    ['/services', '/embed/services'],
    [
      `${origin}/services?words=boxing&age=12&nonsense=1&page=3&view=map`,
      '/embed/services?words=boxing&age=12',
    ],
    [`${origin}/services/${id}`, `/embed/services/${id}`],
    [`/services/${id}?from=me#map`, `/embed/services/${id}`],
  ])('%s leads to %s', (pasted, frame) => {
    expect(framedFor(pasted, origin)?.frame).toBe(frame)
  })

  it.each([
    'https://elsewhere.example/services',
    '//elsewhere.example/services',
    'javascript:alert(1)',
    '/young-people',
    '/services/not-an-id',
    '/services/../today',
    'http://[',
  ])('%s is refused', (pasted) => {
    expect(framedFor(pasted, origin)).toBeUndefined()
  })
})

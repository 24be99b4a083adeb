import { expect, it } from 'vitest'
import { keepPace } from './pace.ts'

it('lets a school say how it was, stops a flood, and counts each thing and each address apart', async () => {
  let here = 'school'
  const pace = keepPace(() => here)
  const visit = {} as never
  for (let sent = 0; sent < 60; sent++) expect(await pace(visit, 'feedback')).toBe(true)
  expect(await pace(visit, 'feedback')).toBe(false)
  expect(await pace(visit, 'report')).toBe(true)
  here = 'another school'
  expect(await pace(visit, 'feedback')).toBe(true)
})

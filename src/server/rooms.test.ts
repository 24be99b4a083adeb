import { describe, expect, it } from 'vitest'
import { aroundSupport } from './rooms.tsx'

const adds = (given: object) =>
  (aroundSupport.add?.({ support: { id: 's', state: 'open', ...given }, called: 'Taz' } as never) ?? []).map(
    ({ text }) => text,
  )

describe('the record of somebody whose record is kept and not used', () => {
  it('has no button for what would be refused, and every other', () => {
    const refused: unknown[] = [
      'Take part in a programme',
      'Step up, down or across',
      'Plan with other agencies',
    ]
    expect(adds({ restricted: false })).toEqual(expect.arrayContaining(refused))
    const left = adds({ restricted: false }).filter((text) => !refused.includes(text))
    expect(adds({ restricted: true })).toEqual(left)
    expect(left).toContain('Plan a handover')
  })
})

import { describe, expect, it } from 'vitest'
import type { ConcernDue } from '../safety/index.ts'
import { concernThings } from './concern-things.ts'

const now = new Date('2026-11-24T12:00:00Z')
const concern: ConcernDue = {
  ...{ id: 'c', raisedAt: new Date('2026-11-24T10:00:00Z'), dueAt: new Date('2026-11-25T17:00:00Z') },
  ...{ awaits: 'action', late: false, fromYoungPerson: false, holderId: 'g', holder: 'Gwen Abbott' },
}
const things = (more: Partial<ConcernDue>) =>
  concernThings([{ ...concern, ...more }], { workerId: 'g', organisationId: 'o' }, now)

describe('a safeguarding concern on Today', () => {
  it('names nobody, so that no look of a lead tells that there is one', () => {
    expect(things({})[0]).toMatchObject({ youngPersonId: null, who: 'Safeguarding concern', openEnded: true })
  })
  it.each([
    ['nobody has it', { awaits: 'acknowledgement' as const }, 'urgent'],
    ['it is late', { late: true }, 'urgent'],
    ['it has time', {}, 'due'],
  ])('comes first when %s', (_what, more, kind) => {
    expect(things(more)[0]?.kind).toBe(kind)
  })
  it('says in sentences what has happened and what is to be', () => {
    expect(things({})[0]?.what).toBe(
      'It was raised today, 10 am. What was done has to be written down by tomorrow, 5 pm.',
    )
    expect(things({ late: true, dueAt: new Date('2026-11-24T11:00:00Z') })[0]?.what).toContain(
      'What was done is not written down: it was due today, 11 am.',
    )
  })
  it('says with whom it is where that is another', () => {
    expect(things({ holderId: 'x' })[0]?.onNote).toBe('with Gwen')
  })
})

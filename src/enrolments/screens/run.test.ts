import { describe, expect, it } from 'vitest'
import { type Run, SESSIONS_AHEAD, type SessionAhead } from '../../groups/index.ts'
import { addDays, type DateOnly, dateOnly, newId } from '../../words/index.ts'
import { RunPage } from './run.tsx'

const today = dateOnly('2026-11-25')
const run: Run = {
  ...{
    id: newId(),
    programme: 'grit',
    serviceId: newId(),
    service: 'Bag & Pad',
    teamId: newId(),
    team: 'Coaches',
  },
  ...{ begunOn: today, endedOn: null },
}

const sessionOn = (onDate: DateOnly): SessionAhead => ({
  ...{ id: newId(), groupId: newId(), group: 'Pads', meetsAt: 'Ferry Road', atPlace: null, isDropIn: false },
  ...{ onDate, startsAt: '17:30', endsAt: '19:00', movedFrom: null, cancelledBecause: null },
  ...{ finishedAt: null, came: null, newFaces: null, cameDisposed: 0 },
})

/** The page with sessions so many days from today, and the days it lists. */
function pageWith(inDays: readonly number[]): { page: string; days: readonly string[] | null } {
  const page = String(
    RunPage({
      ...{ run, today, counts: new Map(), unseen: [], expected: new Map(), asked: null },
      sessions: inDays.map((days) => sessionOn(addDays(today, days))),
      shown: { where: 'attending', page: 1, parts: [] },
    }),
  )
  return { page, days: page.match(/Today|Tomorrow|tomorrow|(Thu|Wed) \d+ \w{3}/g) }
}

describe('the sessions to come', () => {
  it('are those of four weeks, and it says that more come later', () => {
    const { page, days } = pageWith([0, 1, 8, 15, 22, 29, 36])
    expect(days).toEqual(['Today', 'Tomorrow', 'Thu 3 Dec', 'Thu 10 Dec', 'Thu 17 Dec'])
    expect(page).toContain('More come later')
    expect(pageWith([1, 8]).page).not.toContain('More come later')
  })

  it('are the one that comes first, where there is none in four weeks', () => {
    expect(pageWith([36, 43]).days).toEqual(['Thu 31 Dec'])
  })

  it('may be more than are read at once', () => {
    expect(pageWith(Array.from({ length: SESSIONS_AHEAD }, () => 1)).page).toContain('More come later')
    expect(pageWith([]).page).toContain('There is no session ahead')
  })
})

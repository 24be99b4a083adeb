import { describe, expect, it } from 'vitest'
import { addDays, type DateOnly, dateOnly, weekday } from '../words/index.ts'
import { type Around, type Group, groupsOf, horizon, isListed, needsToday, type Thing } from './today.ts'

// A Tuesday.
const today = dateOnly('2026-11-24')
const school = 'school'

const around: Around = {
  today,
  covering: [],
  calendars: new Map([
    [school, { closures: [{ from: dateOnly('2026-11-19'), to: dateOnly('2026-11-23'), name: 'half term' }] }],
  ]),
}

let made = 0
const thing = (given: Partial<Thing> = {}): Thing => ({
  key: `thing ${++made}`,
  youngPersonId: 'someone',
  who: 'Tobi Adeyemi',
  note: '12 · Sallowfield High School',
  href: null,
  what: 'Ring his mum about the swimming voucher.',
  kind: 'due',
  on: today,
  onNote: null,
  action: { text: 'Ring Folake', href: '/' },
  owner: { workerId: 'me', name: 'Maryam Siddiqui', organisationId: 'council' },
  side: 'mine',
  ...given,
})

const titles = (groups: Group[]) => groups.map(({ title }) => title)
const only = (given: Partial<Thing>, where: Around = around) => {
  const [group] = groupsOf([thing(given)], where)
  return group && { title: group.title, since: group.rows[0]?.since, note: group.rows[0]?.sinceNote }
}

describe('one list by urgency', () => {
  it.each([
    [
      'an hour ago',
      { kind: 'urgent', since: '8:52 this morning' },
      'Read this first',
      '8:52 this morning',
      null,
    ],
    ['last Thursday', { on: dateOnly('2026-11-19') }, 'Overdue', '3 working days late', 'due Thu 19 Nov'],
    ['yesterday', { on: dateOnly('2026-11-23') }, 'Overdue', '1 working day late', 'due Mon 23 Nov'],
    ['today', { onNote: 'sent Tue 10 Nov' }, 'Due today', 'Today', 'sent Tue 10 Nov'],
    ['to be seen now', { kind: 'now', on: dateOnly('2026-11-20') }, 'Due today', 'Since Fri 20 Nov', null],
    [
      'to be answered now, by a day ahead',
      { kind: 'now', on: dateOnly('2026-11-25') },
      'Due today',
      'By Wed 25 Nov',
      null,
    ],
    ['on Friday', { on: dateOnly('2026-11-27') }, 'Later this week', 'By Fri 27 Nov', null],
    ['after it', { on: dateOnly('2026-12-08') }, 'Later this week and after', 'By Tue 8 Dec', null],
    [
      'of others',
      { kind: 'waiting', on: dateOnly('2026-11-17') },
      'Waiting for others',
      'Since Tue 17 Nov',
      null,
    ],
  ] as const)('what is due %s', (_when, given, title, since, note) => {
    expect(only(given)).toEqual({ title, since, note })
  })

  it('speaks of the coming week at a weekend', () => {
    const saturday = { ...around, today: dateOnly('2026-11-28') }
    expect(only({ on: dateOnly('2026-11-30') }, saturday)?.title).toBe('This coming week')
    expect(only({ on: dateOnly('2026-12-07') }, saturday)?.title).toBe('This coming week and after')
  })

  it('calls nothing late that fell on days when whoever has it was shut', () => {
    const owner = { workerId: 'a teacher', name: null, organisationId: school }
    expect(only({ owner, on: dateOnly('2026-11-20') })).toEqual({
      title: 'Overdue',
      since: '1 working day late',
      note: 'due Fri 20 Nov',
    })
    const monday = { ...around, today: dateOnly('2026-11-23') }
    expect(only({ owner, on: dateOnly('2026-11-20') }, monday)).toEqual({
      title: 'Due today',
      since: 'Today',
      note: 'fell on Fri 20 Nov',
    })
  })

  it('keeps the order of the groups whatever comes in first, and leaves out the empty ones', () => {
    const groups = groupsOf(
      [
        thing({ kind: 'waiting' }),
        thing({ on: dateOnly('2026-11-26') }),
        thing({ on: dateOnly('2026-11-20') }),
        thing({ kind: 'urgent' }),
      ],
      around,
    )
    expect(titles(groups)).toEqual(['Read this first', 'Overdue', 'Later this week', 'Waiting for others'])
    expect(groupsOf([], around)).toEqual([])
  })

  it('puts the oldest first, then by name', () => {
    const [overdue] = groupsOf(
      [
        thing({ who: 'Zoe', on: dateOnly('2026-11-20') }),
        thing({ who: 'Anna', on: dateOnly('2026-11-20') }),
        thing({ who: 'Max', on: dateOnly('2026-11-18') }),
      ],
      around,
    )
    expect(overdue?.rows.map((row) => row.thing.who)).toEqual(['Max', 'Anna', 'Zoe'])
  })
})

describe('covering for a colleague', () => {
  const daniel = {
    workerId: 'daniel',
    name: 'Daniel Osei',
    organisationId: 'council',
    teams: [],
    managedTeams: [],
  }
  const until = (endsOn: string): Around => ({
    ...around,
    covering: [{ ...daniel, endsOn: dateOnly(endsOn) }],
  })

  it('says so when nothing of theirs is due', () => {
    expect(groupsOf([], until('2026-11-27'))).toEqual([
      {
        tone: 'cover',
        title: 'Covering for Daniel Osei',
        note: 'until Friday',
        rows: [],
        empty:
          'Nothing of Daniel’s is due. If one of their young people needs somebody today, it comes to the top of this page.',
      },
    ])
  })

  it.each([
    ['2026-11-24', 'until today'],
    ['2026-11-30', 'until Monday'],
    ['2026-12-04', 'until Friday 4 December'],
  ])('until %s is said as %s', (endsOn, words) => {
    expect(groupsOf([], until(endsOn))[0]?.note).toBe(words)
  })

  it('keeps theirs apart from one’s own, except what is urgent', () => {
    const side = { covering: 'daniel' }
    const groups = groupsOf(
      [
        thing({ side, who: 'Late', on: dateOnly('2026-11-18') }),
        thing({ side, who: 'Now', kind: 'urgent' }),
        thing({}),
      ],
      until('2026-11-27'),
    )
    expect(groups.map((group) => [group.title, group.rows.map((row) => row.thing.who)])).toEqual([
      ['Read this first', ['Now']],
      ['Due today', ['Tobi Adeyemi']],
      ['Covering for Daniel Osei', ['Late']],
    ])
  })
})

describe('a calm day', () => {
  const daniel = { workerId: 'daniel', name: 'Daniel Osei', organisationId: 'council', endsOn: today }
  const covering: Around = { ...around, covering: [{ ...daniel, teams: [], managedTeams: [] }] }
  it.each([
    ['nothing at all', [], false],
    ['only what comes later or waits', [{ on: dateOnly('2026-11-26') }, { kind: 'waiting' }], false],
    ['something due today', [{}], true],
    ['something urgent', [{ kind: 'urgent' }], true],
    ['a colleague’s due today', [{ side: { covering: 'daniel' } }], true],
    ['a colleague’s for Thursday', [{ side: { covering: 'daniel' }, on: dateOnly('2026-11-26') }], false],
  ] as const)('%s', (_what, given, needs) => {
    const things = given.map((one: Partial<Thing>) => thing(one))
    expect(needsToday(groupsOf(things, covering), today)).toBe(needs)
  })
})

describe('how far ahead the list looks', () => {
  it('shows whatever falls on a working day at least one working day before it', () => {
    for (let ahead = 0; ahead < 21; ahead++) {
      const due = addDays(today, ahead)
      if (weekday(due) > 5) continue
      const before = weekday(due) === 1 ? addDays(due, -3) : addDays(due, -1)
      expect(horizon(before as DateOnly) >= due, `${due} seen on ${before}`).toBe(true)
    }
  })

  it.each([
    ['2026-11-23', '2026-11-29'],
    ['2026-11-25', '2026-11-29'],
    ['2026-11-26', '2026-12-02'],
    ['2026-11-29', '2026-12-02'],
  ])('on %s until %s', (day, until) => {
    expect(horizon(dateOnly(day))).toBe(until)
  })
})

describe('what is on whose list', () => {
  const cover = { covering: 'daniel' }
  it.each([
    ['one’s own, soon', {}, true],
    ['one’s own, in a month', { on: dateOnly('2026-12-24') }, false],
    ['one’s own, waiting for others', { kind: 'waiting' }, true],
    ['one’s own, to be seen now', { kind: 'now' }, true],
    ['a referral, however far off', { openEnded: true, on: dateOnly('2026-12-24') }, true],
    ['the team’s, today', { side: 'team' }, false],
    ['the team’s, late', { side: 'team', on: dateOnly('2026-11-23') }, true],
    ['the team’s, to be seen by its worker', { side: 'team', kind: 'now' }, false],
    ['the team’s, waiting for others', { side: 'team', kind: 'waiting' }, false],
    ['the team’s, urgent', { side: 'team', kind: 'urgent' }, true],
    ['the team’s, come back', { side: 'team', kind: 'now', openEnded: true }, true],
    ['a covered colleague’s, today', { side: cover }, true],
    ['a covered colleague’s, waiting for others', { side: cover, kind: 'waiting' }, false],
  ] as const)('%s', (_what, given, listed) => {
    expect(isListed(thing(given), around)).toBe(listed)
  })
})

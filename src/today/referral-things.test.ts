import { describe, expect, it } from 'vitest'
import type { ReferralDue } from '../referrals/index.ts'
import { dateOnly } from '../words/index.ts'
import { partOf, referralThings } from './referral-things.ts'
import type { Beholding } from './today.ts'

const today = dateOnly('2026-11-24')

const sent: ReferralDue = {
  id: 'r1',
  youngPersonId: 'taz',
  name: 'Tariq Hussain',
  preferredName: 'Taz',
  dateOfBirth: '2013-03-27',
  school: 'Sallowfield High School',
  wayIn: 'school',
  state: 'sent',
  sentAt: new Date('2026-11-10T10:00:00Z'),
  answerBy: '2026-12-01',
  dueOn: '2026-12-01',
  acknowledged: false,
  fromWorkerId: 'priya',
  fromTeamId: 'pastoral',
  fromOrganisationKind: 'school',
  senderName: 'Priya Raman',
  toTeamId: 'northside',
  toName: 'Northside Link Workers',
  toOrganisationId: 'council',
  holderWorkerId: 'priya',
  holderName: 'Priya Raman',
  holderOrganisationId: 'school',
  since: new Date('2026-11-10T10:00:00Z'),
  reason: null,
}
const returned: ReferralDue = { ...sent, state: 'returned', answerBy: '2026-11-19', reason: 'no_answer' }
const declined: ReferralDue = { ...sent, state: 'declined', reason: 'full' }
const fromThemselves = {
  fromWorkerId: null,
  fromTeamId: null,
  senderName: null,
  wayIn: 'young_person',
} as const

const eyes = (given: Partial<Beholding>): Beholding => ({
  workerId: 'nobody',
  organisationId: 'council',
  teams: [],
  managedTeams: [],
  covering: [],
  today,
  ...given,
})
const priya = eyes({ workerId: 'priya', teams: ['pastoral'] })
const pauline = eyes({ workerId: 'pauline', teams: ['pastoral'], managedTeams: ['pastoral'] })
const maryam = eyes({ workerId: 'maryam', teams: ['northside'] })
const helen = eyes({ workerId: 'helen', teams: ['northside'], managedTeams: ['northside'] })

describe('the part somebody has in a referral', () => {
  it.each([
    ['its sender, while it has no answer', sent, priya, 'waiting'],
    ['its sender, when nobody answered', returned, priya, 'came back'],
    ['its sender, when they said no', declined, priya, 'came back'],
    ['the team asked', sent, maryam, 'answer'],
    ['the team asked, after the date', returned, maryam, 'answer'],
    ['the team asked, after its no', declined, maryam, null],
    ['the sender’s manager, while it has no answer', sent, pauline, null],
    ['the sender’s manager, when nobody answered', returned, pauline, 'watch'],
    ['the sender’s manager, when they said no', declined, pauline, 'watch'],
    ['the asked team’s manager, when nobody answered', returned, helen, 'answer'],
    ['the asked team’s manager, after a no', declined, helen, 'watch'],
    ['somebody else', returned, eyes({ workerId: 'ed', teams: ['harbour'] }), null],
  ] as const)('%s', (_who, referral, who, part) => {
    expect(partOf(referral, who)).toBe(part)
  })

  it('goes up to the manager who has it when a young person asked and nobody answered', () => {
    const up = { ...returned, ...fromThemselves, holderWorkerId: 'helen', holderName: 'Helen Marchbank' }
    expect(partOf(up, helen)).toBe('came back')
    expect(referralThings([up], helen)[0]).toMatchObject({
      what: 'Taz asked for a person and nobody answered in time. What happens now is yours to say.',
      action: { text: 'Decide Taz’s next step', href: '/referrals/r1' },
    })
  })
})

describe('what the list says of a referral', () => {
  const said = (referral: ReferralDue, who: Beholding) => {
    const [thing] = referralThings([referral], who)
    return thing && [thing.what, thing.action.text, thing.kind, thing.on, thing.onNote]
  }

  it.each([
    [
      'asked of the team',
      sent,
      maryam,
      [
        'Priya Raman asks Northside Link Workers to take Taz on.',
        'Answer Priya',
        'due',
        '2026-12-01',
        'sent Tue 10 Nov',
      ],
    ],
    [
      'asked of the team, on its last day',
      { ...sent, answerBy: today },
      maryam,
      [
        'Priya Raman asks Northside Link Workers to take Taz on. After today it goes back to Priya Raman.',
        'Answer Priya',
        'due',
        '2026-11-24',
        'sent Tue 10 Nov',
      ],
    ],
    [
      'not answered by the team',
      returned,
      maryam,
      [
        'Priya Raman asks Northside Link Workers to take Taz on. No answer came in time. Priya Raman has it again; a yes still counts.',
        'Answer Priya',
        'due',
        '2026-11-19',
        'sent Tue 10 Nov',
      ],
    ],
    [
      'asked by the young person, on its last day',
      { ...sent, ...fromThemselves, answerBy: today },
      maryam,
      [
        'Taz asked for a person. After today it goes up to a manager.',
        'Answer Taz',
        'due',
        '2026-11-24',
        'sent Tue 10 Nov',
      ],
    ],
    [
      'asked by a parent',
      { ...sent, ...fromThemselves, wayIn: 'parent_or_carer' },
      maryam,
      [
        'Taz’s parent or carer asked for a person.',
        'Answer Taz’s parent',
        'due',
        '2026-12-01',
        'sent Tue 10 Nov',
      ],
    ],
    [
      'asked of a provider, who knows a first name only',
      { ...sent, wayIn: 'onward', name: 'Taz', preferredName: null, toName: 'Ferry Road coaches' },
      maryam,
      [
        'Priya Raman asks whether Taz can come to Ferry Road coaches.',
        'Answer Priya',
        'due',
        '2026-12-01',
        'sent Tue 10 Nov',
      ],
    ],
    [
      'waited for',
      sent,
      priya,
      [
        'Waiting for an answer from Northside Link Workers, due Tuesday 1 December.',
        'See Taz’s referral',
        'waiting',
        '2026-11-10',
        null,
      ],
    ],
    [
      'come back unanswered',
      returned,
      priya,
      [
        'Northside Link Workers did not answer in time. You’re responsible until somebody says yes.',
        'Decide Taz’s next step',
        'due',
        '2026-12-01',
        'came back Tue 10 Nov',
      ],
    ],
    [
      'come back with a no',
      declined,
      priya,
      [
        'Northside Link Workers said no: “We are full at the moment.” What happens now is yours to say.',
        'Decide Taz’s next step',
        'due',
        '2026-12-01',
        'came back Tue 10 Nov',
      ],
    ],
    [
      'come back, for the sender’s manager',
      declined,
      pauline,
      [
        'Northside Link Workers said no: “We are full at the moment.” Priya Raman has it again.',
        'Read and acknowledge',
        'now',
        '2026-11-10',
        'due Tue 1 Dec',
      ],
    ],
    [
      'come back, acknowledged and late, for the sender’s manager',
      { ...returned, acknowledged: true, dueOn: '2026-11-20' },
      pauline,
      [
        'Northside Link Workers did not answer in time. Priya Raman has it again.',
        'Ask Priya about Taz',
        'due',
        '2026-11-20',
        null,
      ],
    ],
    [
      'refused, for the refusing team’s manager',
      declined,
      helen,
      [
        'Northside Link Workers said no: “We are full at the moment.” Priya Raman has it again.',
        'Read about Taz',
        'now',
        '2026-11-10',
        'due Tue 1 Dec',
      ],
    ],
  ] as const)('%s', (_how, referral, who, expected) => {
    expect(said(referral, who)).toEqual(expected)
  })

  it('says who it is as far as that is open, and never guesses an age', () => {
    const who = (given: Partial<ReferralDue>) => {
      const [thing] = referralThings([{ ...sent, ...given }], maryam)
      return [thing?.who, thing?.note]
    }
    expect(who({})).toEqual(['Tariq Hussain', '13, Year 9, Sallowfield High School'])
    expect(who({ name: null, preferredName: null, school: null, dateOfBirth: null })).toEqual([
      'A young person',
      '',
    ])
    expect(who({ dateOfBirth: 'spring', school: null })).toEqual(['Tariq Hussain', ''])
    expect(who({ dateOfBirth: '2026-11-25', school: null })).toEqual(['Tariq Hussain', ''])
  })

  it('goes under cover when it is a covered colleague’s, except what the colleague only waits for', () => {
    const cover = eyes({
      workerId: 'marcus',
      covering: [
        {
          workerId: 'priya',
          name: 'Priya Raman',
          organisationId: 'school',
          endsOn: today,
          teams: ['pastoral'],
          managedTeams: [],
        },
      ],
    })
    expect(referralThings([declined], cover)[0]?.side).toEqual({ covering: 'priya' })
    expect(referralThings([sent], cover)).toEqual([])
  })
})

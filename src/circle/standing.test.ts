import { describe, expect, it } from 'vitest'
import type { Decision } from './decision.ts'
import { standings, standingWords } from './standing.ts'

const base = {
  ...{ id: 'd', young_person_id: 'p', referral_id: null, about: 'sharing', share_with: 'School' },
  ...{ share_with_team_id: 't', share_what: ['ending'], answer: 'yes', decided_by: 'young_person' },
  ...{ competence: 'competent', judged_by: 'Maryam', grounds: 'x', tell_parents: null, holder_name: null },
  ...{ holder_relationship: null, holder_known_by: null, decided_on: '2026-11-01', review_on: null },
  ...{ withdrawn_at: null, recorded_by: null, made_at: new Date(0), evidence: null },
} as Decision

const young = (answer: string, more: Partial<Decision> = {}): Decision => ({ ...base, answer, ...more })
const holder = (name: string, answer: string, more: Partial<Decision> = {}): Decision => ({
  ...base,
  ...{ decided_by: 'parental_responsibility', competence: 'not_competent', holder_name: name, answer },
  ...more,
})
const back = { withdrawn_at: new Date('2026-11-20T10:00:00Z') }

describe('Their record, their say: what holds now', () => {
  // The latest decision stands first.
  it.each<[string, Decision[], string]>([
    ['a yes', [young('yes')], 'yes'],
    ['a later no of the same person', [young('no'), young('yes')], 'no'],
    ['a yes that was taken back', [young('yes', back)], 'no'],
    ['a young person’s no against a parent’s yes', [holder('Mum', 'yes'), young('no')], 'disagree'],
    ['the same, whichever came last', [young('no'), holder('Mum', 'yes')], 'disagree'],
    [
      'a yes of theirs taken back against a parent’s yes',
      [young('yes', back), holder('Mum', 'yes')],
      'disagree',
    ],
    ['two parents who differ', [holder('Mum', 'yes'), holder('Dad', 'no')], 'disagree'],
    ['one parent who changed their mind', [holder('mum ', 'yes'), holder('Mum', 'no')], 'yes'],
    ['a young person able to decide, against a parent', [young('yes'), holder('Mum', 'no')], 'yes'],
    [
      'nobody has judged whether they can, against a parent',
      [young('yes', { competence: 'not_yet_judged' }), holder('Mum', 'no')],
      'disagree',
    ],
    [
      'a safeguarding lead without a yes',
      [young('no'), young('yes', { decided_by: 'safeguarding_override', competence: null })],
      'yes',
    ],
  ])('%s', (_, decisions, holds) => {
    expect(standings(decisions).map((one) => one.holds)).toEqual([holds])
  })

  it('keeps the service, and each who may be told, apart', () => {
    const all = [
      young('no', { share_with_team_id: 'u', share_with: 'Club' }),
      young('yes'),
      young('yes', { about: 'service' }),
    ]
    expect(standings(all).map((one) => standingWords(one, 'Kez'))).toEqual([
      'Kez is supported: Kez said yes.',
      'Club may be told nothing: Kez said no, or took the yes back.',
      'School may be told when support ends, and no more: Kez said yes.',
    ])
  })
})

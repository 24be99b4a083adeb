import { describe, expect, it } from 'vitest'
import { type Circumstances, whyWithheld } from './withholding.ts'

const usual: Circumstances = {
  audience: 'young_person',
  template: 'youngPersonAccepted',
  referralState: 'accepted',
  workerActive: null,
  teamActive: null,
  involved: null,
  takenBack: false,
  limited: false,
  closed: false,
  died: false,
}
const toWorker = { audience: 'worker', template: 'referrerAccepted', workerActive: true, involved: true }

const cases: [string, Partial<Circumstances>, RegExp | null][] = [
  ['an ordinary message', {}, null],
  ['good news after a withdrawal', { referralState: 'withdrawn' }, /withdrawn/],
  [
    'a parent’s news after a withdrawal',
    { audience: 'parent_or_carer', referralState: 'withdrawn' },
    /withdrawn/,
  ],
  [
    'the message that says it was withdrawn',
    { template: 'youngPersonWithdrawn', referralState: 'withdrawn' },
    null,
  ],
  ['whoever their circle is closed to', { closed: true }, /Nothing is sent to this address/],
  ['anything to somebody who has died', { died: true }, /Nothing is sent about them/],
  [
    'the news to a parent',
    { died: true, audience: 'parent_or_carer', template: 'parentWithdrawn' },
    /Nothing/,
  ],
  ['a reminder about them', { ...toWorker, died: true, template: 'teamAnswerSoon' }, /Nothing is sent about/],
  ['a safeguarding concern about them', { ...toWorker, died: true, template: 'workerConcernRaised' }, null],
  [
    'a place that need not expect them',
    { died: true, audience: 'provider', template: 'providerWithdrawn', referralState: 'withdrawn' },
    null,
  ],
  ['a message about no referral', { referralState: null }, null],
  ['a worker in the circle', toWorker, null],
  ['a worker who has left', { ...toWorker, workerActive: false }, /has left/],
  ['a worker outside the circle', { ...toWorker, involved: false }, /no longer involved/],
  ['a team that has closed', { ...toWorker, workerActive: null, teamActive: false }, /closed/],
  ['a request while it waits', { ...toWorker, template: 'teamAnswerSoon', referralState: 'sent' }, null],
  ['a request that came back', { ...toWorker, template: 'teamAnswerSoon', referralState: 'returned' }, null],
  [
    'a request already answered',
    { ...toWorker, template: 'teamAnswerSoon', referralState: 'declined' },
    /answer/,
  ],
  [
    'news that whoever referred may not have any more',
    { ...toWorker, template: 'referrerEnded', limited: true },
    /may not be told/,
  ],
  [
    'a provider to whom the yes was taken back',
    { audience: 'provider', template: 'providerAsked', referralState: 'sent', takenBack: true },
    /taken back/,
  ],
  [
    'the message that says so to that provider',
    { audience: 'provider', template: 'providerWithdrawn', referralState: 'withdrawn', takenBack: true },
    null,
  ],
  ['how it was, while they go there', { template: 'youngPersonHowItWas' }, null],
  [
    'how it was, once they stopped',
    { template: 'youngPersonHowItWas', referralState: 'closed' },
    /do not go/,
  ],
  [
    'how it was, once a parent took it back',
    { audience: 'parent_or_carer', template: 'parentHowItWas', referralState: 'withdrawn' },
    /withdrawn/,
  ],
  ['a provider’s request already answered', { audience: 'provider', template: 'providerExpiring' }, /answer/],
]

describe('what may still be sent at the moment of sending', () => {
  it.each(cases)('%s', (_, circumstances, expected) => {
    const why = whyWithheld({ ...usual, ...circumstances })
    if (expected) expect(why).toMatch(expected)
    else expect(why).toBeNull()
  })
})

import type { ReadersGone, SurveyToRead } from '../reading/index.ts'
import { countOf, dateInLondon, spokenMoment } from '../words/index.ts'
import type { Beholding, Thing } from './today.ts'

/** What named surveys ask of one of their readers: an urgent answer first, then whoever nobody has read yet. No names. */
export const readingThings = (
  due: readonly SurveyToRead[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
  now: Date,
): Thing[] =>
  due.flatMap((survey) => {
    const { roundId, name, unread, unreadSince, urgent, urgentSince } = survey
    const href = `/reading/${roundId}`
    const about = {
      ...{ youngPersonId: null, who: name, note: '', href, onNote: null, side: 'mine' as const },
      owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
    }
    return [
      ...(urgentSince
        ? [
            {
              ...{ ...about, key: `urgent in survey ${roundId}`, kind: 'urgent' as const },
              what: `${countOf(urgent, 'pupil')} gave an answer that a person reads at once.`,
              ...{ on: dateInLondon(urgentSince), since: spokenMoment(urgentSince, now) },
              action: { text: 'Read it now', href },
            },
          ]
        : []),
      ...(unreadSince
        ? [
            {
              ...{ ...about, key: `unread in survey ${roundId}`, kind: 'due' as const },
              what: `${countOf(unread, 'pupil')} handed it in, and nobody has read ${unread === 1 ? 'it' : 'them'} yet.`,
              on: dateInLondon(unreadSince),
              action: { text: 'Read the answers', href },
            },
          ]
        : []),
    ]
  })

/** Urgent answers whose readers have gone: what this worker was named to read, and for what they can name somebody. */
export const urgentGoneThings = (
  { named, without }: ReadersGone,
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
  now: Date,
): Thing[] =>
  [
    ...named.map((one) => ({
      ...one,
      what: 'You were named to read an answer that a person reads at once.',
      action: { text: 'Read it now', href: `/reading/${one.roundId}/pupils/${one.pupil}` },
    })),
    ...without.map((one) => ({
      ...one,
      what: `A pupil of ${one.school} gave an answer that a person reads at once. Everybody who was to read it is gone.`,
      action: { text: 'Say who reads it', href: `/reading/${one.roundId}/pupils/${one.pupil}/naming` },
    })),
  ].map(({ survey, since, what, action }) => ({
    ...{ key: `urgent, readers gone ${action.href}`, kind: 'urgent', side: 'mine', youngPersonId: null },
    ...{ who: survey, note: '', href: action.href, onNote: null, what, action },
    ...{ on: dateInLondon(new Date(since)), since: spokenMoment(new Date(since), now) },
    owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
  }))

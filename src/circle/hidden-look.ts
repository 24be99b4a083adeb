import type { Entry } from '../history/index.ts'
import type { Form, Problems } from '../ui/questions/index.ts'
import { type DateOnly, dateInLondon, plainDate } from '../words/index.ts'

/** A person's looks on one day that the young person is not shown, because somebody decided that it could put someone at risk. */
export type HiddenLook = {
  id: string
  /** Who looked: a worker, or a parent or carer. */
  who: string
  onDay: string
  reason: string
  decidedBy: string
  reviewOn: string
}

/** A hidden look that is looked at again, for Today. */
export type HiddenLookDue = {
  id: string
  youngPersonId: string
  name: string
  called: string
  workerId: string | null
  workerName: string | null
  reviewOn: string
}

/** So many months may pass until somebody looks again whether it must stay hidden. */
const MOST_MONTHS = 3

/** The looks that can be hidden: of workers, parents and carers, each day once, the latest first. */
export function hideable(entries: readonly Entry[]): { value: string; label: string }[] {
  const looks = new Map<string, string>()
  for (const { act, at, ...who } of entries) {
    const [id, name] = [who.workerId ?? who.supporterId, who.workerName ?? who.supporterName]
    if (act !== 'looked' || id === null || name === null) continue
    const day = dateInLondon(at)
    looks.set(`${id} ${day}`, `${name}, ${plainDate(day)}`)
  }
  return [...looks].map(([value, label]) => ({ value, label }))
}

const decided = [
  {
    kind: 'words',
    name: 'reason',
    label: 'Why could showing it put somebody at risk?',
    rows: 3,
    max: 1000,
    required: 'Say why showing it could put somebody at risk',
  },
  {
    kind: 'line',
    as: 'name',
    name: 'decided_by',
    label: 'Who decided?',
    hint: 'By name. Talk with the safeguarding lead first.',
    required: 'Enter who decided',
  },
  {
    kind: 'date',
    name: 'review_on',
    label: 'When is this looked at again?',
    hint: 'Within three months.',
    check: 'future',
    required: 'Enter when this is looked at again',
  },
] as const

/** Hiding somebody’s looks of one day. */
export const hidingForm = (looks: readonly { value: string; label: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'pick', name: 'look', label: 'Whose looks, on which day?', options: looks },
          required: 'Choose whose looks are not shown',
        },
        ...decided,
      ],
    },
  ],
})

/** Looking again whether they stay hidden. */
export const hiddenReviewForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'one',
          name: 'still',
          label: 'Can they be shown now?',
          required: 'Choose whether they can be shown now',
          options: [
            { value: 'show', label: 'Yes, show them from now on' },
            {
              value: 'hide',
              label: 'No, showing them could still put somebody at risk',
              reveals: [...decided],
            },
          ],
        },
      ],
    },
  ],
}

/** What one field cannot check: that somebody looks again soon enough. */
export function checkReview(reviewOn: string, today: DateOnly): Problems {
  if (reviewOn === '') return {}
  const latest = new Date(`${today}T00:00:00Z`)
  latest.setUTCMonth(latest.getUTCMonth() + MOST_MONTHS)
  return reviewOn > latest.toISOString().slice(0, 10)
    ? { review_on: 'Choose a day within three months from today' }
    : {}
}

import type { AddListProps } from '../ui/index.ts'
import type { About } from './act.ts'
import { supportCan } from './support.ts'

type Item = AddListProps['items'][number]

/** What can be added to a record now, by whoever looks: the first is what is done most. */
export function addItems({ support, who }: About, others: readonly Item[]): Item[] {
  const at = (path: string) => `/supports/${support.id}/${path}`
  const item = (may: boolean, text: string, path: string, note: string): Item[] =>
    may ? [{ text, href: at(path), note }] : []
  const works = supportCan.beWorkedOn(support, who)
  // Nothing more is planned with somebody who has died: what was talked about with the family may still be written up.
  if (support.died)
    return [
      ...item(works, 'Write up a contact', 'contacts/new', 'with the family, or whoever was around them'),
      ...others,
      ...item(
        supportCan.beEnded(support, who) && support.diedSure,
        'Close the support',
        'ending',
        'nothing is asked',
      ),
    ]
  return [
    ...item(works, 'Write up a contact', 'contacts/new', 'call, visit, walk or message'),
    ...item(works, 'Add a goal', 'goals/new', 'one sentence in their own words'),
    ...item(works, 'Add a step', 'steps/new', 'who does what by when'),
    ...item(works, 'Write up a look back', 'reviews/new', 'what you found, and when you look back again'),
    ...others,
    ...item(supportCan.bePaused(support, who), 'Pause', 'pause', 'until a day you choose'),
    ...item(supportCan.beResumed(support, who), 'Take it up again', 'resumption', 'the pause is over'),
    ...item(supportCan.beHandedOn(support, who), 'Hand on', 'handing-on', 'to another worker of the team'),
    ...item(
      supportCan.beEnded(support, who),
      'End the support',
      'ending',
      'why, words for each, and a follow-up',
    ),
    ...item(supportCan.beFollowedUp(support), 'Follow up', 'follow-up', 'how it goes since support ended'),
    ...item(supportCan.showSupervision(support, who), 'Supervision', 'supervision', 'apart from the record'),
  ]
}

import type { Again, Moderation, Welcome } from '../../src/curation/feedback/feedback.ts'
import { decideFeedback, keepFeedback } from '../../src/curation/feedback/store.ts'
import { invented } from '../saltmere.ts'
import { actAs, asWorker, type Town } from '../telling/town.ts'
import { momentAgo } from '../telling/when.ts'

/** What somebody said of a service, how long ago, and what a person decided about it, if anybody has read it. */
type Said = {
  service: string
  welcome: Welcome
  again: Again
  words: string | null
  ago: number
  decided?: Moderation
  unsafe?: boolean
}

const said: readonly Said[] = [
  {
    service: 'Panel Club',
    welcome: 'yes',
    again: 'yes',
    words: 'Nobody looked at what I drew until I said so.',
    ago: 30,
    decided: 'published',
  },
  {
    service: 'Panel Club',
    welcome: 'yes',
    again: 'yes',
    words: 'Bea remembers your name the second time.',
    ago: 24,
    decided: 'published',
  },
  {
    service: 'Panel Club',
    welcome: 'a_bit',
    again: 'maybe',
    words: 'A boy called Dan was loud.',
    ago: 18,
    decided: 'counted',
  },
  { service: 'Panel Club', welcome: 'yes', again: 'yes', words: null, ago: 9, decided: 'published' },
  {
    service: 'Bag & Pad',
    welcome: 'yes',
    again: 'yes',
    words: 'I thought they would laugh. They did not.',
    ago: 22,
    decided: 'published',
  },
  {
    service: 'Bag & Pad',
    welcome: 'yes',
    again: 'yes',
    words: 'The skipping is harder than the boxing.',
    ago: 16,
    decided: 'published',
  },
  {
    service: 'Bag & Pad',
    welcome: 'no',
    again: 'no',
    words: 'Too loud for me.',
    ago: 12,
    decided: 'published',
  },
  {
    service: 'Tide Choir',
    welcome: 'yes',
    again: 'yes',
    words: 'I mouthed the words for two weeks and then I sang.',
    ago: 1,
  },
  {
    service: 'Stir',
    welcome: 'a_bit',
    again: 'maybe',
    words: 'Good food. Did not know who to sit with.',
    ago: 2,
  },
  {
    service: 'Splash, the slow lane',
    welcome: 'a_bit',
    again: 'maybe',
    words: 'The door of the changing room does not lock and people walk in.',
    ago: 1,
    unsafe: true,
  },
]

/** How it was for some who went to something in Saltmere: most read and published, some waiting, one about safety. */
export async function tellHowItWas(town: Town): Promise<void> {
  const stranger = { kind: 'public', id: null, place: town.place } as const
  for (const [at, { service, ago, decided, unsafe = false, ...answer }] of said.entries()) {
    const id = invented(`feedback ${at}`)
    await actAs(town, stranger, momentAgo(town, ago, '20:05'), (acting) =>
      keepFeedback(acting, { id, serviceId: invented(`service ${service}`), unsafe, ...answer }),
    )
    if (decided)
      await asWorker(town, 'Judith Farrow', momentAgo(town, ago - 1, '09:45'), (acting) =>
        decideFeedback(acting, id, { decision: decided, reason: null, worker: acting.actor.id ?? '' }),
      )
  }
}

import { proposeDisposal } from '../../src/rights/disposal-store.ts'
import { newId } from '../../src/words/index.ts'
import { type Event, event, happens } from './life.ts'

/** A manager proposes that a record whose time is over is disposed of; somebody else has to agree. */
export const disposalProposed = (ago: number, by: string, looked: string): Event =>
  event(ago, (life) =>
    happens(life, { ago, by }, (acting) =>
      proposeDisposal(acting, { id: newId(), youngPersonId: life.youngPerson, looked }),
    ),
  )

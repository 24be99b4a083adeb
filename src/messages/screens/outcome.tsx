import { Tag } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import type { Listed } from '../store.ts'

type Fate = Pick<Listed, 'sent_at' | 'withheld_because' | 'failed_because' | 'after_id'>

/** What became of a message so far, as a tag and a sentence. */
export function Outcome({ message, now }: { message: Fate; now: Date }) {
  if (message.sent_at) return <>Sent {spokenMoment(message.sent_at, now)}</>
  const why = message.withheld_because ?? message.failed_because
  if (why) {
    return (
      <>
        <Tag colour={message.withheld_because ? 'grey' : 'pink'}>Not sent</Tag> {why}
      </>
    )
  }
  return message.after_id ? <>Waits until whoever comes first has been told</> : <>On its way</>
}

const AUDIENCES: Record<string, string> = {
  young_person: 'Young person',
  parent_or_carer: 'Parent or carer',
  worker: 'Worker',
  provider: 'Provider without an account',
}

/** Who a message is for, in a word or two. */
export const audienceWords = (audience: string): string => AUDIENCES[audience] ?? audience

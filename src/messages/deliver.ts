import { type Acting, addJob, type Task } from '../database/index.ts'
import type { Channels } from './channels.ts'
import { Undeliverable } from './sender.ts'
import { circumstancesOf, type Message, mark, messagesAfter, messageToSend } from './store.ts'
import { DELIVER } from './tell.ts'
import { whyWithheld } from './withholding.ts'

/** How often a message is tried: about three and a half hours, as the queue waits e, e², e³… seconds between. */
const ATTEMPTS = 10

const NOT_SET_UP = {
  email: 'No mail server is set up: set SMTP_URL and MAIL_FROM.',
  text: 'No provider for text messages is set up.',
}

/**
 * The job that sends one message: asks again, at this moment, whether it may go, sends it, and sets going the messages
 * that waited for it. Run twice, it sends once: the message stays locked until its sending is written down. Only a
 * crash between the two sends a second copy, under the same Message-ID.
 */
export const deliverTask =
  (channels: Channels): Task =>
  async ({ message: id, place }, { actAs, attempt }) => {
    if (!id || !place) throw new TypeError('a deliver job names a message and its place')
    await actAs({ kind: 'job:deliver', id: null, place }, async (acting) => {
      const message = await messageToSend(acting, id)
      if (!message || message.place_id !== place || message.sent_at || message.withheld_because) return
      if (!(await itsTurn(acting, message))) return
      await mark(acting, id, await outcomeOf(acting, message, channels, attempt))
      // Whatever became of it, whoever comes after has waited long enough.
      for (const next of await messagesAfter(acting, id))
        await addJob(acting, DELIVER, { message: next, place })
    })
  }

// Holding the first message lets this one either see how it went, or be set going by it: never neither.
async function itsTurn(acting: Acting, message: Message): Promise<boolean> {
  if (!message.after_id) return true
  const first = await messageToSend(acting, message.after_id)
  return !first || Boolean(first.sent_at || first.withheld_because || first.failed_because)
}

type Outcome = Parameters<typeof mark>[2]

async function outcomeOf(
  acting: Acting,
  message: Message,
  channels: Channels,
  attempt: number,
): Promise<Outcome> {
  const withheld = whyWithheld(await circumstancesOf(acting, message))
  if (withheld) return { withheld_because: withheld, failed_because: null }
  const channel = message.channel === 'text' ? 'text' : 'email'
  const send = channels[channel]
  if (!send) return { failed_because: NOT_SET_UP[channel] }
  try {
    await send(message)
    return { sent_at: acting.now, failed_because: null }
  } catch (error) {
    if (error instanceof Undeliverable) return { failed_because: error.message }
    if (attempt >= ATTEMPTS)
      return { failed_because: `It could not be sent, though it was tried ${ATTEMPTS} times.` }
    throw error
  }
}

import type { Channel } from './message.ts'
import type { Sender } from './sender.ts'
import { smtpSender } from './smtp.ts'

/** How each channel sends; null where nothing is set up for it. */
export type Channels = Record<Channel, Sender | null>

/** On a demo nothing leaves: what was told is read in the mailbox. */
const stayHere: Sender = async () => {}

/**
 * The channels of this installation. A demo never sends, whatever is configured. A real one sends email through
 * SMTP_URL as MAIL_FROM; it has no provider for texts yet. Throws a sentence when only one of the two is set.
 */
export function channelsFrom(
  env: Record<string, string | undefined>,
  installation: 'demo' | 'real',
): Channels {
  if (installation === 'demo') return { email: stayHere, text: stayHere }
  const { SMTP_URL: url, MAIL_FROM: from } = env
  if (!url && !from) return { email: null, text: null }
  if (!url || !from) {
    throw new Error(
      'To send email, set both SMTP_URL (smtp://name:password@host:587) and MAIL_FROM (an address).',
    )
  }
  return { email: smtpSender(url, from), text: null }
}

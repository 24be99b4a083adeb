import { createTransport } from 'nodemailer'
import { parseEmail } from '../words/index.ts'
import { type Sender, Undeliverable } from './sender.ts'

/** Longest wait for the mail server in all, in milliseconds: less than a transaction may stand idle. */
const PATIENCE = 20_000

/**
 * Sends through a mail server. The Message-ID is the message's own id, so that a copy sent again after a crash is
 * known for what it is. Throws `Undeliverable` when the server refuses for good (RFC 5321, 4.2.1: replies 5yz).
 */
export function smtpSender(url: string, from: string, patience = PATIENCE): Sender {
  const address = /^(?:.*>)?[^<>]*<([^>]+)>\s*$/s.exec(from)?.[1] ?? from
  const sender = parseEmail(address)
  if (!sender.ok)
    throw new Error('MAIL_FROM must be an email address, such as Trellis <trellis@example.org>.')
  const domain = sender.email.slice(sender.email.lastIndexOf('@') + 1)
  const waits = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 10_000 }
  const transport = createTransport(
    { url, ...waits, disableFileAccess: true, disableUrlAccess: true },
    { from },
  )
  return async ({ id, address: to, subject, body }) => {
    const mail = { to: { name: '', address: to }, subject, text: body, messageId: `<${id}@${domain}>` }
    try {
      await soon(transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } }), patience)
    } catch (error) {
      throw refusedForGood(error)
        ? new Undeliverable('The mail server refused this address or message.')
        : error
    }
  }
}

function refusedForGood(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  // A refused name or password is ours to put right: the message itself is still good.
  return code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500
}

async function soon<T>(sending: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server took too long')), patience)
  })
  try {
    return await Promise.race([sending, late])
  } finally {
    clearTimeout(timer)
  }
}

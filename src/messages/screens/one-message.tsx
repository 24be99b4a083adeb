import { BackLink } from '../../ui/index.ts'
import { spokenMoment, spokenTime } from '../../words/index.ts'
import type { Message } from '../store.ts'
import { listAt, readable } from './mailbox.tsx'
import { audienceWords, Outcome } from './outcome.tsx'
import { Words } from './words.tsx'

type Props = { message: Message; now: Date }

/** One message as it would look to whoever gets it: an email, or a text on a phone. */
export function OneMessage({ message, now }: Props) {
  return (
    <>
      <BackLink href="/demo/mailbox" text="Back to the mailbox" />
      <h1 class={message.channel === 'text' ? undefined : 'nhsuk-u-visually-hidden'}>{message.subject}</h1>
      {message.channel === 'text' ? <Phone {...{ message, now }} /> : <Letter {...{ message, now }} />}
      <p class="app-muted">
        <Outcome message={message} now={now} />
      </p>
      <p>
        <a href={listAt(message.address, 1)}>Everything to this address</a>
      </p>
    </>
  )
}

function Letter({ message, now }: Props) {
  return (
    <article class="app-letter" aria-label="Email">
      <header class="app-letter__head">
        <p class="app-letter__subject" aria-hidden="true">
          {message.subject}
        </p>
        <p>
          To {readable(message.address)} <span class="app-muted">({audienceWords(message.audience)})</span>
        </p>
        <p class="app-muted">{spokenMoment(message.sent_at ?? message.made_at, now)}</p>
      </header>
      <div class="app-letter__words">
        <Words text={message.body} />
      </div>
    </article>
  )
}

function Phone({ message, now }: Props) {
  const when = message.sent_at ?? message.made_at
  return (
    <article class="app-phone" aria-label="Text message">
      <p class="app-phone__head">
        To {readable(message.address)}
        <br />
        <span class="app-muted">{audienceWords(message.audience)}</span>
      </p>
      <p class="app-phone__when">{spokenMoment(when, now)}</p>
      <div class="app-phone__bubble">
        <Words text={message.body} />
      </div>
      <p class="app-phone__when">{spokenTime(when)}</p>
    </article>
  )
}

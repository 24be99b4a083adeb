import { Button, Table } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import type { ListedSession } from '../sessions.ts'

type SessionsPageProps = {
  sessions: readonly ListedSession[]
  now: Date
  /** Whether passkeys are taken here. */
  passkeys: boolean
}

/** Where a worker is signed in: with what, since when, last used, and a way to end each. */
export function SessionsPage({ sessions, now, passkeys }: SessionsPageProps) {
  const others = sessions.filter(({ here }) => !here)
  return (
    <>
      <h1>Where you are signed in</h1>
      <p>
        Each ends by itself after an hour unused, and after twelve hours in all. End one that is not yours, or
        that you left open, and it is signed out at once.
      </p>
      <Table
        responsive
        caption={{ text: 'Where you are signed in', hidden: true }}
        head={['With', 'Since', 'Last used', 'End it']}
        rows={sessions.map((session) => [
          session.device || 'Not known',
          spokenMoment(session.began, now),
          spokenMoment(session.used, now),
          { text: session.here ? 'This is where you are now' : <End session={session} /> },
        ])}
      />
      {others.length > 0 && (
        <form method="post" action="/signed-in/others/ending">
          <Button variant="secondary" text="End all the others" />
        </form>
      )}
      <p>If you did not start one of them, end it and tell whoever looks after Trellis where you work.</p>
      {passkeys && (
        <p>
          <a href="/signed-in/passkeys">Your passkeys</a>
        </p>
      )}
    </>
  )
}

function End({ session: { id, device } }: { session: ListedSession }) {
  return (
    <form method="post" action={`/signed-in/${id}/ending`}>
      <Button small variant="secondary" text={`End ${device || 'this one'}`} />
    </form>
  )
}

/** After signing in again in a tab of its own. */
export function SignedInAgain() {
  return (
    <>
      <h1>You’ve signed in again</h1>
      <p>Close this tab, go back to the page you came from, and press its button to send it.</p>
    </>
  )
}

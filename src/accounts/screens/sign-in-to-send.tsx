import { Button } from '../../ui/index.ts'

/** A form was sent after the session had ended. */
export function SignInToSend({ href }: { href: string }) {
  return (
    <>
      <h1>Sign in to send this</h1>
      <p>You were signed out, because an hour passed or you signed out in another tab. This was not sent.</p>
      <p>
        If it had been saved as a draft, the draft is kept. If not, sign in in a new tab, then come back to
        this page and refresh it: your browser still has what you typed, and sends it again.
      </p>
      <p>
        <Button href={href}>Sign in</Button>
      </p>
    </>
  )
}

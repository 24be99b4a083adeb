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

type AgainProps = {
  /** Where to sign in again. */
  href: string
  /** Where the form goes. */
  action: string
  /** Everything that was typed, in order. */
  typed: readonly (readonly [string, string])[]
}

/** A dangerous act was sent by somebody who last proved who they are more than ten minutes ago. */
export function SignInAgain({ href, action, typed }: AgainProps) {
  return (
    <>
      <h1>Sign in again to send this</h1>
      <p>
        This opens a lot, so we check that it is you. You last signed in more than ten minutes ago. It was not
        sent yet, and this page keeps what you typed.
      </p>
      <ol>
        <li>
          <a href={href} target="_blank" rel="noopener">
            Sign in again (opens in a new tab)
          </a>
        </li>
        <li>Come back to this tab and press the button.</li>
      </ol>
      <form method="post" action={action}>
        {typed.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button text="I have signed in again: send it" />
      </form>
    </>
  )
}

import { Button } from '../../ui/index.ts'
import type { IdentityProvider } from '../identity-provider.ts'
import type { Trouble } from '../trouble.ts'

type ProvidersProps = {
  providers: readonly Pick<IdentityProvider, 'name' | 'number'>[]
  /** What the button of passkeys says, and where it leads; there is none where they are not taken. */
  passkey?: { text: string; href: string }
  query: Readonly<Record<string, string>>
}

function WaysIn({ providers, passkey, query }: ProvidersProps) {
  const search = new URLSearchParams(query)
  return (
    <>
      {providers.map(({ name, number }) => (
        <p>
          <Button href={`/sign-in/with/${number}?${search}`}>Sign in with {name}</Button>
        </p>
      ))}
      {passkey && (
        <p>
          <Button variant={providers.length > 0 ? 'secondary' : undefined} href={`${passkey.href}?${search}`}>
            {passkey.text}
          </Button>
        </p>
      )}
    </>
  )
}

const waysInWords = ({ providers, passkey }: ProvidersProps): string => {
  if (providers.length === 0) return 'your passkey'
  return passkey ? 'the account you have at work, or a passkey' : 'the account you have at work'
}

/** Which account to sign in with; nobody is signed in without pressing something. */
export function ChooseProvider({ again = false, ...props }: ProvidersProps & { again?: boolean }) {
  return (
    <>
      <h1>{again ? 'Sign in again' : 'Sign in'}</h1>
      <p>
        {again
          ? 'What you are about to do opens a lot, so we check that it is you.'
          : `Use ${waysInWords(props)}. Trellis has no password of its own.`}
      </p>
      <WaysIn {...props} />
    </>
  )
}

/** The first time: whom the invitation is for, and that it can be used once. */
export function Invited(props: ProvidersProps & { workerName: string; organisationName: string }) {
  return (
    <>
      <h1>Welcome, {props.workerName}</h1>
      <p>
        You’re invited to use Trellis for {props.organisationName}.{' '}
        {props.providers.length > 0 &&
          'Sign in with the account you have at work. From then on Trellis knows that account is you.'}{' '}
        {props.passkey &&
          (props.providers.length > 0
            ? 'If you have no such account, make a passkey: a key in your own phone or computer.'
            : 'Make a passkey: a key in your own phone or computer. From then on Trellis knows you by it.')}
      </p>
      <p>This invitation works once. If you are not {props.workerName}, please close this page.</p>
      <WaysIn {...props} />
    </>
  )
}

/** After signing out. */
export function SignedOut() {
  return (
    <>
      <h1>You’ve signed out</h1>
      <p>
        On a computer you share, sign out of your work account too, or close the browser. Otherwise the next
        person could come back in as you.
      </p>
      <p>
        <a href="/sign-in">Sign in again</a>
      </p>
    </>
  )
}

/** What each trouble says: what happened, and what to do now. */
export const troubleWords: Readonly<Record<Trouble, { title: string; says: string; again: boolean }>> = {
  'too-many': {
    title: 'Please wait a minute',
    says: 'The same sign-in came back too often. Wait a minute, then sign in again.',
    again: true,
  },
  'out-of-date': {
    title: 'That sign-in is out of date',
    says: 'You may have gone back in your browser, waited more than ten minutes, or opened a link that was not yours. Nothing is lost.',
    again: true,
  },
  'not-finished': {
    title: 'You did not finish signing in',
    says: 'Your work account told us that signing in was stopped. You can try again whenever you like.',
    again: true,
  },
  'provider-silent': {
    title: 'We cannot reach your work account',
    says: 'The service that checks who you are did not answer. Trellis itself is fine. Try again in a few minutes. If it goes on, tell your IT team.',
    again: true,
  },
  'provider-wrong': {
    title: 'Your work account gave an answer we cannot use',
    says: 'To be safe, we did not sign you in. Try again. If it happens twice, tell your IT team that Trellis refused the answer of the identity provider.',
    again: true,
  },
  'too-weak': {
    title: 'Sign in with more than a password',
    says: 'Your work account let you in more easily than Trellis allows. Sign in again, and use your second step: a code, a card, a key or your fingerprint. If you are not asked for one, tell your IT team.',
    again: true,
  },
  'nobody-we-know': {
    title: 'Trellis does not know you yet',
    says: 'Your work account is fine, but nobody has invited it to Trellis. Ask your manager, or whoever looks after Trellis where you work, for an invitation link, and open it once.',
    again: true,
  },
  'has-left': {
    title: 'Your place in Trellis has ended',
    says: 'Our records say that you have left the organisation you used Trellis for. If that is not so, ask its manager to put it right.',
    again: false,
  },
  'invitation-over': {
    title: 'This invitation has ended',
    says: 'An invitation works once, for seven days. If you have used it, sign in as usual. If not, ask whoever sent it for a new one.',
    again: true,
  },
  'already-somebody': {
    title: 'This account belongs to somebody else here',
    says: 'The account you signed in with is already another person in Trellis. Sign out of it, then open the invitation with your own account. It still works.',
    again: false,
  },
  'somebody-else': {
    title: 'That is somebody else’s account',
    says: 'You were asked to sign in again as yourself, and came back as somebody else. Nothing was done. You are still signed in as before.',
    again: false,
  },
  'passkey-refused': {
    title: 'That passkey did not work',
    says: 'Trellis does not know it, or could not check it. Try again, or with another passkey. If you have lost yours, ask your manager or whoever looks after Trellis where you work for an invitation, and make a new one.',
    again: true,
  },
  'passkey-not-made': {
    title: 'No passkey was made',
    says: 'Something went wrong on the way, and nothing was kept. If you came with an invitation, it still works: open it again.',
    again: true,
  },
}

/** Why nobody is signed in, and the way on. */
export function TroublePage({ trouble }: { trouble: Trouble }) {
  const { title, says, again } = troubleWords[trouble]
  return (
    <>
      <h1>{title}</h1>
      <p>{says}</p>
      {again && (
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      )}
      <p>
        If you are worried about a young person right now, call 999 in an emergency, or 111 for help with
        their health. You do not need to sign in for that.
      </p>
    </>
  )
}

import { BackLink, Button, ErrorSummary, Input, Table } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import type { Passkey } from './passkey.ts'

const Unanswered = () => (
  <ErrorSummary
    errorList={[
      { text: 'Your device has not answered. Press the button and let it ask you.', href: '#passkey' },
    ]}
  />
)

type CeremonyProps = {
  /** Whether a passkey is used or made. */
  kind: 'get' | 'create'
  /** What the browser is told; the page's script hands it on. */
  options: object
  action: string
  button: string
  /** What to do where the browser or the page's script cannot. */
  without: unknown
  children?: unknown
}

// A passkey needs a script: without it the button stays hidden and the page says what to do.
function Ceremony({ kind, options, action, button, without, children }: CeremonyProps) {
  return (
    <form
      method="post"
      action={action}
      id="passkey"
      data-passkey={kind}
      data-options={JSON.stringify(options)}
    >
      <input type="hidden" name="answer" value="" />
      <div data-passkey-without>{without}</div>
      <div data-passkey-with hidden>
        {children}
        <p data-passkey-failed role="alert" class="nhsuk-error-message" hidden>
          Nothing was done. It was stopped, took too long, or this device has one already. You can press the
          button again.
        </p>
        <Button text={button} />
      </div>
    </form>
  )
}

/** Signing in with a passkey, for the first time today or again. */
export function UseAPasskey(props: {
  options: object
  again: boolean
  returnTo: string
  unanswered: boolean
}) {
  const ways = `${props.again ? '/sign-in/again' : '/sign-in'}?${new URLSearchParams({ return_to: props.returnTo })}`
  return (
    <>
      {props.unanswered && <Unanswered />}
      <h1>{props.again ? 'Sign in again with your passkey' : 'Sign in with your passkey'}</h1>
      <Ceremony
        kind="get"
        options={props.options}
        action="/sign-in/passkey"
        button="Use your passkey"
        without={
          <p>
            A passkey needs a newer browser with JavaScript switched on. This one cannot use yours. Open this
            page in another browser or on your phone, or ask whoever looks after Trellis where you work for an
            invitation to another way to sign in.
          </p>
        }
      >
        <p>
          Press the button. Your phone, computer or security key then asks for your fingerprint, face or its
          own code. Trellis never sees that.
        </p>
      </Ceremony>
      <p>
        <a href={ways}>Sign in another way</a>
      </p>
    </>
  )
}

type MakeProps = {
  options: object
  action: string
  /** What it is called unless its owner says otherwise. */
  called: string
  /** The invitation it is made by; without one, whoever is signed in makes one more. */
  invitation?: { code: string; workerName: string }
  /** The form came without an answer. */
  unanswered: boolean
}

/** Making a passkey. */
export function MakeAPasskey({ options, action, called, invitation, unanswered }: MakeProps) {
  return (
    <>
      {!invitation && <BackLink href="/signed-in/passkeys" text="Your passkeys" />}
      {unanswered && <Unanswered />}
      <h1>{invitation ? `Make a passkey, ${invitation.workerName}` : 'Make a passkey'}</h1>
      <p>
        A passkey is a key in your phone, your computer or a security key. It opens with your fingerprint,
        your face or that device’s own code. There is no password to remember, and no other website can ask
        for it.
      </p>
      <p>Make it on a device that is yours alone, and not on one you share.</p>
      <Ceremony
        kind="create"
        options={options}
        action={action}
        button="Make the passkey"
        without={
          <p>
            Making a passkey needs a newer browser with JavaScript switched on, and this one cannot.{' '}
            {invitation
              ? 'Your invitation still works: open it in another browser or on your phone, or ask whoever sent it for another way to sign in.'
              : 'Open this page in another browser or on your phone.'}
          </p>
        }
      >
        {invitation && <input type="hidden" name="invitation" value={invitation.code} />}
        <Input
          name="name"
          label={{ text: 'What to call it', size: 's' }}
          hint="So that you know it again, such as “My phone”"
          value={called}
          width={20}
          attributes={{ maxlength: 60 }}
        />
      </Ceremony>
    </>
  )
}

/** A worker's passkeys, when each was last used, and a way to take each away. */
export function PasskeysPage({ passkeys, now }: { passkeys: readonly Passkey[]; now: Date }) {
  return (
    <>
      <BackLink href="/signed-in" text="Where you are signed in" />
      <h1>Your passkeys</h1>
      {passkeys.length === 0 ? (
        <p>You have none. With one you sign in by your fingerprint, your face or your device’s own code.</p>
      ) : (
        <Table
          responsive
          caption={{ text: 'Your passkeys', hidden: true }}
          head={['Name', 'Made', 'Last used', 'Take it away']}
          rows={passkeys.map((passkey) => [
            passkey.name,
            spokenMoment(passkey.madeAt, now),
            passkey.usedAt ? spokenMoment(passkey.usedAt, now) : 'Not yet',
            { text: <TakeAway passkey={passkey} /> },
          ])}
        />
      )}
      <p>
        <Button variant="secondary" href="/signed-in/passkeys/new" text="Make a passkey" />
      </p>
      {passkeys.length > 0 && (
        <p>
          If you have lost a device, or did not make one of these, take its passkey away and{' '}
          <a href="/signed-in">end what is signed in elsewhere</a>. If you cannot sign in any more, ask
          whoever looks after Trellis where you work for an invitation.
        </p>
      )}
    </>
  )
}

function TakeAway({ passkey: { id, name } }: { passkey: Passkey }) {
  return (
    <form method="post" action={`/signed-in/passkeys/${id}/ending`}>
      <Button small variant="secondary" text={`Take ${name} away`} />
    </form>
  )
}

/** It is the only way in. */
export function LastPasskey() {
  return (
    <>
      <BackLink href="/signed-in/passkeys" text="Your passkeys" />
      <h1>This passkey stays</h1>
      <p>
        It is your only way to sign in, so it was not taken away. Make another passkey first. If the device is
        lost or stolen, ask an administrator where you work to take it away and to invite you anew.
      </p>
    </>
  )
}

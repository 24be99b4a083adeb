import { HOURS_ON_A_PHONE } from '../register.ts'

/** What a phone keeps of a register, said where it is kept. The script shows it; without script nothing is kept. */
export function OnThisPhone() {
  return (
    <div class="app-register__phone" data-phone hidden>
      <p>
        This phone keeps this register locked for at most {HOURS_ON_A_PHONE} hours, so that you can open it
        without signal: first names, what you need to know today, and what you marked. Then it is wiped. It is
        also wiped when you sign out, and whoever has left the group is wiped at the next signal.
      </p>
      <p data-ready role="status" />
    </div>
  )
}

/** How sending goes, once the script has something to say of it. */
export function Signal({ sessionId }: { sessionId: string }) {
  return (
    <>
      <p class="app-register__signal" data-signal role="status" hidden />
      <p data-sign-in hidden>
        <a href={`/sign-in?return_to=/sessions/${sessionId}/register`}>Sign in</a>
      </p>
    </>
  )
}

import { UnsafeLink } from '../../safety/index.ts'
import { Button, HelpNumbers, WarningCallout } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Sitting } from '../sitting.ts'

const { thanks, stopped, closed, gone, help } = en.measures

/** Whom to turn to now: the same lines wherever they stand. */
function Numbers({ sitting }: { sitting?: Sitting }) {
  return (
    <HelpNumbers
      lines={[
        ['childline', help.childline],
        ['samaritans', help.samaritans],
        ['shout', help.shout],
        ['nhs', help.nhs],
      ]}
    >
      {sitting?.teamPhone && (
        <li>{help.team({ team: sitting.team, phone: sitting.teamPhone, hours: sitting.teamHours })}</li>
      )}
    </HelpNumbers>
  )
}

/** Help at once, on the same screen as what was just picked. It waits for nobody to read anything. */
export function HelpNow({ sitting }: { sitting: Sitting }) {
  return (
    <WarningCallout heading={help.now.title} headingLevel={2} id="help-now">
      <p>{help.now.why(sitting)}</p>
      <HelpLines sitting={sitting} />
    </WarningCallout>
  )
}

function HelpLines({ sitting }: { sitting: Sitting }) {
  return (
    <>
      <p>
        <a href="tel:999">
          <strong>{help.danger}</strong>
        </a>
      </p>
      <p>{help.talk}</p>
      <Numbers sitting={sitting} />
    </>
  )
}

/** By when a person reads what was sent: within the hours, or from when on. */
export type Reading = { by: string } | { from: string } | null

/** Help, one press from every question. */
export function Help({ sitting, back }: { sitting: Sitting; back: string }) {
  return (
    <div class="app-question-page">
      <h1>{help.title}</h1>
      <p class="nhsuk-body-l">
        <a href="tel:999">{help.danger}</a>
      </p>
      <p>{help.talk}</p>
      <Numbers sitting={sitting} />
      <UnsafeLink path={sitting.unsafe} />
      <p>{help.notRead}</p>
      <Button href={back} text={help.back} />
    </div>
  )
}

/** It is sent: thanks, and what happens next. After questions that can have an urgent answer, help stands first. */
export function Thanks({ sitting, reading }: { sitting: Sitting; reading: Reading }) {
  const { worker, team } = sitting
  return (
    <div class="app-question-page">
      <h1>{thanks.title}</h1>
      <p class="nhsuk-body-l">{thanks.sent({ worker })}</p>
      {reading ? (
        <WarningCallout heading={help.after.title} headingLevel={2}>
          <p>
            {'by' in reading
              ? help.reads({ team, by: reading.by })
              : help.readsLater({ worker, moment: reading.from })}
          </p>
          <HelpLines sitting={sitting} />
        </WarningCallout>
      ) : (
        <p>{thanks.next({ worker })}</p>
      )}
      <p>{thanks.gone}</p>
      {!reading && (
        <>
          <p>{help.talk}</p>
          <Numbers sitting={sitting} />
        </>
      )}
      <UnsafeLink path={sitting.unsafe} />
      <p class="app-muted app-small">{sitting.cite}</p>
    </div>
  )
}

/** Stopped in the middle: what was picked waits. */
export function Stopped({ sitting, at }: { sitting: Sitting; at: string }) {
  return (
    <div class="app-question-page">
      <h1>{stopped.title}</h1>
      <p class="nhsuk-body-l">{stopped.kept({ until: sitting.until })}</p>
      <p>{stopped.never}</p>
      <Button href={at} text={stopped.carryOn} />
    </div>
  )
}

/** Nobody is there to read an urgent answer: when somebody is, and what to do until then. */
export function Closed({ sitting, opens }: { sitting: Sitting; opens: string | null }) {
  const { team, worker } = sitting
  return (
    <div class="app-question-page">
      <h1>{closed.title}</h1>
      <p class="nhsuk-body-l">{closed.why({ team })}</p>
      {opens && <p>{closed.opens({ moment: opens, worker })}</p>}
      <p>{closed.kept}</p>
      <p>
        <strong>{closed.until}</strong>
      </p>
      <p>
        <a href="tel:999">{help.danger}</a>
      </p>
      <Numbers sitting={sitting} />
    </div>
  )
}

/** The same page for a link that never was, is used, or is over. */
export function Gone() {
  return (
    <div class="app-question-page">
      <h1>{gone.title}</h1>
      <p class="nhsuk-body-l">{gone.why}</p>
      <p>{gone.ask}</p>
      <p>{help.talk}</p>
      <Numbers />
    </div>
  )
}

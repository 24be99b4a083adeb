import { Button, Details, SummaryList } from '../../ui/index.ts'
import { Ask, type Form, type Problems, type Typed } from '../../ui/questions/index.ts'
import type { Written } from '../forms/answering.ts'
import type { ReferralWithNames } from '../store.ts'

/** One thing that may be done with a referral: its form, where it posts to, and the words of its button. */
export type Doing = {
  act: string
  summary: string
  form: Form
  button: string
  main?: boolean
  note?: string
}

export type AnsweringProps = {
  referral: ReferralWithNames
  doings: readonly Doing[]
  typed: Typed
  problems: Problems
  /** The act whose form came back with something to put right. */
  actInError: string | null
  formInError: Form | null
}

/** What can be done now: the first thing open, the others behind their names. */
export function Answering(props: AnsweringProps) {
  return (
    <div class="app-doings">
      {props.doings.map((doing) => {
        const failed = props.actInError === doing.act
        const fields = (
          <DoingForm
            referral={props.referral}
            doing={doing}
            typed={failed ? props.typed : {}}
            problems={failed ? props.problems : {}}
          />
        )
        return doing.main ? (
          <section>
            <h2>{doing.summary}</h2>
            {fields}
          </section>
        ) : (
          <Details summary={doing.summary} open={failed}>
            {fields}
          </Details>
        )
      })}
    </div>
  )
}

function DoingForm({
  referral,
  doing,
  typed,
  problems,
}: {
  referral: ReferralWithNames
  doing: Doing
  typed: Typed
  problems: Problems
}) {
  return (
    <form method="post" action={`/referrals/${referral.id}/${doing.act}`} novalidate>
      {doing.note && <p>{doing.note}</p>}
      {/* The state this page was made from: an answer to an older one is not taken by mistake. */}
      <input type="hidden" name="seen" value={referral.decisionId} />
      {doing.form.sections.map((section) => (
        <Ask questions={section.questions} typed={typed} problems={problems} />
      ))}
      <Button text={doing.button} variant={doing.main ? undefined : 'secondary'} preventDoubleClick />
    </form>
  )
}

/** What somebody had written when their page was out of date, to copy from. */
export function WhatYouWrote({ written }: { written: readonly Written[] }) {
  if (written.length === 0) return null
  return (
    <section>
      <h2>What you wrote, and was not sent</h2>
      <SummaryList rows={written.map(({ label, text }) => ({ key: label, value: text }))} />
    </section>
  )
}

/** The answer to a form about something that is not there for whoever sent it. */
export function NotHereAnyMore({ written }: { written: readonly Written[] }) {
  return (
    <>
      <h1>Not here any more</h1>
      <p class="nhsuk-body-l">
        Somebody may have answered it since you opened it, or it is not one you can see. Nothing was sent.
      </p>
      <WhatYouWrote written={written} />
      <Button href="/referrals" text="Go to referrals" />
    </>
  )
}

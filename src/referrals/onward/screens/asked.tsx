import { Button, Details, ErrorSummary, InsetText } from '../../../ui/index.ts'
import { Ask, type Form, problemList } from '../../../ui/questions/index.ts'
import { dateOnly, en, spokenDay } from '../../../words/index.ts'
import { WhatYouWrote } from '../../screens/answering.tsx'
import { type Notice, NoticeBanner } from '../../screens/notice.tsx'
import type { ReferralWithNames } from '../../store.ts'
import type { Attended } from '../attendance-store.ts'
import { type Failed, outOfDate } from '../out-of-date.ts'
import type { Shared } from '../prescription.ts'
import { writtenAbout } from '../provider-form.ts'
import { AttendedList } from './attended.tsx'
import { SharedList } from './shared-list.tsx'

const words = en.prescribing

/** One thing that those who run it can do: its form, and whether it stands open as the main one. */
export type AskedAct = { act: string; heading: string; form: Form; button: string; main?: boolean }

export type AskedProps = {
  referral: ReferralWithNames
  first: string
  service: string
  worker: string
  team: string
  phone: string | null
  /** What was agreed for after a yes; null until there is one. */
  shared: Shared | null
  attended: readonly Attended[]
  acts: readonly AskedAct[]
  failed: Failed | null
  notice: Notice | null
}

/** What those who run something see of a young person who may come to it: a first name, and after a yes what was agreed. */
export function AskedPage(props: AskedProps) {
  const { referral, first, service, shared, failed, acts } = props
  const form = acts.find(({ act }) => act === failed?.act)?.form
  const items = [
    ...(failed?.outOfDate ? [{ text: outOfDate }] : []),
    ...(form && failed ? problemList(form, failed.problems) : []),
  ]
  const written = failed?.outOfDate && !form ? writtenAbout(failed.typed) : []
  return (
    <>
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <NoticeBanner notice={props.notice} />
      {shared ? <Coming {...props} shared={shared} /> : <Question {...props} />}
      <WhatYouWrote written={written} />
      {acts.map((one) => (
        <Doing one={one} id={referral.id} seen={referral.decisionId} failed={failed} />
      ))}
      {shared && props.attended.length > 0 && (
        <section>
          <hr class="app-rule" />
          <h2>{words.came.before}</h2>
          <AttendedList attended={props.attended} />
        </section>
      )}
      <hr class="app-rule" />
      <Contact {...props} />
      {shared && <p class="app-muted">{words.came.danger}</p>}
      <p class="app-muted app-small">
        {first} can be shown that you looked at this page for {service}.
      </p>
    </>
  )
}

function Question({ referral, first, service, worker, team }: AskedProps) {
  return (
    <>
      <h1>{words.asked.title({ first })}</h1>
      <p class="nhsuk-body-l">{words.asked.lead({ first, service, worker, team })}</p>
      <p>{words.asked.by({ day: spokenDay(dateOnly(referral.answerBy)) })}</p>
      <InsetText>
        <p>{words.asked.onlyName({ first })}</p>
      </InsetText>
    </>
  )
}

function Coming({ first, service, shared }: AskedProps & { shared: Shared }) {
  return (
    <>
      <h1>
        {first} comes to {service}
      </h1>
      <h2>{words.came.safe({ first })}</h2>
      <SharedList shared={shared} nothing={words.came.nothing({ first })} />
      <p class="app-muted">{words.came.safeNote({ first })}</p>
    </>
  )
}

type DoingProps = { one: AskedAct; id: string; seen: string } & Pick<AskedProps, 'failed'>

function Doing({ one, id, seen, failed }: DoingProps) {
  const wrong = failed?.act === one.act ? failed : null
  const form = (
    <form method="post" action={`/asked/${id}/${one.act}`} novalidate>
      <input type="hidden" name="seen" value={seen} />
      {one.form.sections.map(({ questions }) => (
        <Ask questions={questions} typed={wrong?.typed ?? {}} problems={wrong?.problems ?? {}} />
      ))}
      <Button text={one.button} variant={one.main ? undefined : 'secondary'} preventDoubleClick />
    </form>
  )
  return one.main ? (
    <section>
      <h2>{one.heading}</h2>
      {form}
    </section>
  ) : (
    <Details summary={one.heading} open={wrong !== null}>
      {form}
    </Details>
  )
}

/** Whom to ask: by an organisation's number, never a worker's own. */
export function Contact({ worker, team, phone }: Pick<AskedProps, 'worker' | 'team' | 'phone'>) {
  return (
    <p>
      <strong>{words.asked.questions}</strong>{' '}
      {phone ? words.asked.ring({ worker, phone }) : words.asked.reply({ worker, team })}
    </p>
  )
}

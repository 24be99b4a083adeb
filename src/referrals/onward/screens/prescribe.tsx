import type { Suiting } from '../../../blueprint/index.ts'
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  InsetText,
  KeptNote,
  SectionSteps,
  StepPath,
} from '../../../ui/index.ts'
import {
  Ask,
  everyQuestion,
  type Form,
  type Problems,
  problemList,
  type Section,
  type Typed,
} from '../../../ui/questions/index.ts'
import { type DateOnly, spokenDay } from '../../../words/index.ts'
import type { Written } from '../../forms/answering.ts'
import { WhatYouWrote } from '../../screens/answering.tsx'

export type PrescribeProps = {
  called: string
  service: { id: string; name: string; providerName: string | null; teamId: string | null }
  supportId: string
  form: Form
  /** Whom it is for, beside the young person. */
  suiting: Suiting | null
  action: string
  typed: Typed
  problems: Problems
  answerBy: DateOnly
  kept: string | null
  notice: string | null
}

const problemsOf = (section: Section, problems: Problems): boolean =>
  everyQuestion({ sections: [section] }).some(({ name }) => problems[name])

/** The one page that asks a service to have a young person. */
export function Prescribe(props: PrescribeProps) {
  const { called, service, form, problems } = props
  const items = [
    ...(props.notice ? [{ text: props.notice, href: '#notice' }] : []),
    ...problemList(form, problems),
  ]
  return (
    <div class="app-columns">
      <div>
        {items.length > 0 && <ErrorSummary errorList={items} />}
        <h1>
          A place for {called} at {service.name}
        </h1>
        <p class="nhsuk-body-l">
          {service.providerName ? `Run by ${service.providerName}. ` : ''}
          <a href={`/services/${service.id}`}>What happens there</a>. About 4 minutes, best done with {called}
          .
        </p>
        {props.suiting && <WhomItSuits called={called} suiting={props.suiting} />}
        <form method="post" action={props.action} novalidate>
          <input type="hidden" name="service" value={service.id} />
          <SectionSteps
            sections={form.sections.map((section) => ({
              state: problemsOf(section, problems) ? 'error' : 'open',
              title: section.title,
              summary: section.intro,
              children: <Ask questions={section.questions} typed={props.typed} problems={problems} />,
            }))}
          />
          {props.notice && (
            <p class="nhsuk-error-message" id="notice">
              {props.notice}
            </p>
          )}
          <ButtonGroup>
            <Button text="Ask for the place" name="next" value="send" preventDoubleClick />
            <Button text="Finish later, kept for 14 days" variant="secondary" name="next" value="keep" />
          </ButtonGroup>
        </form>
        {props.kept && <KeptNote>{props.kept}</KeptNote>}
      </div>
      <Next {...props} />
    </div>
  )
}

function WhomItSuits({ called, suiting }: { called: string; suiting: Suiting }) {
  const { lines, fits, judged } = suiting
  if (lines.length === 0 && judged.length === 0) return <></>
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s">Whom it is for</h2>
      {lines.map(({ says, fits: line }) => (
        <p>
          {says}. {line === null && `We do not know whether that is ${called}.`}
        </p>
      ))}
      {judged.length > 0 && (
        <>
          <p>One of these is enough, and you judge it:</p>
          <ul>
            {judged.map((says) => (
              <li>{says}</li>
            ))}
          </ul>
        </>
      )}
      {!fits && <p>You can ask all the same. Say why below.</p>}
    </InsetText>
  )
}

function Next({ called, service, answerBy }: PrescribeProps) {
  const name = service.providerName ?? service.name
  return (
    <StepPath
      heading="What happens next"
      steps={[
        { title: 'Today', text: `${called} hears first. Then ${name} are asked.`, now: true },
        {
          title: `By ${spokenDay(answerBy)}`,
          text: 'They say yes or no. You’re responsible the whole way.',
        },
        {
          title: 'After a yes',
          text: `${called} hears first, then you. They get what you agreed here, before the first time.`,
        },
        {
          title: 'After that',
          text: `They say who came. If ${called} does not come twice, it is on your list.`,
        },
      ]}
      note="If they say no, they may say what else might suit. If nobody answers, it comes back to you, and your manager knows."
    />
  )
}

/** The service has stopped, is closed for now, or never was one. */
export function CannotAsk({ href, written }: { href: string; written: readonly Written[] }) {
  return (
    <>
      <h1>This cannot be asked now</h1>
      <p class="nhsuk-body-l">
        It is closed for now, or it is not in the directory any more. Nothing was sent.
      </p>
      <WhatYouWrote written={written} />
      <Button href={href} text="Find something else" />
    </>
  )
}

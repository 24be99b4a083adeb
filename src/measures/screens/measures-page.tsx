import { RecordHead, RecordTabs, type YoungPerson } from '../../people/index.ts'
import { Button, Details, ErrorSummary, NotificationBanner } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { countOf, type DateOnly } from '../../words/index.ts'
import type { Comparison } from '../comparing.ts'
import { type Answered, AnsweredSets } from './answered.tsx'
import { ChangeSection } from './change-section.tsx'
import { acknowledgedWords, UrgentAnswers, type UrgentShown } from './urgent.tsx'
import { Waiting, type WaitingProps } from './waiting.tsx'

export type AskingProps = {
  action: string
  once: string
  form: Form
  typed: Typed
  problems: Problems
  /** Why some measures are not among those to choose. */
  notOffered: readonly string[]
  noContact: string | null
}

export type MeasuresPageProps = {
  person: YoungPerson
  name: string
  today: DateOnly
  notice: string | null
  now: Date
  /** What a person must read at once, whether somebody has or not. */
  urgent: readonly UrgentShown[]
  waiting: WaitingProps['asks']
  answered: readonly Answered[]
  comparisons: readonly Comparison[]
  asking: AskingProps
}

/** What somebody was asked in a support, what they answered, and what changed. */
export function MeasuresPage(props: MeasuresPageProps) {
  const { person, name, today, asking } = props
  const wrong = problemList(asking.form, asking.problems)
  return (
    <>
      {wrong.length > 0 && <ErrorSummary errorList={wrong} />}
      {props.notice && <NotificationBanner text={props.notice} variant="success" title="Done" />}
      <RecordHead person={person} today={today} />
      <RecordTabs person={person} current="plan" />
      <div class="app-columns app-columns--record">
        <div>
          <UrgentAnswers shown={props.urgent} name={name} now={props.now} />
          <Waiting asks={props.waiting} name={name} today={today} />
          <ChangeSection comparisons={props.comparisons} />
          <AnsweredSets answered={props.answered} name={name} read={readBy(props)} />
        </div>
        <Asking {...asking} name={name} />
      </div>
    </>
  )
}

const readBy = ({ urgent, now }: MeasuresPageProps): ReadonlyMap<string, string> =>
  new Map(
    urgent.flatMap(({ urgent: one }) => {
      const words = acknowledgedWords(one, now)
      return words ? [[one.askId, words]] : []
    }),
  )

function Asking(props: AskingProps & { name: string }) {
  const { form, typed, problems } = props
  return (
    <section>
      <h2>Ask {props.name}</h2>
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name="once" value={props.once} />
        {form.sections.map(({ questions }) => (
          <Ask questions={questions} typed={typed} problems={problems} />
        ))}
        <Button text={`Ask ${props.name}`} preventDoubleClick />
      </form>
      <hr class="app-rule" />
      {props.noContact && <p class="app-small">{props.noContact}</p>}
      {props.notOffered.length > 0 && (
        <Details summary={`Why ${countOf(props.notOffered.length, 'measure')} cannot be asked`}>
          <ul class="app-small">
            {props.notOffered.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Details>
      )}
      <p>
        <a href="/measures">About the measures</a>
      </p>
    </section>
  )
}

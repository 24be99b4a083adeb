import { BackLink, Button, ErrorSummary, Input, Radios } from '../../ui/index.ts'
import { type Typed, typedText } from '../../ui/questions/index.ts'
import type { Questions } from '../asked-wording.ts'

/** What stands in the way of saving, and beside which question. */
export type Problem = { at: string; text: string }

export type TogetherProps = {
  name: string
  measureName: string
  asked: Questions
  typed: Typed
  /** Whether somebody counts it, and the young person is asked nothing. */
  counted: boolean
  back: string
  action: string
  /** Why an empty question costs the score, where it does. */
  note: string | null
  /** Why nothing was saved. */
  problem: Problem | null
}

/** All questions on one page, for a worker's screen that both look at; or what a worker has counted. */
export function Together(props: TogetherProps) {
  const { name, measureName, asked, typed, counted, back, action, note, problem } = props
  return (
    <div class="app-form-page">
      <div class="app-form-page__form">
        <BackLink href={back} text={`${name}: questions and answers`} />
        {problem && <ErrorSummary errorList={[{ text: problem.text, href: `#${problem.at}` }]} />}
        <h1>
          {measureName}
          {counted ? ' of' : ', together with'} {name}
        </h1>
        {counted ? (
          <p>
            Take both numbers from the register, for the weeks just before today, and as many weeks each time.
            If you are told a share alone, 92 in a hundred say, write 92 of 100. {name} is asked nothing.
          </p>
        ) : (
          <p>
            Let {name} read the screen, or read each question out as it stands. They choose the answer. Leave
            a question open where they would rather not say.
          </p>
        )}
        {note && <p>{note}</p>}
        <p class="app-muted app-small">{asked.cite}</p>
        {asked.lead && <p>{asked.lead}</p>}
        <form method="post" action={action} novalidate>
          {asked.questions.map((question) => (
            <Answer question={question} typed={typed} problem={problem} />
          ))}
          <Button text={counted ? 'Save these numbers' : 'Save these answers'} preventDoubleClick />
        </form>
      </div>
    </div>
  )
}

type AnswerProps = Pick<TogetherProps, 'typed' | 'problem'> & { question: Questions['questions'][number] }

function Answer({ question, typed, problem }: AnswerProps) {
  const { id, words, choices, written } = question
  if (written)
    return (
      <Input
        name={id}
        label={{ text: words, size: 's' }}
        hint={
          written === 'mark'
            ? { text: `${endsOf(question) ?? ''} To one decimal, as in 4.5.`.trim() }
            : undefined
        }
        value={typedText(typed, id)}
        errorMessage={problem?.at === id ? problem.text : undefined}
        inputmode={written === 'mark' ? 'decimal' : 'numeric'}
        width={4}
        autocomplete="off"
      />
    )
  return (
    <Radios
      name={id}
      classes={choices.every(({ label }) => label === null) ? 'app-scale' : undefined}
      fieldset={{ legend: { text: words, size: 's' } }}
      hint={endsOf(question)}
      value={typedText(typed, id)}
      items={choices.map(({ value, label }) => ({ value: String(value), text: label ?? String(value) }))}
    />
  )
}

function endsOf({ ends, choices }: Questions['questions'][number]): string | undefined {
  return ends
    ? `${choices[0]?.value} is ${lower(ends.low)}. ${choices.at(-1)?.value} is ${lower(ends.high)}.`
    : undefined
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

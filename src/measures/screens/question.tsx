import { Button, ErrorSummary, Icon, Radios, VineAlong, VineUp } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Question } from '../asked-wording.ts'
import type { Sitting } from '../sitting.ts'
import { HelpNow } from './around.tsx'

const words = en.measures.question

export type QuestionPageProps = {
  sitting: Sitting
  question: Question
  /** Which one of them, from 1. */
  at: number
  picked: number | null
  problem?: string
  /** Whether the answer before this one was one that a person must read at once. */
  told: boolean
}

/** One question on its own page, with big choices. Nothing is picked beforehand and nothing moves on by itself. */
export function QuestionPage(props: QuestionPageProps) {
  const { sitting, at } = props
  const { path, questions, school } = sitting
  const of = questions.length
  const before = at > 1 ? `${path}/${at - 1}` : path
  return (
    <div class="app-question">
      <p class="app-question__stop">
        <a href={`${path}/stopped`}>
          <Icon name="cross" /> {words.stop}
        </a>
      </p>
      <div class="app-question__progress">
        <VineAlong at={at} of={of} />
        <VineUp at={at} of={of} />
        <p>
          <strong>{words.count({ at, of })}</strong> <span>{timeLeft(sitting, at)}</span>
        </p>
      </div>
      <div class="app-question__asked">
        {props.told && <HelpNow sitting={sitting} />}
        {props.problem && <ErrorSummary errorList={[{ text: props.problem, href: '#answer' }]} />}
        {sitting.lead && <p>{sitting.lead}</p>}
        <form method="post" action={`${path}/${at}`} novalidate>
          <Choices {...props} />
          <div class="app-question__buttons">
            <Button
              text={words.next}
              name="go"
              value="next"
              classes="app-question__next"
              preventDoubleClick
            />
            <Button text={words.back} href={before} variant="secondary" classes="app-question__back" />
            <Button
              text={words.skip}
              name="go"
              value="skip"
              variant="secondary"
              classes="app-question__quiet"
            />
            <Button
              text={words.help}
              href={`${path}/help?at=${at}`}
              variant="secondary"
              classes="app-question__quiet"
            />
          </div>
        </form>
        <p>
          {words.noRightAnswer({ school })} <a href={`${path}#who`}>{words.whoDoes({ school })}</a>
        </p>
      </div>
    </div>
  )
}

function timeLeft({ minutes, questions }: Sitting, at: number): string {
  if (at === questions.length) return words.last
  return words.left({
    minutes: Math.max(1, Math.ceil((minutes * (questions.length - at + 1)) / questions.length)),
  })
}

function Choices({ question, picked, problem }: QuestionPageProps) {
  const { choices, ends } = question
  const first = choices[0]?.value ?? 0
  const last = choices.at(-1)?.value ?? 0
  const labelled = choices.every(({ label }) => label !== null)
  return (
    <>
      <Radios
        name="answer"
        classes={labelled ? 'app-choices--big' : 'app-scale'}
        fieldset={{ legend: { text: question.words, size: 'l', isPageHeading: true } }}
        hint={
          ends
            ? { text: words.scale({ from: first, low: small(ends.low), to: last, high: small(ends.high) }) }
            : undefined
        }
        errorMessage={problem}
        value={picked ?? undefined}
        items={choices.map(({ value, label }) => ({ value, text: label ?? String(value) }))}
      />
    </>
  )
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

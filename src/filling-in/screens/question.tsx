import { Button, Checkboxes, ErrorSummary, Icon, Radios, VineAlong, VineUp } from '../../ui/index.ts'
import { type SurveyWords, surveyWords } from '../../words/index.ts'
import type { Asked } from '../asked.ts'
import type { Look } from '../look.ts'
import { minutesFor } from '../survey.ts'
import { addresses, fromHere } from '../way.ts'
import { NoConnection } from './help.tsx'
import { Amount, Face } from './pictures.tsx'
import { Top } from './top.tsx'

export type QuestionProps = {
  words: SurveyWords
  look: Look
  /** Where this question is, and where the one before it. */
  address: string
  back: string
  /** Which one of them, from 1; null for a question about whoever answers. */
  at: number | null
  of: number
  asked: Asked
  picked: readonly number[]
  skipped: boolean
  problem?: string
  /** What stands above the question: help, when an answer made it needed. */
  above?: unknown
  why?: string
}

/** One question on its own page, with big choices. Nothing is picked beforehand and nothing moves on by itself. */
export function QuestionPage(props: QuestionProps) {
  const { words, asked, address, problem } = props
  const { question } = words.survey
  const from = fromHere(address)
  return (
    <div class="app-question">
      <Top words={words} from={from} stop />
      <Progress {...props} />
      <div class="app-question__asked">
        {props.above}
        {problem && (
          <ErrorSummary
            heading={words.survey.code.problem}
            errorList={[{ text: problem, href: '#answer' }]}
          />
        )}
        {props.why && <p>{props.why}</p>}
        {props.skipped && <p class="app-muted">{question.skipped}</p>}
        {asked.language !== props.look.language && <p>{question.inEnglish}</p>}
        <form method="post" action={address} novalidate data-read-aloud={asked.language}>
          <Choices {...props} />
          <NoConnection words={words} />
          <Buttons words={words} back={props.back} from={from} />
        </form>
        <p>
          {question.noRightAnswer} <a href={`${addresses.begin}#who`}>{question.who}</a>
        </p>
      </div>
    </div>
  )
}

function Progress({ words, at, of }: QuestionProps) {
  const { question, about } = words.survey
  const left = at === of ? question.last : question.left({ minutes: minutesFor(of - (at ?? 0)) })
  return (
    <div class="app-question__progress">
      <VineAlong at={at ?? 0} of={of} />
      <VineUp at={at ?? 0} of={of} />
      <p>
        <strong>{at === null ? about.count : question.count({ at, of })}</strong> <span>{left}</span>
      </p>
    </div>
  )
}

function Buttons({ words, back, from }: { words: SurveyWords; back: string; from: string }) {
  const { question } = words.survey
  const quiet = 'app-question__quiet'
  return (
    <>
      <p class="app-question__listen" hidden>
        <Button
          type="button"
          text={
            <>
              <Icon name="speaker" /> {question.listen}
            </>
          }
          variant="secondary"
          attributes={{ 'data-listen': true }}
        />
      </p>
      <div class="app-question__buttons">
        <Button text={question.next} name="go" value="next" classes="app-question__next" preventDoubleClick />
        <Button text={question.back} href={back} variant="secondary" classes="app-question__back" />
        <Button text={question.skip} name="go" value="skip" variant="secondary" classes={quiet} />
        <Button
          text={
            <>
              <Icon name="hand" /> {question.help}
            </>
          }
          href={`${addresses.help}?from=${from}`}
          variant="secondary"
          classes={quiet}
        />
      </div>
    </>
  )
}

function Choices(props: QuestionProps) {
  const { words, look, asked, picked, problem } = props
  const { choices, lead, most } = asked
  const foreign = asked.language === look.language ? undefined : asked.language
  const labelled = choices.every(({ label }) => label !== null)
  const pictured = look.pictures && labelled && most === null
  const shared = {
    ...{ name: 'answer', classes: labelled ? 'app-choices--big' : 'app-scale', hint: hintOf(asked) },
    fieldset: { legend: { text: asked.words, size: 'l' as const, isPageHeading: true } },
    errorMessage: problem ? { text: problem, visuallyHiddenText: words.survey.code.problem } : undefined,
    items: choices.map(({ value, label }) => ({
      value,
      text: pictured ? pictureOf(asked, value, label) : (label ?? String(value)),
    })),
  }
  return (
    <div lang={foreign} class={pictured ? 'app-choices--pictured' : undefined}>
      {lead && <p data-say>{lead}</p>}
      {most === null ? <Radios {...shared} value={picked[0]} /> : <Checkboxes {...shared} values={picked} />}
    </div>
  )
}

/** What stands under the question: what the two ends of a scale mean, or how many may be picked. */
function hintOf({ choices, ends, most, language }: Asked): string | undefined {
  const { question } = surveyWords[language].survey
  if (most !== null) return question.pickUpTo({ most })
  const [first, last] = [choices[0]?.value ?? 0, choices.at(-1)?.value ?? 0]
  if (!ends) return undefined
  return question.scale({ from: first, low: small(ends.low), to: last, high: small(ends.high) })
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function pictureOf({ pictures, choices }: Asked, value: number, label: string | null) {
  const [first, last] = [choices[0]?.value ?? 0, choices.at(-1)?.value ?? 0]
  const share = (value - first) / Math.max(1, last - first)
  return (
    <>
      {pictures === 'faces' ? <Face share={share} /> : <Amount share={share} />}
      <span>{label}</span>
    </>
  )
}

import { Button } from '../../ui/index.ts'
import { type SurveyWords, spokenDay } from '../../words/index.ts'
import type { OneMore } from '../settings.ts'
import type { Sitting } from '../sitting.tsx'
import type { TooLate } from '../slip-store.ts'
import { withdrawalOf } from '../survey.ts'
import { addresses } from '../way.ts'
import { Contact, NoConnection, Numbers } from './help.tsx'
import { Top } from './top.tsx'

type EndProps = {
  words: SurveyWords
  answered: number
  of: number
  /** The addresses of the first question that was not answered, and of the last. */
  firstUnanswered: string | null
  last: string
  above?: unknown
}

/** After the last question: look again, or hand it in. */
export function End({ words, answered, of, firstUnanswered, last, above }: EndProps) {
  const { end, question } = words.survey
  return (
    <div class="app-question-page">
      <Top words={words} from="end" stop />
      {above}
      <h1>{end.title}</h1>
      <p class="nhsuk-body-l">{end.answered({ answered, of })}</p>
      {firstUnanswered && (
        <p>
          <a href={firstUnanswered}>{end.firstSkipped}</a>
        </p>
      )}
      <p>{end.after}</p>
      <form method="post" action={addresses.answers}>
        <NoConnection words={words} />
        <Button text={end.finish} preventDoubleClick />
      </form>
      <p>
        <Button href={last} text={question.back} variant="secondary" />{' '}
        <Button href={`${addresses.help}?from=end`} text={question.help} variant="secondary" />
      </p>
    </div>
  )
}

/** Handed in: nothing of it is left on this screen. */
export function Thanks({ words }: { words: SurveyWords }) {
  const { thanks, help } = words.survey
  return (
    <div class="app-question-page">
      <h1>{thanks.title}</h1>
      <p class="nhsuk-body-l">{thanks.kept}</p>
      <p>{thanks.slip}</p>
      <h2>{thanks.contact}</h2>
      <p>{help.talk}</p>
      <Numbers words={words} />
      <p>{help.school}</p>
      <Contact words={words} />
      <p>
        <a href={addresses.code}>{thanks.another}</a>
      </p>
    </div>
  )
}

type FinishedProps = {
  sitting: Sitting
  more: OneMore | null
  /** Whether somebody handed it in; else the survey ended before they did. */
  handedIn: boolean
  /** Whether figures were made with these answers. */
  counted: boolean
}

/** A code that has been used: what can still be done with it. */
export function Finished({ sitting, more, handedIn, counted }: FinishedProps) {
  const { words, survey, today } = sitting
  const { finished, question, tooLate } = words.survey
  const { until, now } = withdrawalOf(survey, today)
  return (
    <div class="app-question-page">
      <h1>{handedIn ? finished.title : tooLate.title}</h1>
      <p class="nhsuk-body-l">{handedIn ? finished.used : finished.unfinished}</p>
      {more && (
        <p>
          <a href={more.href} lang="en">
            {more.text}
          </a>
        </p>
      )}
      {now ? (
        <form method="post" action={addresses.withdrawal}>
          <p>{until ? finished.backWhy({ day: spokenDay(until, words.dates) }) : finished.backWhileOpen}</p>
          {counted && <p>{finished.counted}</p>}
          <Button text={finished.back} variant="secondary" preventDoubleClick />
        </form>
      ) : (
        <>
          <p>{finished.tooLate}</p>
          <p>{counted ? tooLate.counted : tooLate.together}</p>
        </>
      )}
      <form method="post" action={addresses.ending}>
        <Button text={finished.away} />
      </form>
      <p>
        <a href={`${addresses.help}?from=finished`}>{question.help}</a>
      </p>
    </div>
  )
}

/** Stopped in the middle: what was answered waits, and the screen can be handed on. */
export function Stopped({ words }: { words: SurveyWords }) {
  const { stopped, question } = words.survey
  return (
    <div class="app-question-page">
      <h1>{stopped.title}</h1>
      <p class="nhsuk-body-l">{stopped.kept}</p>
      <p>
        <Button href={addresses.on} text={stopped.carryOn} />
      </p>
      <p>{stopped.awayWhy}</p>
      <form method="post" action={addresses.ending}>
        <Button text={stopped.away} variant="secondary" />
      </form>
      <p>{stopped.noWhy}</p>
      <form method="post" action={addresses.refusal}>
        <Button text={stopped.no} variant="secondary" preventDoubleClick />
      </form>
      <p>
        <a href={`${addresses.help}?from=stopped`}>{question.help}</a>
      </p>
    </div>
  )
}

/** A no: it is fine, and there is something else to do. */
export function SaidNo({ words, instead }: { words: SurveyWords; instead: string }) {
  const { saidNo } = words.survey
  return (
    <div class="app-question-page">
      <h1>{saidNo.title}</h1>
      <p class="nhsuk-body-l">{saidNo.no}</p>
      <p>{saidNo.gone}</p>
      {instead && (
        <p>
          {saidNo.instead} <span lang="en">{instead}</span>
        </p>
      )}
      <p>{saidNo.changed}</p>
      <Contact words={words} />
    </div>
  )
}

/** The answers were taken back. */
export function Withdrawn({ words }: { words: SurveyWords }) {
  const { saidNo } = words.survey
  return (
    <div class="app-question-page">
      <h1>{saidNo.title}</h1>
      <p class="nhsuk-body-l">{saidNo.withdrawn}</p>
      <Contact words={words} />
    </div>
  )
}

/** The day until which answers could be taken back has gone: what that means, and whom to talk to. */
export function CameTooLate({ words, late }: { words: SurveyWords; late: TooLate }) {
  const { tooLate } = words.survey
  return (
    <div class="app-question-page">
      <h1>{tooLate.title}</h1>
      <p class="nhsuk-body-l">{tooLate.until({ day: spokenDay(late.until, words.dates) })}</p>
      <p>{late.figuresMade ? tooLate.counted : tooLate.together}</p>
      <p>{tooLate.unhappy}</p>
      <Contact words={words} />
      <p>
        <a href={addresses.code}>{words.survey.thanks.another}</a>
      </p>
    </div>
  )
}

/** The survey ended while somebody was answering. */
export function Over({ words }: { words: SurveyWords }) {
  const { gone } = words.survey
  return (
    <div class="app-question-page">
      <h1>{gone.closed}</h1>
      <p class="nhsuk-body-l">{gone.closedWhy}</p>
      <Contact words={words} />
    </div>
  )
}

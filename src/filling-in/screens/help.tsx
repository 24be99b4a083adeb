import { Button, HelpNumbers } from '../../ui/index.ts'
import type { SurveyWords } from '../../words/index.ts'

/** Whom to turn to now: the same lines wherever they stand. */
export function Numbers({ words }: { words: SurveyWords }) {
  const { help } = words.survey
  return (
    <HelpNumbers
      lines={[
        ['childline', help.childline],
        ['shout', help.shout],
        ['samaritans', help.samaritans],
        ['nhs', help.nhs],
      ]}
    />
  )
}

/** Somebody to get in touch: asked for by the way that everybody asks, apart from the survey. */
export function Contact({ words }: { words: SurveyWords }) {
  const { help } = words.survey
  return (
    <section>
      <h2>{help.contact}</h2>
      <p>{help.contactWhy}</p>
      <p>
        <a href="/refer/me" rel="noreferrer">
          {help.ask}
        </a>
      </p>
    </section>
  )
}

/** Help, one press from every page; it leads back to the very question. */
export function HelpPage({ words, back }: { words: SurveyWords; back: string }) {
  const { help } = words.survey
  return (
    <div class="app-question-page">
      <h1>{help.title}</h1>
      <p class="nhsuk-body-l">
        <a href="tel:999">{help.danger}</a>
      </p>
      <p>{help.talk}</p>
      <Numbers words={words} />
      <p>{help.school}</p>
      <Contact words={words} />
      <p>{help.notTold}</p>
      <Button href={back} text={help.backToSurvey} />
    </div>
  )
}

/** Help at once, on the very next screen, for whoever said in a named survey that something is badly wrong. */
export function HelpNow(props: { words: SurveyWords; people: string; next: string | null }) {
  const { words, people, next } = props
  const { help } = words.survey
  return (
    <section class="app-survey-here" aria-labelledby="help-now">
      <h2 id="help-now">{help.now}</h2>
      <p>
        {!people ? help.nowNobody : next ? help.nowLater({ people, when: next }) : help.nowWhy({ people })}
      </p>
      <p>
        <a href="tel:999">{help.danger}</a>
      </p>
      <Numbers words={words} />
      <p>{help.school}</p>
    </section>
  )
}

/** Shown by script when there is no connection: what is picked waits on this very page, and numbers work without one. */
export function NoConnection({ words }: { words: SurveyWords }) {
  const { help, question } = words.survey
  return (
    <div role="status">
      <div class="app-survey-here" hidden data-no-connection>
        <p>
          <strong>{question.noConnection}</strong>
        </p>
        <p>
          <a href="tel:08001111">{help.childline}</a>
        </p>
        <p>
          <a href="tel:999">{help.danger}</a>
        </p>
      </div>
    </div>
  )
}

import { Button, ErrorSummary, Input } from '../../ui/index.ts'
import { type SurveyLanguage, type SurveyWords, surveyWords } from '../../words/index.ts'
import { addresses } from '../way.ts'
import { LanguageButtons } from './languages.tsx'

const offered = Object.keys(surveyWords) as SurveyLanguage[]

type CodeProps = {
  words: SurveyWords
  now: SurveyLanguage
  typed?: string
  problem?: string
  /** Whether a survey is open on this screen already. */
  here: boolean
}

/** Where everybody begins: the code on their slip. */
export function CodePage({ words, now, typed = '', problem, here }: CodeProps) {
  const { code } = words.survey
  return (
    <div class="app-question-page">
      <h1>{code.title}</h1>
      {problem && <ErrorSummary heading={code.problem} errorList={[{ text: problem, href: '#code' }]} />}
      {here && <Here words={words} />}
      <form method="post" action={addresses.code} novalidate>
        <Input
          name="code"
          id="code"
          label={{ text: code.label, size: 'm' }}
          hint={`${code.lead} ${code.hint}`}
          value={typed}
          errorMessage={problem ? { text: problem, visuallyHiddenText: code.problem } : undefined}
          width={20}
          autocapitalize="characters"
          autocomplete="off"
          spellcheck={false}
        />
        <Button text={code.go} preventDoubleClick />
      </form>
      <LanguageButtons words={words} offered={offered} now={now} />
      <p>
        <a href={addresses.help}>{words.survey.question.help}</a>
      </p>
    </div>
  )
}

function Here({ words }: { words: SurveyWords }) {
  const { code, begin, stopped } = words.survey
  return (
    <section class="app-survey-here">
      <h2>{code.here}</h2>
      <p>{code.hereWhy}</p>
      <form method="post" action={addresses.ending}>
        <Button href={addresses.on} text={begin.carryOn} variant="secondary-solid" />{' '}
        <Button text={stopped.away} variant="secondary" />
      </form>
    </section>
  )
}

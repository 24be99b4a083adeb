import { Button, Checkboxes, ErrorSummary, Radios } from '../../ui/index.ts'
import { languages, type SurveyLanguage, type SurveyWords } from '../../words/index.ts'
import type { Look } from '../look.ts'
import { addresses } from '../way.ts'

type LookProps = {
  words: SurveyWords
  look: Look
  offered: readonly SurveyLanguage[]
  /** The page they came from, as it is named in an address. */
  from: string
  problem?: string
}

/** Another language, pictures, bigger words: the place in the survey stays. */
export function LookPage({ words, look, offered, from, problem }: LookProps) {
  const { survey } = words
  return (
    <div class="app-question-page">
      {problem && (
        <ErrorSummary heading={survey.code.problem} errorList={[{ text: problem, href: '#language' }]} />
      )}
      <h1>{survey.look.title}</h1>
      <form method="post" action={addresses.look} novalidate>
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="whole" value="yes" />
        <Radios
          name="language"
          classes="app-choices--big"
          fieldset={{ legend: { text: survey.look.language, size: 'm' } }}
          errorMessage={problem ? { text: problem, visuallyHiddenText: survey.code.problem } : undefined}
          value={look.language}
          items={offered.map((language) => ({
            value: language,
            text: <span lang={language}>{languages[language].name}</span>,
          }))}
        />
        <Checkboxes
          name="more"
          classes="app-choices--big"
          fieldset={{ legend: { text: survey.look.more, size: 'm' } }}
          values={[...(look.pictures ? ['pictures'] : []), ...(look.large ? ['large'] : [])]}
          items={[
            { value: 'pictures', text: survey.look.pictures },
            { value: 'large', text: survey.look.large },
          ]}
        />
        <Button text={survey.look.save} />
      </form>
    </div>
  )
}

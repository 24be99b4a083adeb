import { Button } from '../../ui/index.ts'
import { languages, type SurveyLanguage, type SurveyWords } from '../../words/index.ts'
import { addresses } from '../way.ts'

type Props = { words: SurveyWords; offered: readonly SurveyLanguage[]; now: SurveyLanguage }

/** A language to choose, each by its own name. */
export function LanguageButtons({ words, offered, now }: Props) {
  return (
    <form method="post" action={addresses.look} class="app-survey-languages">
      <p id="languages">{words.survey.begin.language}</p>
      <div role="group" aria-labelledby="languages">
        {offered.map((language) => (
          <Button
            name="language"
            value={language}
            text={languages[language].name}
            variant={language === now ? 'secondary-solid' : 'secondary'}
            small
            attributes={{ lang: language, 'aria-pressed': String(language === now) }}
          />
        ))}
      </div>
    </form>
  )
}

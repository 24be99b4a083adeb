import type { SurveyLanguage } from '../../words/index.ts'

/** Names as one phrase in this language: 'a, b and c'. */
export const namesIn = (language: SurveyLanguage, names: readonly string[]): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(names)

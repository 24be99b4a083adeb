import type { Translation } from './catalogue.ts'
import { dates as welshDates } from './cy/dates.ts'
import { fillingIn as welsh } from './cy/filling-in.ts'
import { type DateWords, dates as englishDates } from './en/dates.ts'
import { fillingIn as english } from './en/filling-in.ts'
import type { Language } from './languages.ts'
import { dates as polishDates } from './pl/dates.ts'
import { fillingIn as polish } from './pl/filling-in.ts'

/** Every text of a survey that is not a question, in one language, and its words for days. */
export type SurveyWords = { survey: Translation<typeof english>; dates: DateWords }

/** The languages that a survey is shown in. A new one is a folder beside `en` and a line here. */
export const surveyWords = {
  en: { survey: english, dates: englishDates },
  cy: { survey: welsh, dates: welshDates },
  pl: { survey: polish, dates: polishDates },
} as const satisfies Partial<Record<Language, SurveyWords>>

/** A language that a survey is shown in. */
export type SurveyLanguage = keyof typeof surveyWords

/** Whether a survey is shown in this language. */
export const isSurveyLanguage = (code: string): code is SurveyLanguage => Object.hasOwn(surveyWords, code)

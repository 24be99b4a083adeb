import type { Context } from 'hono'
import { ourCookie, type Visit } from '../accounts/index.ts'
import { isSurveyLanguage, type SurveyLanguage } from '../words/index.ts'
import { beginsWithPictures, languagesOf, type Survey } from './survey.ts'

type C = Context<Visit>

/** How somebody wants to see a survey. */
export type Look = { language: SurveyLanguage; pictures: boolean; large: boolean }

const look = ourCookie('trellis_survey_look', { path: '/survey' })

/** How this browser shows a survey: as was chosen, in a language that the survey has; before a code, in any that we have. */
export function lookIn(c: C, survey: Survey | null): Look {
  const [language = '', pictures = '', large = ''] = (look.read(c) ?? '').split('.')
  const has = (code: string): code is SurveyLanguage =>
    isSurveyLanguage(code) && (survey === null || languagesOf(survey).includes(code))
  return {
    language: has(language) ? language : 'en',
    pictures: pictures === '' ? survey !== null && beginsWithPictures(survey) : pictures === 'yes',
    large: large === 'yes',
  }
}

/** Keeps how somebody wants to see it, until the browser is closed or the survey put away. */
export function keepLook(c: C, { language, pictures, large }: Look): void {
  const said = (yes: boolean) => (yes ? 'yes' : 'no')
  look.write(c, `${language}.${said(pictures)}.${said(large)}`)
}

/** Keeps a language that was chosen before there was a survey; pictures stay as the survey has them. */
export function keepLanguage(c: C, language: SurveyLanguage): void {
  const [, pictures = '', large = ''] = (look.read(c) ?? '').split('.')
  look.write(c, `${language}.${pictures}.${large}`)
}

/** The next pupil at this screen begins with none of it. */
export function forgetLook(c: C): void {
  look.drop(c)
}

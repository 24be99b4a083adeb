import type { SurveyWords } from '../words/index.ts'
import type { Answers, Groups, Survey } from './survey.ts'

/** What an anonymous survey asks pupils about themselves: only what their slip does not know, and always to be skipped. */
export type AboutYou = {
  name: AboutName
  words: string
  choices: readonly { value: string; label: string }[]
}

export const aboutNames = ['year_group', 'gender', 'ethnic_group'] as const
export type AboutName = (typeof aboutNames)[number]

/** Whether this is one of them. */
export const isAboutName = (name: string): name is AboutName =>
  (aboutNames as readonly string[]).includes(name)

/** Which of them are asked of whoever holds a slip of these groups. */
export function askedAbout({ kind, yearGroups }: Survey, slip: Groups): AboutName[] {
  if (kind !== 'anonymous') return []
  const unknown = { year_group: slip.yearGroup, gender: slip.gender, ethnic_group: slip.ethnicGroup }
  return aboutNames.filter(
    (name) => unknown[name] === null && (name !== 'year_group' || yearGroups.length > 1),
  )
}

/** One of them in words. */
export function aboutYou(name: AboutName, { yearGroups }: Survey, { survey }: SurveyWords): AboutYou {
  const { about } = survey
  if (name === 'year_group')
    return {
      name,
      words: about.yearGroup,
      choices: yearGroups
        .toSorted((one, other) => one - other)
        .map((year) => ({ value: String(year), label: about.year({ year }) })),
    }
  if (name === 'gender') return { name, words: about.gender, choices: choicesOf(about.genders) }
  return { name, words: about.ethnicGroup, choices: choicesOf(about.ethnicGroups) }
}

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** What was said so far. */
export const saidAbout = (name: AboutName, said: Answers): string | null => {
  if (name === 'year_group') return said.yearGroup === null ? null : String(said.yearGroup)
  return name === 'gender' ? said.gender : said.ethnicGroup
}

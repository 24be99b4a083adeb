import type { Answers } from '../../ui/questions/index.ts'
import { answerText } from '../../ui/questions/index.ts'
import type { LocalQuestion } from '../part.ts'
import { type Domain, domains } from '../questionnaire.ts'
import { MOST_PICKED } from './forms.ts'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The controllers that were typed, one a line, each once. */
export const typedControllers = (text: string): string[] => [
  ...new Set(linesOf(text).map((line) => line.slice(0, 200))),
]

/** The URNs in what was typed or copied from a spreadsheet, and the words that are none. */
export function typedUrns(text: string): { urns: string[]; others: string[] } {
  const words = text.split(/[\s,;]+/).filter(Boolean)
  const isUrn = (word: string) => /^\d{5,7}$/.test(word)
  return {
    urns: [...new Set(words.filter(isUrn))],
    // A column that was copied with its heading.
    others: [...new Set(words.filter((word) => !isUrn(word) && !/^urn$/i.test(word)))],
  }
}

/** A local question as typed, or the sentence beside each field that cannot be read. */
export type TypedQuestion =
  | { ok: true; question: Omit<LocalQuestion, 'id'> }
  | { ok: false; problems: Record<string, string> }

/** Reads a local question with its choices, and the same in other languages. */
export function readLocalQuestion(answers: Answers): TypedQuestion {
  const problems: Record<string, string> = {}
  const choices: Record<string, string[]> = { en: linesOf(answerText(answers, 'choices')) }
  const words: Record<string, string> = { en: answerText(answers, 'words') }
  const count = choices.en?.length ?? 0
  if (count < 2 || count > 11) problems.choices = 'Write two to eleven answers, one on each line'
  else if (new Set(choices.en?.map((choice) => choice.toLowerCase())).size < count)
    problems.choices = 'Write each answer once'
  for (const block of answerText(answers, 'translations').split(/\n\s*\n/)) {
    const [language = '', question = '', ...given] = linesOf(block)
    if (!language) continue
    if (!/^[a-z]{2,3}$/.test(language) || language === 'en')
      problems.translations = `“${language.slice(0, 20)}” is not the code of a language, as in cy for Welsh`
    else if (!question || given.length !== count)
      problems.translations = `In ${language}, write the question and then ${count} answers, as in English`
    else {
      words[language] = question
      choices[language] = given
    }
  }
  const domain = answerText(answers, 'domain')
  if (!Object.hasOwn(domains, domain)) problems.domain = 'Choose what it is about'
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const better = answerText(answers, 'better')
  const several = answerText(answers, 'answered') === 'several'
  return {
    ok: true,
    question: {
      ...{ words, choices, domain: domain as Domain },
      better: !several && (better === 'higher' || better === 'lower') ? better : null,
      most: several ? Math.min(MOST_PICKED, count) : null,
      sensitive: (answers.sensitive?.length ?? 0) > 0,
      shapedWith: answerText(answers, 'shaped_with'),
    },
  }
}

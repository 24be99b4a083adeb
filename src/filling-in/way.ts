import type { Together } from '../surveys/index.ts'
import { type AboutName, saidAbout } from './about-you.ts'
import { isAnswered } from './answering.ts'
import type { Answers } from './survey.ts'

/** The addresses of a survey. No address says whose it is. */
export const addresses = {
  code: '/survey',
  on: '/survey/on',
  ending: '/survey/ending',
  refusal: '/survey/refusal',
  begin: '/survey/start',
  about: (name: AboutName) => `/survey/about/${name}`,
  question: (at: number) => `/survey/questions/${at}`,
  end: '/survey/end',
  answers: '/survey/answers',
  finished: '/survey/finished',
  withdrawal: '/survey/withdrawal',
  thanks: '/survey/thanks',
  gone: '/survey/withdrawn',
  stopped: '/survey/stopped',
  help: '/survey/help',
  look: '/survey/look',
} as const

/** The question at this place, or the end once there are no more: places count items, from 1. */
export const placeAfter = (at: number, of: number): string =>
  at >= of ? addresses.end : addresses.question(at + 1)

/** The address of a question. */
export const placeOfQuestion = ({ at }: Pick<Together, 'at'>): string => addresses.question(at + 1)

/** Where somebody goes on: the very question they were at, on whatever screen they type their code. */
export function placeOf(answers: Answers | null, about: readonly AboutName[]): string {
  if (!answers) return addresses.begin
  if (answers.finished) return addresses.finished
  const unsaid = answers.at === 0 ? about.find((name) => saidAbout(name, answers) === null) : undefined
  return unsaid ? addresses.about(unsaid) : placeAfter(answers.at, answers.answers.length)
}

/** What follows one of the questions about themselves. */
export function placeAfterAbout(name: AboutName, about: readonly AboutName[]): string {
  const next = about[about.indexOf(name) + 1]
  return next ? addresses.about(next) : addresses.question(1)
}

/** How many questions were answered, and where the first is that was not, and the last of all. */
export function countAnswered(
  { answers }: Pick<Answers, 'answers'>,
  asked: readonly Together[],
): { answered: number; of: number; firstUnanswered: string | null; last: string } {
  const unanswered = asked.filter(({ at }) => !isAnswered(answers[at]))
  const [first] = unanswered
  return {
    ...{ answered: asked.length - unanswered.length, of: asked.length },
    firstUnanswered: first ? placeOfQuestion(first) : null,
    last: placeOfQuestion(asked.at(-1) ?? { at: 0 }),
  }
}

/** Where somebody came from to a page of help or settings, as it stands in that page's address; null for anything else. */
export const cameFrom = (typed: string | undefined): string | null =>
  typed &&
  /^(start|end|stopped|finished|questions\/\d{1,3}|about\/(year_group|gender|ethnic_group))$/.test(typed)
    ? `/survey/${typed}`
    : null

/** The same the other way round: a page as it is named in the address of help and settings. */
export const fromHere = (address: string): string => address.replace(/^\/survey\/?/, '')

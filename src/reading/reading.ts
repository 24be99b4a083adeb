import type { Measure } from '../blueprint/index.ts'
import { askedIn, isAnswered } from '../filling-in/index.ts'
import {
  askedTogether,
  domains,
  notReached,
  type Questionnaire,
  type QuestionnaireItem,
  skipped,
  type Together,
  yearGroupsLine,
} from '../surveys/index.ts'
import { listOf } from '../words/index.ts'
import { type ScoreRead, scoresIn } from './scores.ts'

/** An urgent answer that came with one slip: to which question, who was told, and who has read it. */
export type UrgentGiven = {
  id: string
  item: string
  raisedAt: Date
  told: readonly { name: string; at: Date; acknowledgeBy: Date; stands: 'reader' | 'cover' }[]
  acknowledged: { name: string; at: Date } | null
}

/** A pupil whose answers somebody named reads: as the list shows them. */
export type HandedIn = {
  /** The slip's: what stands in addresses. */
  id: string
  /** Null once the list of names is destroyed, and where a slip was made by class. */
  name: string | null
  school: string
  yearGroup: number | null
  class: string
  /** Null while they are still answering, or have taken their answers back. */
  finishedAt: Date | null
  urgent: readonly UrgentGiven[]
  read: { name: string; at: Date } | null
}

/** 'Year 10, class 10A'; empty where the slip says neither. */
export const groupWords = ({ yearGroup, class: called }: Pick<HandedIn, 'yearGroup' | 'class'>): string =>
  [yearGroup === null ? '' : yearWords(yearGroup), called && `class ${called}`].filter(Boolean).join(', ')

const yearWords = (year: number): string => (year === 0 ? 'Reception' : yearGroupsLine([year]))

/** What somebody is called on these pages: their name, or, once that is destroyed, nobody in particular. */
export const calledHere = ({ name }: Pick<HandedIn, 'name'>): string => name ?? 'A pupil'

/** What of a pupil's urgent answers nobody has said that they read. */
export const openUrgent = ({ urgent }: Pick<HandedIn, 'urgent'>): readonly UrgentGiven[] =>
  urgent.filter(({ acknowledged }) => acknowledged === null)

/** In which part of the list a pupil stands. */
export type Standing = 'urgent' | 'unread' | 'read'

/** An urgent answer stands first until a person says that they have read it; opening the page is not enough. */
export function standingOf(pupil: Pick<HandedIn, 'urgent' | 'read' | 'finishedAt'>): Standing {
  if (openUrgent(pupil).length > 0) return 'urgent'
  return pupil.read === null && pupil.finishedAt !== null ? 'unread' : 'read'
}

const since = (pupil: HandedIn): number =>
  (openUrgent(pupil)[0]?.raisedAt ?? pupil.finishedAt ?? new Date(0)).getTime()

/** The pupils of each standing: what waits longest first, and what was read by name. */
export function byStanding(pupils: readonly HandedIn[]): Record<Standing, HandedIn[]> {
  const of = (standing: Standing) => pupils.filter((pupil) => standingOf(pupil) === standing)
  const oldest = (one: HandedIn, other: HandedIn) => since(one) - since(other)
  const named = (one: HandedIn, other: HandedIn) => calledHere(one).localeCompare(calledHere(other), 'en-GB')
  return {
    urgent: of('urgent').sort(oldest),
    unread: of('unread').sort(oldest),
    read: of('read').sort(named),
  }
}

/** One question with what was answered, in words. */
export type Answered = { item: string; asked: string; answer: string }
/** Answers that belong together: those to a measure, with its scores, or to a place's own questions of one domain. */
export type Section = { title: string; lead: string | null; scores: ScoreRead[] | null; answers: Answered[] }

/** What a byte says, in the words the pupil picked. */
export function answerWords(item: QuestionnaireItem, byte: number | undefined): string {
  if (byte === undefined || byte === notReached) return 'Not reached'
  if (byte === skipped) return 'Skipped'
  const { choices, ends } = askedIn(item, 'en')
  const label = choices.find(({ value }) => value === byte)?.label
  if (label) return label
  const [from, to] = [choices[0]?.value, choices.at(-1)?.value]
  return ends ? `${byte}, where ${from} is “${ends.low}” and ${to} is “${ends.high}”` : String(byte)
}

/** One question of the questionnaire as it was asked and answered. */
export const answeredTo = (item: QuestionnaireItem, at: number, answers: Uint8Array | null): Answered => ({
  item: item.id,
  asked: askedIn(item, 'en').words,
  answer: answers === null ? 'Taken back' : answerWords(item, answers[at]),
})

/** One question as somebody met it: of several things to pick, those they picked, in one line. */
function answeredAtOnce({ at, items }: Together, answers: Uint8Array): Answered {
  const [first] = items
  if (!first.picked || !isAnswered(answers[at])) return answeredTo(first, at, answers)
  const things = items.flatMap(({ picked }, nth) => (answers[at + nth] === 1 ? (picked?.thing.en ?? []) : []))
  return { item: first.picked.of, asked: askedIn(first, 'en').words, answer: listOf(things) }
}

/** Every answer in words: measure by measure in the order it was asked, then the place's own questions by domain. */
export function sectionsOf(
  questionnaire: Questionnaire,
  { answers, yearGroup }: { answers: Uint8Array; yearGroup: number | null },
  library: readonly Measure[],
): Section[] {
  const { items, measures } = questionnaire
  const inMeasures = new Set(measures.flatMap(({ at }) => Object.values(at)))
  const of = (places: readonly number[]): Answered[] =>
    places.flatMap((at) => {
      const item = items[at]
      return item ? [answeredTo(item, at, answers)] : []
    })
  const fromMeasures = measures.map(({ key, version, at }) => {
    const measure = library.find((one) => one.key === key && one.version === version)
    const places = Object.values(at).sort((one, other) => one - other)
    const first = items[places[0] ?? -1]
    return {
      title: measure?.name ?? key,
      lead: first ? askedIn(first, 'en').lead : null,
      scores: measure && measure.scores.length > 0 ? scoresIn(measure, { at, answers, yearGroup }) : null,
      answers: of(places),
    }
  })
  const own = askedTogether(questionnaire).filter(({ at }) => !inMeasures.has(at))
  const fromDomains = [...new Set(own.map((one) => one.items[0].domain))].map((domain) => ({
    title: domains[domain],
    ...{ lead: null, scores: null },
    answers: own.filter((one) => one.items[0].domain === domain).map((one) => answeredAtOnce(one, answers)),
  }))
  return [...fromMeasures, ...fromDomains]
}

import type { QuestionnaireItem, Together } from '../surveys/index.ts'
import type { SurveyLanguage } from '../words/index.ts'

/** A question as it stands on the page, in one language throughout. */
export type Asked = {
  /** The language it is in: English where nobody has put it into theirs. */
  language: SurveyLanguage
  lead: string | null
  words: string
  choices: readonly { value: number; label: string | null }[]
  /** How many may be picked; null where one answer is chosen. */
  most: number | null
  /** What the two ends mean, where only they are named. */
  ends: { low: string; high: string } | null
  /** What stands beside the choices in picture mode. */
  pictures: 'faces' | 'amounts'
}

type Texts = Readonly<Record<string, string>>

/** One language for all of these: this one if each is there in it, else English; and what each says in it. */
function inOneLanguage(texts: readonly (Texts | undefined)[], language: SurveyLanguage) {
  const all = texts.every((text) => text === undefined || text[language] !== undefined) ? language : 'en'
  return { all, said: (text: Texts): string => text[all] ?? text.en ?? '' } as const
}

/** The question as it is asked at once, in this language if all of it is there, else in English. */
export function askedAtOnce({ items }: Pick<Together, 'items'>, language: SurveyLanguage): Asked {
  const [first] = items
  if (!first.picked) return askedIn(first, language)
  const things = items.map(({ picked }) => picked?.thing ?? {})
  const { all, said } = inOneLanguage([first.words, first.lead, ...things], language)
  return {
    ...{ language: all, lead: first.lead ? said(first.lead) : null, words: said(first.words) },
    choices: things.map((thing, value) => ({ value, label: said(thing) })),
    ...{ most: first.picked.most, ends: null, pictures: 'amounts' },
  }
}

/** One item in this language if all of it is there, else in English. */
export function askedIn(item: QuestionnaireItem, language: SurveyLanguage): Asked {
  const { from, to, labels, low, high } = item.choices
  const texts = [item.words, item.lead, low, high, ...(labels ?? [])]
  const { all, said } = inOneLanguage(texts, language)
  return {
    language: all,
    lead: item.lead ? said(item.lead) : null,
    words: said(item.words),
    choices: Array.from({ length: to - from + 1 }, (_, at) => {
      const label = labels?.[at]
      return { value: from + at, label: label ? said(label) : null }
    }),
    most: null,
    ends: low && high ? { low: said(low), high: said(high) } : null,
    pictures: picturesFor(item),
  }
}

const feeling = /\b(un)?happy\b|\bsad\b|satisfied/i

/**
 * Faces only where a choice is itself a feeling; beside 'often' or 'never' a smile would say which answer is the good one,
 * so that an amount is drawn instead. Faces smile upwards, so the choices must too.
 */
function picturesFor({ choices, better }: QuestionnaireItem): Asked['pictures'] {
  const said = [...(choices.labels ?? []), choices.low, choices.high].map((text) => text?.en ?? '').join(' ')
  return better === 'higher' && feeling.test(said) ? 'faces' : 'amounts'
}

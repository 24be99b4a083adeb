import { type Entry, isAsked, ringOf } from '../circle/index.ts'
import { type DateOnly, dateInLondon, en, plainDate, spokenDay } from '../words/index.ts'

const words = en.myPage

/** Why somebody is not the young person's to take out, as the database says. */
export type Kept = keyof typeof words.kept

/** Somebody around the young person who reads this: an entry of the circle, or a place that answers by a link. */
export type AroundMe = Entry & { kept: Kept | null; place: boolean }

/** What they can see and until when, in words a child understands. */
export function seesInMyWords(entry: Entry, today: DateOnly): string {
  const sees = kindOfSight(entry)
  if (!entry.endsAt) return sees
  return `${sees} ${words.sees.until({ day: dayInWords(dateInLondon(entry.endsAt), today) })}`
}

function kindOfSight(entry: Entry): string {
  const { sees } = words
  switch (entry.opens) {
    case 'support':
      return sees.everything
    case 'referral':
      return sees.referral
    case 'activity':
      return isAsked(entry) ? sees.asked : sees.activity
    case 'going_along':
      return sees.along
    case 'shared_plan':
      return sees.plan
    case 'progress':
      return sees.progress
    default:
      return sees.nothing
  }
}

/** Why they are there, and since when. */
export function whyInMyWords(entry: Entry, today: DateOnly): string {
  const { basis, startsAt } = entry
  const reasons: Readonly<Record<string, unknown>> = words.why
  const goes = basis === 'asked_to_take_on' && entry.opens === 'activity' && !isAsked(entry)
  const reason = goes ? words.why.goes : reasons[basis]
  const since = words.why.since({ day: dayInWords(dateInLondon(startsAt), today) })
  return typeof reason === 'string' ? `${reason} ${since}` : since
}

/** 'Tuesday 24 November', with the year when it is another. */
export const dayInWords = (day: DateOnly, today: DateOnly): string =>
  day.slice(0, 4) === today.slice(0, 4) ? spokenDay(day) : plainDate(day)

/** Whom the drawing shows, and where: whoever sees nothing is in the list alone. */
export const drawn = (people: readonly AroundMe[]) =>
  people.flatMap((entry) => {
    const ring = ringOf(entry)
    return ring === null ? [] : [{ name: firstPart(entry.name), ring, asked: isAsked(entry) }]
  })

// A first name or the first words of a place: what fits beside a leaf.
const firstPart = (name: string): string => {
  const [first = '', second = ''] = name.split(' ')
  return first.length > 3 ? first : `${first} ${second}`.trim()
}

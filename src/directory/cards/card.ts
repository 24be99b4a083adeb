import { type DateOnly, en, formatPhone } from '../../words/index.ts'
import type { Service } from '../entry.ts'
import { addressLine, agesOf, awayLine, firstWords, shortCost } from '../facts.ts'
import { emailOf } from '../not-said.ts'
import { drawingFor } from '../screens/drawings.tsx'
import { current, scheduleLine, termLine } from '../when.ts'

/** What stands on a card: a name, what happens, and a few lines. Never a tier, never what it is for (rule 11). */
export type Card = {
  id: string
  name: string
  provider: string | null
  what: string
  lines: { name: string; text: string }[]
  /** What happens when you walk in, for a large card. */
  steps: { title: string; text: string }[]
  picture: string
  address: string
}

/** Cards on a sheet, at most. */
export const MOST_CARDS = 12

// What one side of A5 has room for.
const MOST_STEPS = 5

const { sharing: words, going } = en

/** What a card says of a service today; `origin` is where its page is. */
export function cardOf(service: Service, today: DateOnly, origin: string): Card {
  const schedules = current(service.schedules, today).slice(0, 3)
  const when = schedules.map((schedule) =>
    [scheduleLine(schedule), termLine(schedule, today)].filter(Boolean).join('. '),
  )
  const [place] = service.locations
  const where = place ? addressLine(place) : awayLine(service)
  const ages = agesOf(service)
  const ways = [service.phone && formatPhone(service.phone), emailOf(service)].filter(Boolean).join(', ')
  const lines: [string, string | undefined][] = [
    [words.when, firstWords(when.join('; '), 150) || words.askFirst],
    [words.where, where || words.askFirst],
    [words.cost, shortCost(service) ?? (firstWords(service.fees, 80) || words.askFirst)],
    [words.who, ages && `${ages}.`],
    [words.join, joinLine(service)],
    [words.ask, ways || undefined],
  ]
  return {
    ...{ id: service.id, name: service.name, provider: service.provider?.name ?? null },
    what: service.summary ?? firstWords(service.description, 110),
    lines: lines.flatMap(([name, text]) => (text ? [{ name, text }] : [])),
    steps: service.walkIn
      .slice(0, MOST_STEPS)
      .map(({ title, text }) => ({ title, text: firstWords(text, 110) })),
    picture: drawingFor(service),
    address: `${origin}/services/${service.id}`,
  }
}

function joinLine({ justTurnUp, canReferSelf, door }: Service): string | undefined {
  if (justTurnUp) return [`${going.join.turnUp}.`, door && firstWords(door, 70)].filter(Boolean).join(' ')
  if (canReferSelf) return `${going.join.selfTitle}.`
  return canReferSelf === false ? `${going.join.othersTitle}.` : undefined
}

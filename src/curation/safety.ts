import type { Context } from 'hono'
import { curatorsOf, frontDoor, safeguardingLeadsOf, type Visit, type Worker } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { tellAll } from '../messages/index.ts'
import { dateInLondon, en, listOf } from '../words/index.ts'

/** Who reads what is said about safety, as the writer is told. */
export type SafetyReader = { team: string; hours: string | null }

/** What those who read about safety are told to do. */
export const leadDecides =
  'A safeguarding lead decides what this is before anything else. If it is about an adult in a position of trust, it goes to the council’s designated officer (LADO), never to that adult.'

/** Whose safeguarding leads read what is said about safety here, and when; null where the place has no front door yet. */
export const whoReads = (c: Context<Visit>): Promise<SafetyReader | null> =>
  c.var.act(async ({ tx, actor }) => {
    const team = actor.place ? await frontDoor(tx, actor.place) : null
    if (!team) return null
    const days = [...new Set(team.coverHours.map(({ day }) => day))].sort()
    const names = days.map((day) => en.dates.weekdays[day - 1] ?? '')
    const inARow = days.length > 2 && days.every((day, at) => day === (days[0] ?? 0) + at)
    const hours = inARow ? `${names[0]} to ${names.at(-1)}` : listOf(names)
    return {
      team: team.organisationName,
      hours: hours ? `on ${hours}`.replace(/^on (\w+) to/, 'from $1 to') : null,
    }
  })

/**
 * Tells people at once that somebody wrote about safety: the safeguarding leads at the front door, and those who keep the
 * directory. What was written is behind the link. A person decides what it is; the program decides nothing.
 */
export async function tellSafety(acting: Acting, { name }: { name: string }, link: string): Promise<void> {
  const { tx, actor, now } = acting
  const today = dateInLondon(now)
  const door = actor.place ? await frontDoor(tx, actor.place) : null
  const leads = door ? await safeguardingLeadsOf(tx, door.organisationId, today) : []
  const readers = new Map<string, Worker>(
    [...leads, ...(await curatorsOf(tx, actor.place ?? '', today))].map((one) => [one.id, one]),
  )
  await tellAll(
    acting,
    [...readers.values()].flatMap(({ id, email }) =>
      email
        ? [
            {
              template: 'workerSafetySaid' as const,
              values: { service: name, link },
              to: { audience: 'worker' as const, channel: 'email' as const, address: email, workerId: id },
            },
          ]
        : [],
    ),
  )
}

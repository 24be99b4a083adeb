import type { Acting } from '../../src/database/index.ts'
import { type Session, sessionsOf } from '../../src/groups/index.ts'
import type { Mark, Numbers } from '../../src/registers/register.ts'
import { finishRegister, keepFeedback, onRegister, takeMarks } from '../../src/registers/store.ts'
import { type DateOnly, dateInLondon, londonInstant, newId } from '../../src/words/index.ts'
import { asWorker, type Town } from '../telling/town.ts'
import { groupId, groups, type ToldGroup } from './groups.ts'

/** The register of every session that was, in the order in which they were. */
export async function tellRegisters(town: Town): Promise<void> {
  for (const group of groups) {
    const sessions = await asWorker(town, group.by, town.now, (acting) =>
      sessionsOf(acting, groupId(group.name)),
    )
    const past = sessions.filter(
      ({ onDate, cancelledBecause }) => onDate < town.today && cancelledBecause === null,
    )
    for (const [nth, session] of past.entries()) await takeRegister(town, group, session, nth)
  }
}

async function takeRegister(town: Town, group: ToldGroup, session: Session, nth: number): Promise<void> {
  const at = londonInstant(session.onDate, group.to)
  await asWorker(town, group.by, at, async (acting) => {
    const marks =
      group.kind === 'drop_in'
        ? [counted(nth, at)]
        : (await comingBy(acting, group, session.onDate)).map(
            (person, place): Mark => ({
              ...{ id: newId(), person, at },
              // Everybody is away once.
              said: (nth + place) % 5 === 3 ? 'did_not_come' : 'came',
            }),
          )
    if (marks.length === 0) return
    await takeMarks(acting, session, marks)
    await finishRegister(acting, session, group.by)
    const came = marks[0]?.numbers?.came ?? 0
    if (group.asks)
      await keepFeedback(acting, session, { [group.asks]: { answered: came - 1, yes: came - 2 } })
  })
}

function counted(nth: number, at: Date): Mark {
  const numbers: Numbers = { came: 14 + ((nth * 5) % 9), new_faces: 1 + (nth % 3), from_11: 9, from_16: 4 }
  return { ...{ id: newId(), said: 'counted', at, numbers } }
}

/** Whoever had said yes to the group by that day. */
async function comingBy(acting: Acting, group: ToldGroup, day: DateOnly): Promise<string[]> {
  const people = (await onRegister(acting, groupId(group.name))).map(({ id }) => id)
  if (people.length === 0) return []
  const said = await acting.tx
    .selectFrom('enrolment_change')
    .select(['enrolment_id as id', 'at'])
    .where('enrolment_id', 'in', people)
    .where('act', '=', 'said_yes')
    .execute()
  return people.filter((id) => said.some((one) => one.id === id && dateInLondon(one.at) <= day))
}

import { tellWhatWasAsked } from './programmes/asked.ts'
import { tellChangedSessions, tellGroups } from './programmes/groups.ts'
import { tellMoney, tellWorkshopAsked } from './programmes/money.ts'
import { peopleInGroups } from './programmes/people.ts'
import { peopleBeside } from './programmes/people-beside.ts'
import { tellRegisters } from './programmes/registers.ts'
import { tellRuns } from './programmes/runs.ts'
import { ordinary } from './stories/ordinary.ts'
import type { Story } from './telling/life.ts'
import type { Town } from './telling/town.ts'

/** Where programmes run in Saltmere, and their groups, before anybody's story is told. */
export async function tellWhatRuns(town: Town): Promise<void> {
  await tellRuns(town)
  await tellGroups(town)
}

/** Young people who take part in a programme: one at least for each. */
export const programmeStories: readonly Story[] = [...peopleInGroups, ...peopleBeside].map(ordinary)

/** What happens in the groups once everybody's story is told: who came, what is moved and what is called off. */
export async function tellGroupsGoOn(town: Town): Promise<void> {
  await tellRegisters(town)
  await tellWhatWasAsked(town)
  await tellChangedSessions(town)
  await tellMoney(town)
  await tellWorkshopAsked(town)
}

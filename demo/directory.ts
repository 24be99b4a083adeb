import type { Kysely } from 'kysely'
import type { DB } from '../src/database/index.ts'
import { makeService } from '../src/directory/factory.ts'
import { addDays, dateInLondon } from '../src/words/index.ts'
import { facets } from './directory/facets.ts'
import { making } from './directory/making.ts'
import { meeting } from './directory/meeting.ts'
import { moving } from './directory/moving.ts'
import { outdoorsAndNext } from './directory/outdoors-and-next.ts'
import type { ToldService } from './directory/telling.ts'

/** What there is to do in Saltmere: invented, every one. */
export const saltmereServices: readonly ToldService[] = [
  ...moving,
  ...making,
  ...meeting,
  ...outdoorsAndNext,
].map((told) => ({ ...told, ...facets[told.name] }))

/** Where they are planted: `team` gives the id of a team by its name, or nothing when there is none. */
export type Planting = {
  place: string
  now: Date
  id: (name: string) => string
  team: (name: string) => string | undefined
}

/** Plants the directory of Saltmere. A service whose team is not planted is asked by its email address. */
export async function plantDirectory(db: Kysely<DB>, { place, now, id, team }: Planting): Promise<void> {
  const today = dateInLondon(now)
  for (const { teamKey, checkedDaysAgo, ...told } of saltmereServices)
    await makeService(db, {
      ...told,
      ...{ id: id(`service ${told.name}`), place, now },
      team: teamKey && team(teamKey),
      assuredDate: checkedDaysAgo === undefined ? undefined : addDays(today, -checkedDaysAgo),
    })
}

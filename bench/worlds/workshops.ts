import type pg from 'pg'
import { newId } from '../../src/words/index.ts'
import { type Gen, many, one, yes } from './picking.ts'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

/** A workshop that a club asks of what runs here, answered or not. */
export type Workshop = { id: string; run: string; team: string; answered: boolean }

/** Up to two workshops that were asked for. */
export const someWorkshops = (g: Gen, runs: readonly { id: string; team: string }[]): Workshop[] =>
  many(g, 0, 2, () => {
    const { id: run, team } = one(g, runs)
    return { id: newId(), run, team, answered: yes(g) }
  })

/** What clubs asked for, and what came of it. */
export async function putWorkshops(owner: pg.ClientBase, world: World): Promise<void> {
  await put(
    owner,
    'workshop_request',
    world.workshops.map(({ id, run, team, answered }) => ({
      ...{
        id,
        place_id: world.place,
        run_id: run,
        team_id: team,
        club: 'x',
        asked_by: 'x',
        email: 'x',
        said: [],
      },
      ...{ asked_at: NOW, answer_by: TODAY, answer: answered ? 'yes' : null, words: answered ? 'x' : null },
      ...{ answered_by: answered ? world.workers[0]?.id : null, answered_at: answered ? NOW : null },
    })),
  )
}

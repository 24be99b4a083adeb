import { makeService } from '../../src/directory/factory.ts'
import { beginRun } from '../../src/groups/run-store.ts'
import { programmeFiles } from '../../src/programmes/files.ts'
import { seedProgrammes } from '../../src/programmes/index.ts'
import { addDays } from '../../src/words/index.ts'
import { at, seen } from '../directory/telling.ts'
import { invented, whoIs } from '../saltmere.ts'
import { actAs, asWorker, type Town } from '../telling/town.ts'
import { momentAgo } from '../telling/when.ts'

/** Where a programme runs in Saltmere: who leads the team that runs it, and what stands in the directory of it. */
type ToldRun = {
  programme: string
  by: string
  /** An entry that stands there already; otherwise one under the programme's plain name. */
  service?: string
  summary?: string
  ages?: { from?: number; to?: number }
  justTurnUp?: true
  where?: ReturnType<typeof at>
}

const stadium = at('Saltmere Stadium', '1 Wold Road', -420, 820)
const rec = at('Linfield Rec', 'Linfield Lane', -720, 910)
const quay = at('The quay pitch', 'Custom House Street', 300, 120)

/** Sixteen of the seventeen; the pupil survey is not run as a place but in schools. */
const runs: readonly ToldRun[] = [
  { programme: 'grit', by: 'Delroy Banks', service: 'Bag & Pad' },
  {
    ...{ programme: 'safety-nets', by: 'Delroy Banks', where: stadium, ages: { from: 11, to: 17 } },
    summary: 'An hour of sport and an hour about what helps, for eight weeks.',
  },
  {
    ...{ programme: 'talking-tactics', by: 'Tunde Alabi', where: rec, ages: { from: 11, to: 21 } },
    summary: 'A mentor at the football club, once a week.',
  },
  {
    ...{ programme: 'streetgames', by: 'Tunde Alabi', where: quay, justTurnUp: true },
    summary: 'Free sport by the quay. Turn up as you are.',
  },
  {
    ...{ programme: 'ahead-of-the-game', by: 'Tunde Alabi', where: rec },
    summary: 'One evening for players, parents and coaches about looking after each other.',
  },
  {
    ...{ programme: 'turn-the-page', by: 'Bea Lindqvist', ages: { from: 16, to: 25 } },
    ...{ where: at('Inky Fingers studio', '4 Reed Lane', 80, 400) },
    summary: 'Tell a story of your own as a comic, with others, for twelve weeks.',
  },
  {
    ...{ programme: 'rejuvenate', by: 'Amari Fontaine', where: at('The old fort', 'Fort Road', 620, 700) },
    ...{ ages: { from: 12, to: 17 }, summary: 'Dig, draw and find out who lived here before.' },
  },
  {
    ...{ programme: 'dandelion-time', by: 'Tom Ashdown', ages: { from: 6, to: 13 } },
    ...{ where: at('Railway Garden', 'Station Approach', -150, 900) },
    summary: 'Animals, fire and wood, for a child and their family together.',
  },
  ...(['connect-together', 'healthy-hyde', 'inact', 'care-leavers', 'space'] as const).map(
    (programme): ToldRun => ({ programme, by: 'Helen Marchbank' }),
  ),
  ...(['link', 'east-sussex', 'wellbeing-while-waiting'] as const).map(
    (programme): ToldRun => ({ programme, by: 'Sunita Rao' }),
  ),
]

const BEGAN = 140

/** The id of the run of a programme. */
export const runId = (programme: string): string => invented(`run ${programme}`)

/** What the entry of the directory is called by which a programme is asked for. */
export function serviceOf(programme: string): string {
  const told = runs.find((run) => run.programme === programme)
  return told?.service ?? declaredAs(programme).public_name
}

const { declared } = programmeFiles()

/** The blueprint of a programme. */
export function declaredAs(programme: string) {
  const found = declared.find((one) => one.programme.key === programme)?.programme
  if (!found) throw new Error(`there is no programme ${programme}`)
  return found
}

/** Publishes the blueprints, and begins the programmes where they run; before anybody's story. */
export async function tellRuns(town: Town): Promise<void> {
  const began = momentAgo(town, BEGAN, '09:20')
  const starting = { kind: 'operator:start', id: null, place: null } as const
  await actAs(town, starting, began, (acting) => seedProgrammes(acting, programmeFiles()))
  for (const run of runs) {
    const { team } = whoIs(run.by)
    if (!run.service) await addEntry(town, run)
    await asWorker(town, run.by, began, (acting) =>
      beginRun(acting, {
        ...{ id: runId(run.programme), programme: run.programme },
        ...{ serviceId: invented(`service ${serviceOf(run.programme)}`), teamId: invented(team.name) },
      }),
    )
  }
}

async function addEntry(
  { db, place, now, today }: Town,
  { programme, by, summary, where, ...told }: ToldRun,
): Promise<void> {
  const { about, public_name: name } = declaredAs(programme)
  const { team, organisation } = whoIs(by)
  await makeService(db, {
    ...{ id: invented(`service ${name}`), place, now, name, team: invented(team.name) },
    ...{ provider: organisation.name, summary: summary ?? about, description: about },
    ...{ free: true, ages: told.ages, justTurnUp: told.justTurnUp, safeguarding: seen('September 2026') },
    ...{ assuredDate: addDays(today, -20), locations: where ? [where] : [] },
  })
}

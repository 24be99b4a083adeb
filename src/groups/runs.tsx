import type { Context } from 'hono'
import { isCurator, type SignedInWorker, type Visit, workerOf } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { showForm, type ToPutRight } from '../people/index.ts'
import { type KnownProgramme, programmeCalled } from '../programmes/index.ts'
import { answerText, readForm, type Typed } from '../ui/questions/index.ts'
import { dateInLondon, newId } from '../words/index.ts'
import { beginRunForm } from './forms.ts'
import { lookingAt } from './group.ts'
import { beginRun, runsHere, servicesToRun } from './run-store.ts'
import { RunsPart } from './screens/runs.tsx'

type C = Context<Visit>

/** The teams whose services a worker may put a programme on: those they lead, or all of the place for a curator (null). */
const teamsToRun = (worker: SignedInWorker): readonly string[] | null =>
  isCurator(worker)
    ? null
    : worker.roles
        .filter(({ role }) => role === 'manager' || role === 'supervisor')
        .map(({ teamId }) => teamId)

const mayBegin = (worker: SignedInWorker, { state }: Pick<KnownProgramme, 'state'>): boolean => {
  const teams = teamsToRun(worker)
  return state === 'published' && (teams === null || teams.length > 0)
}

/** Where a programme runs, on its page; with the way to begin it elsewhere for whoever may. */
export async function runsPart(
  { worker, act }: Visit['Variables'],
  programme: { key: string },
): Promise<unknown> {
  if (!worker) return null
  return act(async (acting) => {
    const known = await programmeCalled(acting, programme.key)
    const runs = await runsHere(acting, { programme: programme.key })
    const may = known !== undefined && mayBegin(worker, known)
    const { teams } = lookingAt(worker, [])
    const theirs = new Set(runs.filter(({ teamId }) => teams.includes(teamId)).map(({ id }) => id))
    const money = isCurator(worker) ? new Set(runs.map(({ id }) => id)) : theirs
    const begin = may ? `/programmes/${programme.key}/runs/new` : null
    return <RunsPart {...{ runs, money, theirs, begin }} />
  })
}

const aboutProgramme = (c: C, work: (acting: Acting, known: KnownProgramme) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const known = await programmeCalled(acting, c.req.param('key') ?? '')
    return known && mayBegin(workerOf(c), known) ? work(acting, known) : c.notFound()
  })

async function ask(c: C, acting: Acting, known: KnownProgramme, sent?: ToPutRight) {
  const { key, public_name: name } = known.programme
  return showForm(
    c,
    {
      back: { text: name, href: `/programmes/${key}` },
      ...{ heading: `Where does ${name} run?`, title: `Where ${name} runs`, section: 'programmes' },
      form: beginRunForm(await servicesToRun(acting, teamsToRun(workerOf(c)))),
      ...{ action: `/programmes/${key}/runs`, button: 'It runs there' },
    },
    sent,
  )
}

/** The page on which a programme is put on an entry of the directory. */
export const askRun = (c: C) => aboutProgramme(c, (acting, known) => ask(c, acting, known))

/** From now on whoever is given a place there takes part in the programme. */
export async function startRun(c: C, typed: Typed): Promise<Response> {
  try {
    return await aboutProgramme(c, async (acting, known) => {
      const services = await servicesToRun(acting, teamsToRun(workerOf(c)))
      const read = readForm(beginRunForm(services), typed, dateInLondon(acting.now))
      if (!read.ok) return ask(c, acting, known, { typed, problems: read.problems })
      const { key } = known.programme
      const service = services.find(({ id }) => id === answerText(read.answers, 'service'))
      if (!service) return c.notFound()
      await beginRun(acting, { id: newId(), programme: key, serviceId: service.id, teamId: service.teamId })
      return c.redirect(`/programmes/${key}`, 303)
    })
  } catch (error) {
    if (constraintOf(error) !== 'one_run_of_a_service') throw error
    return c.redirect(`/programmes/${c.req.param('key')}`, 303)
  }
}

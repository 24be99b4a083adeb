import type { SignedInWorker, Visit } from '../accounts/index.ts'
import type { Programme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { programmeCalled, saidTo, shortForm, waysInFor } from '../programmes/index.ts'
import {
  type FindAskedAt,
  type FindAskedFor,
  formFor,
  referralForms,
  sendingTeam,
} from '../referrals/index.ts'
import type { Content } from '../ui/index.ts'
import { en } from '../words/index.ts'
import { runAt, runsToAsk } from './run-store.ts'

const words = en.programmes

/** What a published programme that runs here asks of whoever refers to it: the short form that it names for them. */
export const askedForHere: FindAskedFor = async (acting, { programme: key, wayIn, worker }) => {
  const known = await programmeCalled(acting, key)
  const sent = { wayIn, sentBy: worker?.organisationKind ?? null }
  if (known?.state !== 'published' || waysInFor(known.programme, sent).length === 0) return null
  const runs = await runsToAsk(acting, key)
  if (runs.length === 0) return null
  const { public_name: name } = known.programme
  const questions = shortForm(known.programme, sent)
  return {
    ...{ key, name, section: questions.length > 0 ? { title: name, questions } : null },
    teams: runs.map(({ teamId }) => teamId),
    said: (answers) => saidTo(questions, answers),
  }
}

/** The same of a worker, by the form that suits where they work. */
export const askedOfWorker = (acting: Acting, worker: SignedInWorker, programme: string) =>
  askedForHere(acting, { programme, wayIn: formFor(worker.organisationKind).wayIn, worker })

/** The same of a worker who asks for a place at a service by which a programme runs. */
export const askedForAt: FindAskedAt = async (acting, { service, worker }) => {
  const run = await runAt(acting, service)
  return run ? askedOfWorker(acting, worker, run.programme) : null
}

/** The way to refer somebody to a programme that runs here, for a worker for whom it has a way in. */
export async function referLink({ worker, act }: Visit['Variables'], programme: Programme): Promise<Content> {
  if (!worker || !sendingTeam(worker)) return null
  if (!(await act((acting) => askedOfWorker(acting, worker, programme.key)))) return null
  const { slug } = formFor(worker.organisationKind)
  return (
    <p>
      <a href={`/refer/${slug}?programme=${programme.key}`}>Refer a child or young person to it</a>
    </p>
  )
}

/** The ways to ask for a programme that runs here oneself or for one's child, where it has them. */
export async function askLinks({ act }: Visit['Variables'], programme: Programme): Promise<Content> {
  const open = referralForms.filter(
    (form) => form.open && waysInFor(programme, { wayIn: form.wayIn, sentBy: null }).length > 0,
  )
  if (open.length === 0) return null
  const runs = await act((acting) => runsToAsk(acting, programme.key))
  if (runs.length === 0) return null
  return (
    <section>
      <h2>{words.ask}</h2>
      <ul>
        {open.map(({ slug, wayIn }) => (
          <li>
            <a href={`/refer/${slug}?programme=${programme.key}`}>
              {wayIn === 'young_person' ? words.askSelf : words.askChild}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

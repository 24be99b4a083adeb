import { Hono } from 'hono'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../../accounts/factory.ts'
import { startSession, type Visit, workerForSession } from '../../accounts/index.ts'
import { type Acting, type Actor, actorTransaction, type Ids, workHelpers } from '../../database/index.ts'
import type { TestDatabase } from '../../database/testing.ts'
import { makeService } from '../../directory/factory.ts'
import { makeYoungPerson } from '../../people/factory.ts'
import { addDays, dateInLondon, newId } from '../../words/index.ts'
import { type Accepted, accept } from '../acceptance.ts'
import { referralRoutes } from '../routes.tsx'
import { sendReferral } from '../sending.ts'
import { type ReferralWithNames, referralById } from '../store.ts'
import { placeTasks } from './place-answered.ts'
import { prescribingRoutes } from './routes.tsx'

export const ORIGIN = 'https://trellis.saltmere.example'
export const TUESDAY = new Date('2026-11-24T10:00:00Z')

/** Who does something, when. `null` is the public. */
export type As = { worker: string | null; now?: Date }

/** Saltmere as prescribing needs it: link workers, a club with an account, a hall without one, and somebody outside. */
export type Scene = Awaited<ReturnType<typeof makeScene>>

export async function makeScene(database: TestDatabase) {
  const db = database.kysely
  const place = await makePlace(db)
  const northside = await makeOrganisation(db, {
    ...{ place, kind: 'charity', name: 'Northside', phone: '+441632960100' },
  })
  const harbour = await makeOrganisation(db, { place, kind: 'club', name: 'Harbour Boxing' })
  const other = await makeOrganisation(db, { place, kind: 'club', name: 'Allotment Club' })
  const team = await makeTeam(db, {
    ...{ place, organisation: northside, name: 'Northside Link Workers', frontDoor: true },
  })
  const club = await makeTeam(db, {
    ...{ place, organisation: harbour, name: 'Harbour coaches', receivesReferrals: true },
  })
  const elsewhere = await makeTeam(db, {
    ...{ place, organisation: other, name: 'Allotment leaders', receivesReferrals: true },
  })
  const worker = (
    name: string,
    organisation: string,
    at: string,
    role: 'link_worker' | 'manager' | 'provider',
  ) =>
    makeWorker(db, {
      ...{ place, organisation, name, roles: [{ team: at, role }] },
      email: `${name.split(' ')[0]?.toLowerCase()}@saltmere.example`,
    })
  const hall = {
    place,
    provider: 'The Tin Hall',
    name: 'Chess on Mondays',
    contactEmail: 'hello@tinhall.example',
  }
  return {
    ...{ database, place, team, club },
    maryam: await worker('Maryam Siddiqui', northside, team, 'link_worker'),
    manager: await worker('Helen Marchbank', northside, team, 'manager'),
    coach: await worker('Dev Patel', harbour, club, 'provider'),
    outsider: await worker('Olive Outside', other, elsewhere, 'provider'),
    chess: await makeService(db, hall),
    boxing: await makeService(db, { place, team: club, provider: 'Harbour Boxing', name: 'Bag & Pad' }),
  }
}

/** Runs work as this actor at this moment, through the policies of the database. */
export const acts = <T,>(
  { database }: Pick<Scene, 'database'>,
  actor: Actor,
  work: (acting: Acting) => Promise<T>,
  now = TUESDAY,
): Promise<T> => actorTransaction(database.kysely, { actor, now, request: newId() }, work)

/** The same as a worker of the place. */
export const actsAs = <T,>(
  scene: Scene,
  worker: string,
  work: (acting: Acting) => Promise<T>,
  now = TUESDAY,
) => acts(scene, { kind: 'worker', id: worker, place: scene.place }, work, now)

// What the room to the right does when somebody is taken on, as far as prescribing looks at it.
async function opened({ tx }: Acting, accepted: Accepted): Promise<void> {
  await tx
    .insertInto('support')
    .values({
      id: accepted.supportId,
      place_id: accepted.placeId,
      young_person_id: accepted.youngPersonId,
      team_id: accepted.teamId,
      referral_id: accepted.referralId,
      state: 'open',
      worker_id: accepted.workerId,
      due_on: accepted.firstContactBy,
    })
    .execute()
}

/** A young person of Maryam's with a safe phone: everything about them is named so that a leak would show. */
export async function makeSupported(
  scene: Scene,
  person: Partial<ReturnType<typeof makeYoungPerson>> = {},
  from: { workerId: string; teamId: string } | null = null,
): Promise<{ supportId: string; youngPersonId: string }> {
  const [id, youngPersonId] = [newId(), newId()]
  const { place } = scene
  const sender = from
    ? { kind: 'worker' as const, id: from.workerId }
    : { kind: 'public' as const, id: newId() }
  const name = person.name ?? 'Tariq Hussain-O’Shaughnessy'
  await acts(scene, { ...sender, place }, (acting) =>
    sendReferral(acting, {
      ...{ id, youngPersonId, wayIn: from ? 'school' : 'young_person', from, reRefersId: null, parent: null },
      toTeamId: scene.team,
      answerBy: addDays(dateInLondon(TUESDAY), 14),
      person: makeYoungPerson({
        ...{ name, preferred_name: 'Taz', date_of_birth: '2013-03-27' },
        ...{ phone: '+447700900123', phone_whose: 'own', contact_safe: true, address: '4 Quarry Lane' },
        access_needs: 'A quiet corner',
        ...person,
      }),
      decisions: [],
      letter: { name, tell_first: 'sender', why: 'Missing school on Mondays' },
    }),
  )
  return actsAs(scene, scene.maryam, async (acting) => {
    const referral = (await referralById(acting, id)) as ReferralWithNames
    const taking = { workerId: scene.maryam, origin: ORIGIN, onAccepted: opened }
    const { supportId } = await accept(acting, referral, taking)
    return { supportId, youngPersonId }
  })
}

/** What a link worker answers on the form: everything that can be shared is, and each is a word to look for. */
export const wholeForm = {
  next: 'send',
  why: 'I miss having a thing on Mondays',
  wishes: 'After school with Ali',
  share: ['age', 'wishes', 'emergency_contact', 'medical_needs', 'access_needs', 'may_collect', 'risk'],
  age: '13',
  emergency_contact: 'Nuala, mum, 07700 900456',
  medical_needs: 'Carries a blue inhaler',
  access_needs: 'A quiet corner',
  may_collect: 'Only Nuala',
  risk: 'Leaves when it gets loud',
  decided_by: 'competent',
  judged_by: 'Maryam Siddiqui',
  grounds: 'He said it back in his own words',
  tell_parents: 'Everything',
  seen_first: 'yes',
  tell_first: 'young_person',
  provider_email: 'hello@tinhall.example',
}

type Sent = Record<string, string | readonly string[]>

/** What came back: the status, the words, where it leads on to, and its headers. */
export type Answer = { status: number; text: string; to: string }

/** A hall for a worker or for anybody, with only what the hall gives, into which rooms are put. */
export async function makeHall(
  { database, place }: Scene,
  { worker, now = TUESDAY }: As,
): Promise<Hono<Visit>> {
  const db = database.kysely
  const signedIn = worker && (await workerForSession(db, await startSession(db, worker), now))
  const actor: Actor = worker ? { kind: 'worker', id: worker, place } : { kind: 'public', id: null, place }
  const app = new Hono<Visit>()
  app.notFound((c) => c.text('Page not found', 404))
  app.use(async (c, next) => {
    const request = newId()
    c.set('worker', signedIn || null)
    c.set('actor', actor)
    c.set('now', now)
    c.set('request', request)
    c.set('origin', ORIGIN)
    c.set('act', (work) => actorTransaction(db, { actor, now, request }, work))
    c.set('actAs', (other, work) => actorTransaction(db, { actor: other, now, request }, work))
    c.set('page', ({ title, children, status }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  return app
}

/** Asks for a page of this room (or one `beside` it), or sends a form or JSON, as a worker or as anybody. */
export async function visit(
  scene: Scene,
  as: As,
  path: string,
  form?: Sent,
  beside: Hono<Visit> = new Hono<Visit>(),
  json?: unknown,
): Promise<Answer> {
  const app = await makeHall(scene, as)
  app.route('/', beside)
  app.route('/', prescribingRoutes())
  app.route('/', referralRoutes({ onAccepted: opened, askedFor: async () => null }))
  const body =
    form &&
    new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    )
  const sent = json === undefined ? body : JSON.stringify(json)
  const headers: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await app.request(path, sent ? { method: 'POST', body: sent, headers } : undefined)
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
}

/** Asks a service to have a young person, through the form. Gives the referral's id. */
export async function ask(
  scene: Scene,
  supportId: string,
  service: string,
  changed: Sent = {},
): Promise<string> {
  const id = newId()
  const { provider_email, ...rest } = wholeForm
  const form = { ...rest, ...(service === scene.chess ? { provider_email } : {}), service, ...changed }
  const answer = await visit(
    scene,
    { worker: scene.maryam },
    `/supports/${supportId}/prescriptions/${id}`,
    form,
  )
  if (answer.status !== 303) throw new Error(`it was not asked: ${answer.text.slice(0, 2000)}`)
  return id
}

/** The value of the hidden field that says which state a page was made from. */
export const seenIn = ({ text }: Answer): string => /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** Every message about a referral in the order it was told (nothing is sent here, so none moves): each with what it waits for. */
export async function messagesOf({ database }: Scene, referral: string) {
  const { rows } = await database.owner.query<{
    id: string
    template: string
    audience: string
    address: string
    subject: string
    body: string
    after_id: string | null
  }>(
    `select id, template, audience, address, subject, body, after_id from message where referral_id = $1
     order by xmin::text::bigint, after_id nulls first, template`,
    [referral],
  )
  return rows
}

/** The path of the latest link sent to those who run it. */
export async function linkIn(scene: Scene, referral: string): Promise<string> {
  const told = (await messagesOf(scene, referral)).filter(
    ({ audience, body }) => audience === 'provider' && /\/l\//.test(body),
  )
  const found = /\/l\/[\w-]{43}/.exec(told.at(-1)?.body ?? '')?.[0]
  if (!found) throw new Error('no link was sent')
  return found
}

/** Works every job of prescribing that waits, once each, or `times`. */
export async function workJobs({ database }: Scene, { now = TUESDAY, times = 1 } = {}): Promise<number> {
  const asked = await database.owner.query(
    `set role trellis_jobs;
     select t.identifier, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier in ('place-answered', 'next-link', 'how-it-was');
     delete from graphile_worker._private_jobs where task_id in (
       select id from graphile_worker._private_tasks where identifier in ('place-answered', 'next-link', 'how-it-was'));
     reset role`,
  )
  const rows = (asked as unknown as { rows: { identifier: string; payload: Ids }[] }[])[1]?.rows ?? []
  const tasks = placeTasks(ORIGIN)
  for (const { identifier, payload } of rows)
    for (let time = 1; time <= times; time++)
      await tasks[identifier]?.(payload, {
        ...workHelpers(database.kysely, now, 'a test'),
        attempt: time,
      })
  return rows.length
}

import { sql } from 'kysely'
import { calendarOf, managersOf } from '../accounts/index.ts'
import { type Acting, addJob, type Ids, type Task } from '../database/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { madeBefore, referralById, tellNews } from '../referrals/index.ts'
import { addWorkingDays, type DateOnly, dateInLondon, uuidV5 } from '../words/index.ts'

/** Working days within which a service answers when somebody gets worse; our own choice, the same for every service. */
const DAYS_TO_ANSWER = 1

/** The day by which a service answers who is asked now, by its own calendar. */
export async function answerDay(acting: Acting, organisationId: string): Promise<DateOnly> {
  return addWorkingDays(await calendarOf(acting.tx, organisationId), dateInLondon(acting.now), DAYS_TO_ANSWER)
}

/** The jobs that tell a service at once that somebody gets worse, and those around them what it answered. */
const jobs = { asked: 'looking-again-asked', answered: 'looking-again-answered' } as const
type What = keyof typeof jobs

/** Whoever asks, or answers, may not read where the others are reached: a job tells them. */
export const tellLater = (acting: Acting, id: string, what: What): Promise<void> =>
  addJob(acting, jobs[what], { id, place: acting.actor.place as string })

type Told = {
  referralId: string
  answerBy: DateOnly
  teamId: string
  answererId: string
  answererEmail: string | null
  workerId: string | null
  workerEmail: string | null
  supportTeam: string | null
  askedBy: string
}

async function toldOf({ tx }: Acting, id: string): Promise<Told | null> {
  const { rows } = await sql<Told>`
    select o.referral_id as "referralId", a.answer_by as "answerBy", l.team_id as "teamId", l.answerer_id as "answererId",
      case when w.left_on is null then w.email end as "answererEmail", a.asked_by as "askedBy",
      v.id as "workerId", v.email as "workerEmail", s.team_id as "supportTeam"
    from looking_again a join waiting_offer o on o.id = a.offer_id join waiting_list l on l.id = o.list_id
    join worker w on w.id = l.answerer_id
    left join support s on s.referral_id = o.referral_id left join worker v on v.id = s.worker_id
    where a.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

const toWorker = (workerId: string, address: string, teamId?: string) =>
  ({ audience: 'worker', channel: 'email', address, workerId, ...(teamId ? { teamId } : {}) }) as const

/** To the one who answers, and to the managers of the service: at once, and without a name. */
async function tellAsked(acting: Acting, told: Told, link: string): Promise<NewMessage[]> {
  const managers = await managersOf(acting.tx, told.teamId, dateInLondon(acting.now))
  const everybody = new Map([
    ...(told.answererEmail ? [[told.answererId, told.answererEmail] as const] : []),
    ...managers.flatMap(({ id, email }) => (email ? [[id, email] as const] : [])),
  ])
  const values = { answerBy: told.answerBy, link }
  return [...everybody].map(([id, address]) => ({
    ...{ template: 'workerLookAgain' as const, values, to: toWorker(id, address, told.teamId) },
  }))
}

async function tell(acting: Acting, { id = '' }: Ids, what: What, origin: string): Promise<void> {
  const told = await toldOf(acting, id)
  const referral = told && (await referralById(acting, told.referralId))
  if (!told || !referral) return
  const mine = told.workerId && told.workerEmail ? toWorker(told.workerId, told.workerEmail) : null
  const link = `${origin}/young-people/${referral.youngPersonId}`
  const idOf = (nth: number) => uuidV5(id, `${what} ${nth}`)
  if (what === 'asked') {
    const asked = await tellAsked(acting, told, `${origin}/looking-again/${id}`)
    const worker: NewMessage[] =
      mine && told.askedBy === 'young_person'
        ? [{ template: 'workerGettingWorse', values: { answerBy: told.answerBy, link }, to: mine }]
        : []
    await tellAll(
      acting,
      [...asked, ...worker].map((message, nth) => ({ ...message, id: idOf(nth) }) as NewMessage),
    )
    return
  }
  await tellNews(
    acting,
    { referral, origin, idOf },
    {
      youngPerson: (values, to) => ({ template: 'youngPersonLookedAgain', values, to }),
      others: async () => (mine ? [{ template: 'workerLookedAgain', values: { link }, to: mine }] : []),
    },
  )
}

const taskOf =
  (what: What, origin: string): Task =>
  async (ids, { actAs }) => {
    if (!ids.place) throw new TypeError('a job about looking again names its place')
    try {
      await actAs({ kind: 'job:sweep', id: null, place: ids.place }, (acting) =>
        tell(acting, ids, what, origin),
      )
    } catch (error) {
      if (!madeBefore(error)) throw error
    }
  }

/** The jobs of this room. */
export const whileWaitingTasks = (origin: string): Record<string, Task> => ({
  [jobs.asked]: taskOf('asked', origin),
  [jobs.answered]: taskOf('answered', origin),
})

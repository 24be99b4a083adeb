import {
  frontDoor,
  membersWith,
  type SignedInWorker,
  teamById,
  teamCovering,
  teamsReceiving,
} from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { calledName, parentFrom, personFrom } from '../people/index.ts'
import { type Answers, answerText } from '../ui/questions/index.ts'
import { type DateOnly, newId } from '../words/index.ts'
import { answerByFor, todayOf } from './deadlines.ts'
import type { ReferralForm } from './forms/index.ts'
import { decisionsFrom, firstTold } from './letter.ts'
import { teamMessages } from './moving-on.ts'
import { sendReferral } from './sending.ts'
import { toWorker } from './telling.ts'

/** A place to send to: the team, and by when it would answer if asked today. */
export type Destination = {
  id: string
  name: string
  purpose: string
  answerBy: DateOnly
  suggested: boolean
}

// Clubs and groups take onward referrals of their own; a first referral goes to people who listen first.
async function linkWorkerTeams(acting: Acting, place: string) {
  const teams = await teamsReceiving(acting.tx, place)
  const members = await Promise.all(
    teams.map((team) => membersWith(acting.tx, team.id, ['link_worker'], todayOf(acting))),
  )
  return teams.filter((_, at) => (members[at]?.length ?? 0) > 0)
}

/** Where this sender may send: their own organisation's team first, or the front door, then the others of the place. */
export async function destinations(acting: Acting, worker: SignedInWorker | null): Promise<Destination[]> {
  const place = acting.actor.place as string
  const covering = worker ? await teamCovering(acting.tx, worker.organisationId) : null
  const usual = covering ?? (await frontDoor(acting.tx, place))
  const others = worker ? (await linkWorkerTeams(acting, place)).filter((team) => team.id !== usual?.id) : []
  const own = new Set(worker?.roles.map((held) => held.teamId))
  return Promise.all(
    [...(usual ? [usual] : []), ...others.filter((team) => !own.has(team.id))].map(async (team) => ({
      id: team.id,
      name: team.name,
      purpose: team.purpose,
      answerBy: await answerByFor(acting, team.id),
      suggested: team.id === usual?.id,
    })),
  )
}

/** A form that was read without problems, ready to be sent. */
export type Submission = {
  id: string
  form: ReferralForm
  answers: Answers
  toTeamId: string
  worker: SignedInWorker | null
  reRefersId: string | null
  origin: string
}

/** The team a worker sends for: the first they belong to, other than the one asked. */
export const sendingTeam = (worker: SignedInWorker): string | null => worker.roles[0]?.teamId ?? null

/** Sends the referral and tells everybody, the young person first. A second sending fails: see `wasSentBefore`. */
export async function submit(
  acting: Acting,
  sent: Submission,
): Promise<{ answerBy: DateOnly; teamName: string }> {
  const answerBy = await answerByFor(acting, sent.toTeamId)
  const youngPersonId = newId()
  const { worker, answers, form } = sent
  const teamId = worker && sendingTeam(worker)
  await sendReferral(acting, {
    id: sent.id,
    youngPersonId,
    wayIn: form.wayIn,
    from: worker && teamId ? { workerId: worker.id, teamId } : null,
    toTeamId: sent.toTeamId,
    answerBy,
    reRefersId: sent.reRefersId,
    person: personFrom(answers),
    parent: parentFrom(answers),
    decisions: decisionsFrom(form.wayIn, answers, {
      today: todayOf(acting),
      recordedBy: worker?.id ?? null,
      shareWith: worker ? `${worker.name}, ${worker.organisationName}` : '',
      shareTeamId: teamId,
    }),
    letter: { ...answers, form: form.slug },
  })
  const team = (await teamById(acting.tx, sent.toTeamId))?.name ?? ''
  await tellSent(acting, sent, { youngPersonId, answerBy, team })
  return { answerBy, teamName: team }
}

async function tellSent(
  acting: Acting,
  sent: Submission,
  made: { youngPersonId: string; answerBy: DateOnly; team: string },
): Promise<void> {
  const { answers, form, worker, origin } = sent
  const { team, answerBy } = made
  const about = { youngPersonId: made.youngPersonId, referralId: sent.id }
  const first = firstTold(form.wayIn, answers)
  const firstName = calledName({
    name: answerText(answers, 'name'),
    preferred_name: answerText(answers, 'preferred_name'),
  })
  const values = { firstName, team, answerBy }
  const parent = first?.audience === 'parent_or_carer'
  const template = form.open
    ? parent
      ? 'parentAsked'
      : 'youngPersonAsked'
    : parent
      ? 'parentSent'
      : 'youngPersonSent'
  const head = first
    ? ({ template, values, to: first, ...about, id: newId() } as NewMessage & { id: string })
    : null
  const sender = toWorker(worker, worker ? (sendingTeam(worker) ?? undefined) : undefined)
  const link = `${origin}/referrals/${sent.id}`
  const others: NewMessage[] = [
    ...(sender
      ? [
          {
            template: 'referrerReceived',
            values: { sentOn: todayOf(acting), team, answerBy, link },
            to: sender,
          } as NewMessage,
        ]
      : []),
    ...(await teamMessages(
      acting,
      { id: sent.id, toTeamId: sent.toTeamId, youngPersonId: made.youngPersonId },
      answerBy,
      origin,
    )),
  ]
  await tellAll(acting, [
    ...(head ? [head] : []),
    ...others.map((message) => ({ ...message, ...about, ...(head ? { after: head.id } : {}) })),
  ] as NewMessage[])
}

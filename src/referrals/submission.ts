import { membersWith, type SignedInWorker } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { NewMessage } from '../messages/index.ts'
import { calledName, parentFrom, personFrom } from '../people/index.ts'
import { type Answers, answerText } from '../ui/questions/index.ts'
import { newId } from '../words/index.ts'
import { type AskedFor, lettered } from './asked-for.ts'
import { todayOf } from './deadlines.ts'
import { type Destination, READERS } from './destinations.ts'
import type { SentDraft } from './drafts.ts'
import { formFor, type ReferralForm } from './forms/index.ts'
import { decisionsFrom, firstTold } from './letter.ts'
import { sendReferral } from './sending.ts'
import { readerMessages, toWorker } from './telling.ts'

/** A form that was read without problems, ready to be sent. */
export type Submission = {
  id: string
  form: Pick<ReferralForm, 'wayIn' | 'slug' | 'open'>
  answers: Answers
  /** The programme that is asked for. */
  asked?: AskedFor | null
  to: Destination
  worker: SignedInWorker | null
  reRefersId: string | null
  origin: string
  /** The draft it was, to be emptied. */
  draft?: SentDraft
}

/** The team a worker sends for: the first they belong to, other than the one asked. */
export const sendingTeam = (worker: SignedInWorker): string | null => worker.roles[0]?.teamId ?? null

/** Where somebody learns, where their own school or college refers them. */
const schoolOf = (worker: SignedInWorker | null): string | null =>
  worker && formFor(worker.organisationKind).wayIn === 'school' ? worker.organisationId : null

/** Sends the referral and tells everybody, the young person first. A second sending fails: see `wasSentBefore`. */
export async function submit(acting: Acting, sent: Submission): Promise<void> {
  const youngPersonId = newId()
  const { worker, answers, form, to, draft } = sent
  const teamId = worker && sendingTeam(worker)
  const referral = {
    id: sent.id,
    youngPersonId,
    wayIn: form.wayIn,
    from: worker && teamId ? { workerId: worker.id, teamId } : null,
    toTeamId: to.id,
    answerBy: to.answerBy,
    reRefersId: sent.reRefersId,
    person: personFrom(answers, schoolOf(worker)),
    parent: parentFrom(answers),
    decisions: decisionsFrom(form.wayIn, answers, {
      today: todayOf(acting),
      recordedBy: worker?.id ?? null,
      shareWith: worker ? `${worker.name}, ${worker.organisationName}` : '',
      shareTeamId: teamId,
    }),
    letter: { ...lettered(answers, sent.asked ?? null), form: form.slug },
  }
  await sendReferral(acting, referral, { messages: await newsOf(acting, sent, youngPersonId), draft })
}

const readersOf = async (acting: Acting, to: Destination) =>
  to.readers ?? membersWith(acting.tx, to.id, READERS, todayOf(acting))

async function newsOf(acting: Acting, sent: Submission, youngPersonId: string): Promise<NewMessage[]> {
  const { answers, form, worker, origin } = sent
  const { name: team, answerBy } = sent.to
  const about = { youngPersonId, referralId: sent.id }
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
    ...readerMessages(sent.to, await readersOf(acting, sent.to), { answerBy, link }),
  ]
  return [
    ...(head ? [head] : []),
    ...others.map((message) => ({ ...message, ...about, ...(head ? { after: head.id } : {}) })),
  ] as NewMessage[]
}

import type { Context } from 'hono'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { deviceOf } from '../device.ts'
import { browserSecret, setBrowserSecret } from '../session-cookie.ts'
import { signIn, takeUpInvitation } from '../signing-in.ts'
import { newToken } from '../tokens.ts'
import type { Trouble } from '../trouble.ts'
import type { Visit } from '../visit.ts'
import type { Reading } from '../worker.ts'
import { type Answer, made, readAnswer, siteOf, used } from './ceremony.ts'
import { nameOf, type Purpose, type Question } from './passkey.ts'
import { askQuestion, keepPasskey, noteUse, passkeyNamed, takeQuestion } from './passkey-store.ts'

/** Puts a question to this browser, which may answer it once in the next minutes. */
export async function ask(
  c: Context<Visit>,
  database: Reading,
  purpose: Purpose,
  { challenge, ...question }: Question & { challenge: string },
): Promise<void> {
  const browser = browserSecret(c) ?? newToken()
  setBrowserSecret(c, browser)
  await askQuestion(database, { challenge, browser }, purpose, question)
}

type Answered = { answer: Answer; question: Question & { purpose: Purpose } }

// What a form of ours brought, and the question of ours that it answers, which is over by it.
async function answered(
  c: Context<Visit>,
  database: Reading,
  sent: string,
  purposes: readonly Purpose[],
): Promise<Answered | Trouble> {
  const answer = readAnswer(sent)
  if (!answer) return 'passkey-refused'
  const browser = browserSecret(c)
  const { challenge } = answer
  const question = browser ? await takeQuestion(database, { challenge, browser }, purposes) : null
  return question ? { answer, question } : 'out-of-date'
}

/** Signs in whoever's passkey answered, for the first time or again; or says what is wrong. */
export async function useOfPasskey(
  c: Context<Visit>,
  database: Reading,
  sent: string,
): Promise<{ goTo: string } | Trouble> {
  const read = await answered(c, database, sent, ['sign_in', 'again'])
  if (typeof read === 'string') return read
  const { answer, question } = read
  const passkey = await passkeyNamed(database, answer.credential)
  const count = await used(answer, siteOf(c.var.origin), passkey)
  if (!passkey || count === null) return 'passkey-refused'
  const { id, worker } = passkey
  if (!worker.active) return 'has-left'
  const again = question.purpose === 'again'
  // Whoever was asked again is still there, and it is their own passkey that answered.
  if (again && (question.workerId !== worker.id || c.var.worker?.id !== worker.id)) return 'somebody-else'
  const signedIn = await signIn(c, database, worker, {
    ...{ provedAt: 'now', again },
    first: (acting) => noteUse(acting, id, count),
  })
  return signedIn ? { goTo: question.returnTo } : 'passkey-refused'
}

type MadeIn = { sent: string; name: string }

// What keeping a new passkey takes: it answers the question that was put to this worker in this browser.
async function madeFor(
  c: Context<Visit>,
  database: Reading,
  worker: string,
  { sent, name }: MadeIn,
): Promise<((acting: Acting) => Promise<Trouble | null>) | Trouble> {
  const read = await answered(c, database, sent, ['make'])
  if (typeof read === 'string') return read === 'passkey-refused' ? 'passkey-not-made' : read
  const passkey = await made(read.answer, siteOf(c.var.origin))
  if (!passkey || read.question.workerId !== worker) return 'passkey-not-made'
  const called = nameOf(name, deviceOf(c.req.header('user-agent')))
  return async (acting) => {
    if (!(await keepPasskey(acting, { ...passkey, name: called }))) return 'passkey-not-made'
    await record(acting, { act: 'made_a_passkey', subject: { kind: 'worker', id: worker } })
    return null
  }
}

/** Makes the first passkey of whoever was invited, uses the invitation up and signs them in; or says what is wrong. */
export async function makingAsInvited(
  c: Context<Visit>,
  database: Reading,
  invitation: { id: string; worker: { id: string } },
  sent: MadeIn,
): Promise<{ goTo: string } | Trouble> {
  const keep = await madeFor(c, database, invitation.worker.id, sent)
  if (typeof keep === 'string') return keep
  const worker = await takeUpInvitation(c, database, invitation.id, keep)
  if (typeof worker === 'string') return worker
  await signIn(c, database, worker, { provedAt: 'now', again: false })
  return { goTo: '/today' }
}

/** Makes one more passkey for whoever is signed in; says what is wrong, or null. */
export async function makingAnother(
  c: Context<Visit>,
  database: Reading,
  worker: string,
  sent: MadeIn,
): Promise<Trouble | null> {
  const keep = await madeFor(c, database, worker, sent)
  return typeof keep === 'string' ? keep : c.var.act(keep)
}

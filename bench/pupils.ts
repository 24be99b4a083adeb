import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Spread, spreadOf } from './rounds.ts'

/** Pupils who come with these codes, so many a second, and answer so many questions with a pause before each. */
export type MorningOrder = {
  kind: 'morning'
  url: string
  codes: string[]
  startsASecond: number
  questions: number
  /** Milliseconds. */
  pause: number
  /** How often what gets no answer is sent, as by somebody who reloads the page. */
  tries: number
}

/** What was acknowledged, by pupil and question; how long it took; and what else was answered, if anything. */
export type MorningReport = {
  acknowledged: number[][]
  saving: Spread
  page: Spread
  /** Answers acknowledged a second, over the middle third. */
  answersASecond: number
  wrong: string | null
}

type Told = { saving: number[]; page: number[]; at: number[]; acknowledged: number[][]; wrong: string | null }

/** Lets them come at their times, whether or not those before them have been answered. */
export async function letPupilsCome(order: MorningOrder): Promise<MorningReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 })
  const told: Told = { saving: [], page: [], at: [], acknowledged: order.codes.map(() => []), wrong: null }
  const begun = performance.now()
  const coming = order.codes.map(async (code, nth) => {
    await wait((nth * 1000) / order.startsASecond)
    if (told.wrong !== null) return
    await fillIn(order, agent, { code, nth, told }).catch((error: unknown) => {
      told.wrong ??= `pupil ${nth}: ${error instanceof Error ? error.message : error}`
    })
  })
  await Promise.all(coming)
  agent.destroy()
  const [from, to] = [begun + (performance.now() - begun) / 3, begun + ((performance.now() - begun) * 2) / 3]
  const height = told.at.filter((at) => at >= from && at < to).length
  return {
    acknowledged: told.acknowledged,
    saving: spreadOf(told.saving),
    page: spreadOf(told.page),
    answersASecond: (height * 1000) / (to - from),
    wrong: told.wrong,
  }
}

async function fillIn(
  { url, questions, pause, tries }: MorningOrder,
  agent: Agent,
  { code, nth, told }: { code: string; nth: number; told: Told },
): Promise<void> {
  const pupil = { url, agent, cookie: '', tries }
  await send(pupil, { path: '/survey', body: `code=${code}`, expected: 303 })
  await send(pupil, { path: '/survey/on', expected: 303 })
  await send(pupil, { path: '/survey/start', expected: 200 })
  await send(pupil, { path: '/survey/start', body: '', expected: 303 })
  await send(pupil, { path: '/survey/questions/1', expected: 200 })
  for (let at = 1; at <= questions; at++) {
    // No two pupils answer in step.
    await wait(pause * (0.5 + Math.random()))
    const value = 1 + ((nth + at) % 5)
    const path = `/survey/questions/${at}`
    told.saving.push(await send(pupil, { path, body: `answer=${value}&go=next`, expected: 303 }))
    told.acknowledged[nth]?.push(value)
    told.at.push(performance.now())
    const next = at === questions ? '/survey/end' : `/survey/questions/${at + 1}`
    told.page.push(await send(pupil, { path: next, expected: 200 }))
  }
  await send(pupil, { path: '/survey/answers', body: '', expected: 303 })
}

type Pupil = { url: string; agent: Agent; cookie: string; tries: number }
type Sent = { path: string; body?: string; expected: number }

/** Sends one request until it is answered, and gives how many milliseconds that took; keeps the cookies. */
async function send(pupil: Pupil, sent: Sent): Promise<number> {
  const begun = performance.now()
  for (let tried = 1; ; tried++) {
    try {
      return await sendOnce(pupil, sent, begun)
    } catch (error) {
      if (tried >= pupil.tries || error instanceof WrongAnswer) throw error
      await wait(200)
    }
  }
}

class WrongAnswer extends Error {}

function sendOnce(pupil: Pupil, { path, body, expected }: Sent, begun: number): Promise<number> {
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = { 'accept-encoding': 'gzip' }
    if (pupil.cookie) headers.cookie = pupil.cookie
    if (body !== undefined) {
      headers.origin = pupil.url
      headers['content-type'] = 'application/x-www-form-urlencoded'
      headers['content-length'] = Buffer.byteLength(body)
    }
    const going = request(pupil.url + path, { method, agent: pupil.agent, headers }, (answer) => {
      answer.resume()
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode !== expected)
          return reject(new WrongAnswer(`${method} ${path} answered ${answer.statusCode}`))
        keepCookies(pupil, answer)
        resolve(performance.now() - begun)
      })
    })
    going.once('error', (error: NodeJS.ErrnoException) => {
      // The server put the idle connection down just as it was taken up again: like a browser, we send it again.
      const wasIdle = going.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      if (wasIdle) resolve(sendOnce(pupil, { path, body, expected }, begun))
      else reject(error)
    })
    going.end(body)
  })
}

function keepCookies(pupil: Pupil, answer: IncomingMessage): void {
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';')
    if (pair.startsWith('trellis_survey=')) pupil.cookie = pair
  }
}

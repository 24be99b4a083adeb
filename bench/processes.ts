import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectFolder } from '../src/database/index.ts'

/** Starts a part of this program as a process of its own; it finds its settings in BENCH, as JSON. */
export type Start = (part: 'server' | 'load', settings: object) => ChildProcess

/** Starts a part of the built bench. */
export const startPart: Start = (part, settings) =>
  fork(join(projectFolder(), 'build', 'bench.js'), [part], {
    env: { ...process.env, BENCH: JSON.stringify(settings) },
    stdio: ['ignore', 2, 2, 'ipc'],
  })

/** Asks another part something and waits for its answer. Throws when it leaves instead of answering. */
export async function ask<Answer>(process: ChildProcess, question: object): Promise<Answer> {
  const answer = answerFrom<Answer>(process)
  process.send(question)
  return answer
}

/** The next thing that another part says. Throws when it leaves without a word. */
export async function answerFrom<Answer>(process: ChildProcess): Promise<Answer> {
  const leaving = new AbortController()
  const { signal } = leaving
  const left = once(process, 'exit', { signal }).then(() => {
    throw new Error(`the part ${process.spawnargs.at(-1)} of the bench left without an answer`)
  })
  left.catch(() => {})
  try {
    const [answer] = await Promise.race([once(process, 'message', { signal }), left])
    return answer as Answer
  } finally {
    leaving.abort()
  }
}

/** Asks a part to leave and waits until it has. */
export async function leave(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const gone = once(process, 'exit')
  process.kill('SIGTERM')
  await gone
}

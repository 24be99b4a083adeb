import { createMiddleware } from 'hono/factory'
import { keepPace, type Visit } from '../accounts/index.ts'
import { record } from '../history/index.ts'
import { writeLog } from '../words/index.ts'
import { rowOf } from './matrix.ts'

// So many a minute of people who are not signed in are written to standard error: whoever floods fills no disk.
const LINES_A_MINUTE = 60

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

// Nothing there, at an address that names somebody or something: what is another's answers so too.
const isRefusal = (status: number, path: string): boolean =>
  [403, 413, 429].includes(status) || (status === 404 && uuid.test(path))

/**
 * Writes down what was refused: of a worker in history, with the id they asked for and where; of anybody else, save for what is
 * merely not there, as a line for whoever runs this server. Whether there was something to refuse is not looked at and makes no
 * difference, here as in the answer.
 */
export function writingRefusals() {
  const pace = keepPace(LINES_A_MINUTE, 60)
  return createMiddleware<Visit>(async (c, next) => {
    await next()
    const [{ status }, { path }] = [c.res, c.req]
    if (!isRefusal(status, path)) return
    // The row of the matrix, and not what was typed.
    const where = rowOf(path)?.start ?? 'nowhere'
    // Whoever asks too much is written down as often, and no more: history is not to be filled by it.
    if (status === 429 && c.var.worker && !(await pace(c.var.worker.id)).ok) return
    if (c.var.worker)
      await c.var.act((acting) =>
        record(acting, {
          ...{
            act: 'was_refused',
            subject: { kind: 'address', id: uuid.exec(path)?.[0].toLowerCase() ?? null },
          },
          fields: [String(status), where],
        }),
      )
    else if (status !== 404 && (await pace('everybody')).ok)
      writeLog(`was refused with ${status} at ${where}`, { level: 'warning', request: c.var.request })
  })
}

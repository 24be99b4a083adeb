import type { Context } from 'hono'
import { record } from '../history/index.ts'
import { TroublePage, troubleWords } from './screens/sign-in.tsx'
import type { Trouble } from './trouble.ts'
import type { Visit } from './visit.ts'

const refused: readonly Trouble[] = ['nobody-we-know', 'has-left', 'somebody-else']

/** The page that says why nobody is signed in. */
export const trouble = (c: Context<Visit>, trouble: Trouble): Response | Promise<Response> =>
  c.var.page({
    title: troubleWords[trouble].title,
    skin: 'public',
    status: refused.includes(trouble) ? 403 : 400,
    children: <TroublePage trouble={trouble} />,
  })

/** A sign-in that was under way and came to nothing is in history, with why; what never was one is not, however often it comes. */
export async function writeDownTrouble(c: Context<Visit>, why: Trouble): Promise<void> {
  if (why === 'too-many' || why === 'out-of-date') return
  await c.var.act((acting) =>
    record(acting, { act: 'did_not_sign_in', subject: { kind: 'sign_in', id: null }, fields: [why] }),
  )
}

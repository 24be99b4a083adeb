import { type Context, Hono } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { recordLook } from '../../history/index.ts'
import { typedIn } from '../../people/index.ts'
import { typedText } from '../../ui/questions/index.ts'
import { isUuid } from '../../words/index.ts'
import { listsOf, parentNoesOf, settleParentNo, takeOptOuts } from '../lists/list-store.ts'
import { readOptOuts } from '../lists/opt-out-list.ts'
import { listCounts, pupilsOf } from '../lists/pupil-store.ts'
import { OptOutsPage } from '../screens/opt-outs.tsx'
import type { Problem } from '../screens/problem.tsx'
import { type AtSchool, addressOf, schoolPage, takingPart } from './school-page.tsx'
import { holdSchool, sayOptOutsAreLoaded } from './school-store.ts'
import { sentFile } from './sent-file.ts'

type C = Context<Visit>

async function optOutsPage(c: C, acting: Acting, at: AtSchool, problem?: Problem) {
  const [latest] = (await listsOf(acting, at.school.id)).filter(({ what }) => what === 'opt_outs')
  const counts = await listCounts(acting, at.school.id, false)
  const noes = await parentNoesOf(acting, at.school.id)
  const pupils = noes.length > 0 ? await pupilsOf(acting, at.school.id) : []
  if (noes.length > 0)
    await recordLook(acting, 'survey noes', { subject: at.school.id, fields: ['given_name', 'family_name'] })
  return schoolPage(c, at, {
    title: 'Parents who said no',
    wrong: problem !== undefined,
    children: (
      <OptOutsPage
        {...at}
        counts={counts}
        noes={noes}
        pupils={pupils}
        latest={latest ?? null}
        now={acting.now}
        problem={problem}
      />
    ),
  })
}

/** Parents' noes at one school: /school-surveys/:id/opt-outs */
export function optOutRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .get('/school-surveys/:id/opt-outs', (c) => takingPart(c, (acting, at) => optOutsPage(c, acting, at)))
    .post('/school-surveys/:id/opt-outs', async (c) => {
      const sent = await sentFile(c)
      return takingPart(c, async (acting, at) => {
        if (!sent) return optOutsPage(c, acting, at, { at: 'file', says: 'Choose a file' })
        await holdSchool(acting, at.school.id)
        const read = readOptOuts(sent.bytes, await pupilsOf(acting, at.school.id))
        if (!read.ok) return optOutsPage(c, acting, at, { at: 'file', says: read.problem })
        await takeOptOuts(acting, at.school.id, { ...read, fileName: sent.name })
        return c.redirect(addressOf(at, '/opt-outs'), 303)
      })
    })
    .post('/school-surveys/:id/opt-outs/completion', (c) =>
      takingPart(c, async (acting, at) => {
        const [waiting] = await parentNoesOf(acting, at.school.id)
        if (waiting)
          return optOutsPage(c, acting, at, {
            ...{
              at: `pupil-${waiting.id}`,
              says: 'Find first whom each no said on the public page is about',
            },
          })
        await sayOptOutsAreLoaded(acting, at.school.id)
        return c.redirect(addressOf(at), 303)
      }),
    )
    .post('/school-surveys/:id/parent-noes/:no', async (c) => {
      const typed = await typedIn(c)
      return takingPart(c, async (acting, at) => {
        const pupil = typedText(typed, 'pupil')
        const no = c.req.param('no') ?? ''
        if (!isUuid(no)) return c.notFound()
        if (!isUuid(pupil) && pupil !== 'nobody')
          return optOutsPage(c, acting, at, { at: `pupil-${no}`, says: 'Choose whom this is about' })
        await settleParentNo(acting, at.school.id, { no, pupil: isUuid(pupil) ? pupil : null })
        return c.redirect(addressOf(at, '/opt-outs'), 303)
      })
    })
}

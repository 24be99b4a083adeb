import type { Context } from 'hono'
import { hasRole, type Visit, workerOf } from '../accounts/index.ts'
import { tryProgramme } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { measureLibrary } from '../measures/index.ts'
import { dateInLondon } from '../words/index.ts'
import { keyProblem } from './beginning.ts'
import { type Draft, type Looking, titleIn } from './draft.ts'
import { publishedBefore } from './from-files.ts'
import { DraftPage, type Sent } from './screens/draft.tsx'
import { draftById } from './store.ts'

type C = Context<Visit>

/** Who looks at a draft. */
export function lookingAt(c: C): Looking {
  const worker = workerOf(c)
  return { workerId: worker.id, commissions: hasRole(worker, 'commissioner') }
}

/** Runs the work for the draft that the address names; not found for whoever may not read it. */
export const onDraft = (c: C, work: (acting: Acting, draft: Draft) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const draft = await draftById(acting, c.req.param('id') ?? '')
    return draft ? work(acting, draft) : c.notFound()
  })

/** A text as the programme it is, or what is wrong with it, line by line. */
export function readDraft(text: string): ReturnType<typeof tryProgramme> {
  const read = tryProgramme(text, measureLibrary())
  if ('faults' in read) return read
  const problem = keyProblem(read.programme.key)
  return problem === undefined ? read : { faults: [{ line: null, says: problem }] }
}

/** The page of a draft, as it is or with what could not be taken. */
export async function showDraft(c: C, acting: Acting, draft: Draft, sent?: Sent) {
  const stale = sent?.newer === true
  return c.var.page({
    title: titleIn(draft.text),
    section: 'programmes',
    ...{ errors: sent !== undefined, status: stale ? 409 : sent ? 422 : 200 },
    children: (
      <DraftPage
        draft={draft}
        looking={lookingAt(c)}
        read={readDraft(draft.text)}
        before={await publishedBefore(acting, draft.text)}
        measures={measureLibrary()}
        now={c.var.now}
        today={dateInLondon(c.var.now)}
        saved={c.req.query('done') === 'saved'}
        sent={sent}
      />
    ),
  })
}

import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { idOfSending, typedIn } from '../people/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import { versionsOf } from '../versions/index.ts'
import { newId } from '../words/index.ts'
import { type FromFile, waitingFromFiles } from './from-files.ts'
import { readDraft } from './page.tsx'
import { FromFilePage } from './screens/from-file.tsx'
import { beginDraft, draftSaying } from './store.ts'

type C = Context<Visit>

const onFile = (c: C, work: (acting: Acting, proposed: FromFile) => Promise<Response>) =>
  c.var.act(async (acting) => {
    const all = await versionsOf(acting, 'programme')
    const isIt = ({ key, version }: { key: string; version: number }) =>
      key === c.req.param('key') && String(version) === c.req.param('version')
    const proposed = waitingFromFiles(all).find(isIt)
    if (proposed) return work(acting, proposed)
    // Once somebody has asked for it to be published it is among the drafts.
    return all.some(isIt) ? c.redirect('/programmes/drafts', 303) : c.notFound()
  })

const publishedOf = async (acting: Acting, { key, published }: FromFile) =>
  published === null ? undefined : programmeCalled(acting, key, published)

/** What a file proposes, and what is different in it. */
export const showFromFile = (c: C) =>
  onFile(c, async (acting, proposed) =>
    c.var.page({
      title: proposed.title,
      section: 'programmes',
      children: (
        <FromFilePage
          proposed={proposed}
          before={await publishedOf(acting, proposed)}
          read={readDraft(proposed.text)}
          draft={await draftSaying(acting, proposed.text)}
          once={newId()}
        />
      ),
    }),
  )

/** Takes up what a file proposes, as a draft: from there another person is asked to publish it. */
export async function takeUp(c: C) {
  const typed = await typedIn(c)
  return onFile(c, async (acting, { key, version, text }) => {
    const id = (await draftSaying(acting, text)) ?? idOfSending(typed)
    await beginDraft(acting, { id, text, begunFrom: `${key}.yaml, version ${version}` })
    return c.redirect(`/programmes/drafts/${id}`, 303)
  })
}

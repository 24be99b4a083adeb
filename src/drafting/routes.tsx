import { Hono } from 'hono'
import { signedIn, type Visit, whoMay } from '../accounts/index.ts'
import { approve, decline, takeBack } from './answering.ts'
import { begin, showBeginning } from './begin.tsx'
import { showFromFile, takeUp } from './files-routes.tsx'
import { versionsFromFiles } from './from-files.ts'
import { onDraft, showDraft } from './page.tsx'
import { propose } from './proposing.ts'
import { Drafts } from './screens/drafts.tsx'
import { draftsHere } from './store.ts'
import { write } from './writing.ts'

/** Drafts of programmes, for commissioners, and for whoever was asked to approve one: /programmes/drafts */
export function draftingRoutes(): Hono<Visit> {
  const commissioners = whoMay({ about: 'drafts', act: 'write' })
  return new Hono<Visit>()
    .use('/programmes/drafts', signedIn, commissioners)
    .use('/programmes/drafts/*', signedIn)
    .get('/programmes/drafts', (c) =>
      c.var.act(async (acting) =>
        c.var.page({
          title: 'Drafts of programmes',
          section: 'programmes',
          children: (
            <Drafts
              drafts={await draftsHere(acting)}
              fromFiles={await versionsFromFiles(acting)}
              now={c.var.now}
            />
          ),
        }),
      ),
    )
    .post('/programmes/drafts', begin)
    .get('/programmes/drafts/new', commissioners, (c) => c.var.act((acting) => showBeginning(c, acting, {})))
    .get('/programmes/drafts/files/:key/:version', commissioners, showFromFile)
    .post('/programmes/drafts/files/:key/:version', commissioners, takeUp)
    .get('/programmes/drafts/:id', (c) => onDraft(c, (acting, draft) => showDraft(c, acting, draft)))
    .post('/programmes/drafts/:id/text', write)
    .post('/programmes/drafts/:id/proposals', propose)
    .post('/programmes/drafts/:id/approval', approve)
    .post('/programmes/drafts/:id/refusal', decline)
    .post('/programmes/drafts/:id/taking-back', takeBack)
}

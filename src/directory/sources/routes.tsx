import { type Context, Hono } from 'hono'
import { curators, type Visit, workerOf } from '../../accounts/index.ts'
import { csvHeaders } from '../../csv/index.ts'
import { Refusal } from '../../database/index.ts'
import { BackLink, formValues } from '../../ui/index.ts'
import { cleanLine } from '../../words/index.ts'
import { feedAddress } from '../fetching/feed-address.ts'
import { importGoesOn } from '../import/one-at-a-time.ts'
import { BackToSources, SourcePage } from '../screens/source.tsx'
import { type SourceForm, SourcesPage } from '../screens/sources.tsx'
import { addSource, askForImport, believeList, setDaily } from './asking.ts'
import { listOf } from './lists.ts'
import { runsOf } from './run-store.ts'
import { sourceCan } from './source-rules.ts'
import { completenessOf, duplicatesIn, sourceById, sourcesOf } from './source-store.ts'
import { toldOtherwise } from './told-otherwise.ts'

const nothing: SourceForm = { name: '', address: '', errors: {} }

/** Where services come from: every source, the quality page of each, and what a curator may have done with it. */
export const sourceRoutes = (): Hono<Visit> =>
  new Hono<Visit>()
    .get('/directory/sources', curators, (c) => sourcesPage(c))
    .post('/directory/sources', curators, (c) => addOne(c))
    .get('/directory/sources/:id', curators, (c) => sourcePage(c))
    .post('/directory/sources/:id/imports', curators, async (c) =>
      withSource(c, async (acting, source) => {
        if (sourceCan.beImported(source, false)) await askForImport(acting, source, workerOf(c).id)
      }),
    )
    .post('/directory/sources/:id/schedule', curators, async (c) => {
      const { daily } = formValues(await c.req.text())
      return withSource(c, (acting, source) =>
        setDaily(acting, source.id, daily === 'yes' && source.feedUrl !== null),
      )
    })
    .post('/directory/sources/:id/confirmation', curators, async (c) =>
      withSource(c, async (acting, source) => {
        const doubted = sourceCan.beBelieved(await runsOf(acting, source.id))
        if (doubted) await believeList(acting, source.id, doubted, workerOf(c).id)
      }),
    )
    .get('/directory/sources/:id/:list{[a-z]+\\.csv}', curators, async (c) => {
      const { id, list } = { id: c.req.param('id'), list: c.req.param('list').replace('.csv', '') }
      const found = await c.var.act(async (acting) => {
        const source = await sourceById(acting, id)
        return source && { source, csv: await listOf(acting, source, list, c.req.query('run') ?? '') }
      })
      if (!found?.csv) return c.notFound()
      return c.body(found.csv, 200, csvHeaders(`${found.source.name} ${list}`))
    })

type Doing = (
  acting: Parameters<typeof sourceById>[0],
  source: NonNullable<Awaited<ReturnType<typeof sourceById>>>,
) => Promise<void>

async function withSource(c: Context<Visit>, work: Doing) {
  const id = c.req.param('id') ?? ''
  const there = await c.var.act(async (acting) => {
    const source = await sourceById(acting, id)
    if (source) await work(acting, source)
    return source !== undefined
  })
  return there ? c.redirect(`/directory/sources/${id}`, 303) : c.notFound()
}

async function sourcesPage(c: Context<Visit>, form: SourceForm = nothing) {
  const wrong = Object.keys(form.errors).length > 0
  return c.var.page({
    title: 'Where services come from',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    errors: wrong,
    status: wrong ? 422 : 200,
    children: <SourcesPage sources={await c.var.act(sourcesOf)} now={c.var.now} form={form} />,
  })
}

async function addOne(c: Context<Visit>) {
  const sent = formValues(await c.req.text())
  const [name, address] = [sent.name, sent.address].map((value) => (typeof value === 'string' ? value : ''))
  const form: SourceForm = { name: name ?? '', address: (address ?? '').trim(), errors: {} }
  const line = cleanLine(form.name, { max: 200 })
  if (!line.ok)
    form.errors.name =
      line.problem === 'empty' ? 'Enter its name' : 'The name must be 200 characters or fewer'
  let feedUrl = ''
  try {
    if (form.address === '') form.errors.address = 'Enter the address of its feed'
    // Into private networks only an operator may have anything reach, on the command line.
    else feedUrl = feedAddress(form.address, { private: false }).href
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    form.errors.address = error.message
  }
  if (!line.ok || feedUrl === '') return sourcesPage(c, form)
  const id = await c.var.act(async (acting) => {
    const made = await addSource(acting, { name: line.text, feedUrl })
    if (made) await askForImport(acting, { id: made, feedUrl }, workerOf(c).id)
    return made
  })
  if (id) return c.redirect(`/directory/sources/${id}`, 303)
  return sourcesPage(c, { ...form, errors: { name: 'There is a source of this name already' } })
}

async function sourcePage(c: Context<Visit>) {
  const { now } = c.var
  const found = await c.var.act(async (acting) => {
    const source = await sourceById(acting, c.req.param('id') ?? '')
    if (!source) return undefined
    const runs = await runsOf(acting, source.id)
    const goesOn = runs[0]?.state === 'waiting' || (await importGoesOn(acting.tx, source.id))
    return {
      ...{ source, runs, goesOn, now },
      complete: await completenessOf(acting, source.id),
      duplicates: (await duplicatesIn(acting.tx, source.id)).length,
      told: await toldOtherwise(acting, source),
      doubted: sourceCan.beBelieved(runs),
      canImport: sourceCan.beImported(source, goesOn),
    }
  })
  if (!found) return c.notFound()
  return c.var.page({
    title: found.source.name,
    section: 'directory',
    before: <BackToSources />,
    children: <SourcePage {...found} />,
  })
}

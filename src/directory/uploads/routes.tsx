import { type Context, Hono } from 'hono'
import type { Kysely } from 'kysely'
import { isCurator, type Visit, whoMay, workerOf } from '../../accounts/index.ts'
import { csvHeaders } from '../../csv/index.ts'
import type { DB } from '../../database/index.ts'
import { BackLink, formValues } from '../../ui/index.ts'
import { cleanLine } from '../../words/index.ts'
import { BackToUploads, fieldOf, UploadPage } from '../screens/upload.tsx'
import { UploadsPage } from '../screens/uploads.tsx'
import { type ColumnKey, columnKeys } from './columns.ts'
import { checkRows, isReady } from './row.ts'
import { readUpload, reasonsCsv, templateCsv } from './upload.ts'
import {
  addReadyRows,
  correctRows,
  holdUpload,
  keepUpload,
  markAdded,
  type Upload,
  uploadById,
  uploadsSeen,
} from './upload-store.ts'

const uploaders = whoMay({ about: 'uploads', act: 'write' })
const curates = (c: Context<Visit>) => isCurator(c.var.worker)

/** Lists of services that a small organisation sends, and puts right before anything of them goes in. */
export const uploadRoutes = (database: Kysely<DB>): Hono<Visit> =>
  new Hono<Visit>()
    .get('/directory/uploads', uploaders, (c) => uploadsPage(c))
    .get('/directory/uploads/template.csv', uploaders, (c) =>
      c.body(templateCsv(), 200, csvHeaders('services to fill in')),
    )
    .post('/directory/uploads', uploaders, async (c) => {
      const form = await c.req.formData().catch(() => new FormData())
      const file = form.get('file')
      if (!(file instanceof File) || file.name === '') return uploadsPage(c, 'Choose a file')
      const read = readUpload(new Uint8Array(await file.arrayBuffer()))
      if (!read.ok) return uploadsPage(c, read.problem)
      const named = cleanLine(file.name.replace(/^.*[/\\]/, ''), { max: 200 })
      const name = named.ok ? named.text : 'A list'
      const id = await c.var.act((acting) =>
        keepUpload(acting, workerOf(c), { name, notes: read.notes, rows: read.rows }),
      )
      return c.redirect(`/directory/uploads/${id}`, 303)
    })
    .get('/directory/uploads/:id', uploaders, (c) => uploadPage(c))
    .get('/directory/uploads/:id/reasons.csv', uploaders, async (c) => {
      const upload = await seen(c)
      if (!upload) return c.notFound()
      return c.body(reasonsCsv(checkRows(upload.rows)), 200, csvHeaders(`${upload.fileName} to put right`))
    })
    .post('/directory/uploads/:id/corrections', uploaders, async (c) => {
      const upload = await seen(c)
      if (!upload || !isOwn(c, upload)) return c.notFound()
      const sent = formValues(await c.req.text())
      const rows = corrected(upload, sent)
      const wrong = checkRows(rows).some((row) =>
        columnKeys.some((key) => row.problems[key] && fieldOf(row.line, key) in sent),
      )
      // What is still wrong is shown as it was typed, with what was put right beside it; kept only once all of it is.
      if (wrong || Object.keys(sent).length === 0)
        return showUpload(c, { ...upload, rows }, new Set(Object.keys(sent)))
      await c.var.act((acting) => correctRows(acting, upload.id, rows))
      return c.redirect(`/directory/uploads/${upload.id}`, 303)
    })
    .post('/directory/uploads/:id/addition', uploaders, async (c) => {
      const found = await c.var.act(async (acting) => {
        await holdUpload(acting, c.req.param('id'))
        const upload = await uploadById(acting, c.req.param('id'))
        if (!upload || !isOwn(c, upload)) return undefined
        // Pressed twice, it is there already; with nothing ready there is nothing to add.
        if (upload.report || !checkRows(upload.rows).some(isReady)) return upload
        await markAdded(acting, upload.id, await addReadyRows(database, upload, c.var.now))
        return upload
      })
      return found ? c.redirect(`/directory/uploads/${found.id}`, 303) : c.notFound()
    })

const isOwn = (c: Context<Visit>, upload: Upload) => upload.organisation.id === workerOf(c).organisationId

const seen = (c: Context<Visit>) => c.var.act((acting) => uploadById(acting, c.req.param('id') ?? ''))

/** The rows with what was typed beside their mistakes. */
function corrected(upload: Upload, sent: ReturnType<typeof formValues>): Upload['rows'] {
  return upload.rows.map((row) => {
    const typed = { ...row.typed }
    for (const key of columnKeys) {
      const value = sent[fieldOf(row.line, key)]
      const text = Array.isArray(value) ? value.at(-1) : value
      if (text !== undefined) typed[key as ColumnKey] = text
    }
    return { ...row, typed }
  })
}

async function uploadsPage(c: Context<Visit>, problem?: string) {
  const uploads = await c.var.act(uploadsSeen)
  return c.var.page({
    title: 'Send a list of what you run',
    section: curates(c) ? 'directory' : 'uploads',
    ...(curates(c) ? { before: <BackLink href="/directory" text="The directory" /> } : {}),
    errors: problem !== undefined,
    status: problem === undefined ? 200 : 422,
    children: (
      <UploadsPage uploads={uploads} curates={curates(c)} now={c.var.now} {...(problem ? { problem } : {})} />
    ),
  })
}

async function uploadPage(c: Context<Visit>) {
  const upload = await seen(c)
  return upload ? showUpload(c, upload) : c.notFound()
}

async function showUpload(c: Context<Visit>, upload: Upload, sent?: ReadonlySet<string>) {
  return c.var.page({
    title: upload.fileName,
    errors: sent !== undefined,
    status: sent ? 422 : 200,
    section: curates(c) ? 'directory' : 'uploads',
    before: <BackToUploads />,
    children: <UploadPage upload={upload} own={isOwn(c, upload)} {...(sent ? { sent } : {})} />,
  })
}

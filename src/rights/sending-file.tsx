import type { Context } from 'hono'
import { en } from '../words/index.ts'
import type { GivenFile } from './given-file.ts'
import { EverythingShown } from './screens/everything.tsx'

const NAME = 'everything-about-me'

const style = `body{font:1.1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#212b32}
h2{border-top:2px solid #1d5c4b;padding-top:1rem;break-after:avoid}h3{break-after:avoid;margin-bottom:.2rem}
dl{margin:0 0 1rem}dt{font-weight:600}dd{margin:0 0 .4rem;white-space:pre-line}section{break-inside:auto}`

const attached = (kind: string) => ({
  'content-disposition': `attachment; filename="${NAME}.${kind}"`,
  'cache-control': 'no-store',
})

/** The file to keep: one document by itself, which prints, and asks nothing of any server. */
export function sendFile(c: Context, file: GivenFile): Response {
  const document = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{en.aboutMe.file.title({ name: file.about })}</title>
        <style>{style}</style>
      </head>
      <body>
        <EverythingShown file={file} />
      </body>
    </html>
  )
  return c.body(`<!doctype html>${document}`, 200, {
    'content-type': 'text/html; charset=utf-8',
    ...attached('html'),
  })
}

/** The same as data. */
export const sendJson = (c: Context, file: GivenFile): Response =>
  c.body(JSON.stringify(file, null, 2), 200, { 'content-type': 'application/json', ...attached('json') })

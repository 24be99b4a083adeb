import type { Context } from 'hono'
import type { Visit } from '../../accounts/index.ts'
import { cleanLine } from '../../words/index.ts'

/** A file that was sent with a form, by name and bytes, and the form's other fields; null where none was chosen. */
export async function sentFile(
  c: Context<Visit>,
): Promise<{ name: string; bytes: Uint8Array; has: (field: string) => boolean } | null> {
  const form = await c.req.formData().catch(() => new FormData())
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return null
  const named = cleanLine(file.name.replace(/^.*[/\\]/, ''), { max: 200 })
  return {
    name: named.ok ? named.text : 'A list',
    bytes: new Uint8Array(await file.arrayBuffer()),
    has: (field) => form.has(field),
  }
}

import type { Answer, Caller } from './caller.ts'

/** One field of a form: what it is called, how it is typed or chosen, and what it holds. */
export type Field = {
  name: string
  kind: 'text' | 'hidden' | 'choice' | 'several' | 'pick' | 'button' | 'file'
  values: string[]
}

/** A form of a page as a browser would send it. */
export type ReadForm = { method: 'get' | 'post'; action: string; fields: Field[] }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' }

/** Text of our pages with its entities put back. */
export const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')

/** The words of a piece of a page, without its tags. */
export const wordsOf = (html: string): string =>
  plain(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

type Tag = { name: string; closes: boolean; attributes: Map<string, string>; end: number }

// Our own pages quote every attribute, and escape < > " & in all that is typed. Only links and what forms are made of.
const tag =
  /<(\/?)(a|form|input|select|option|textarea|button)(?![a-z0-9])((?:\s+[^\s=<>"]+(?:="[^"]*")?)*)\s*\/?>/g

function* tagsOf(html: string): Generator<Tag> {
  for (const found of html.matchAll(tag)) {
    const [whole, slash, name = '', text = ''] = found
    const attributes = new Map(
      [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value]) => [key, plain(value ?? '')]),
    )
    yield { name, closes: slash === '/', attributes, end: found.index + whole.length }
  }
}

/** Every local address that a page leads to. */
export function linksOf({ text }: Answer): string[] {
  const links = [...tagsOf(text)].flatMap(({ name, attributes }) => {
    const href = name === 'a' ? attributes.get('href') : undefined
    return href?.startsWith('/') ? [href.replace(/#.*$/, '')] : []
  })
  return [...new Set(links)]
}

const lineTypes = new Set(['text', 'search', 'email', 'tel', 'number', 'password', 'date'])

/** The forms of a page, each with its fields and what they hold. */
export function formsOf({ text, path }: Answer): ReadForm[] {
  const forms: ReadForm[] = []
  let open: ReadForm | null = null
  let select: Field | null = null
  for (const { name, closes, attributes, end } of tagsOf(text)) {
    if (name === 'form') {
      open = closes ? null : begin(attributes, path)
      if (open) forms.push(open)
    }
    const field = open && !closes ? fieldOf(name, attributes) : null
    // A button may send its form to an address of its own.
    const other = name === 'button' && !closes ? attributes.get('formaction') : undefined
    if (open && other) forms.push({ ...open, action: other, fields: [] })
    if (!open) continue
    if (name === 'select') select = closes ? null : field
    if (name === 'option' && !closes) select?.values.push(attributes.get('value') ?? '')
    if (name === 'textarea' && field)
      field.values = [plain(text.slice(end, text.indexOf('</textarea>', end)))]
    if (field) add(open, field)
  }
  return forms
}

const begin = (attributes: Map<string, string>, path: string): ReadForm => ({
  method: attributes.get('method') === 'post' ? 'post' : 'get',
  action: attributes.get('action') ?? path,
  fields: [],
})

function fieldOf(tagName: string, attributes: Map<string, string>): Field | null {
  const name = attributes.get('name')
  if (!name) return null
  const value = attributes.get('value') ?? ''
  const type = attributes.get('type') ?? 'text'
  if (tagName === 'textarea') return { name, kind: 'text', values: [] }
  if (tagName === 'select') return { name, kind: 'pick', values: [] }
  if (tagName === 'button') return { name, kind: 'button', values: [value] }
  if (tagName !== 'input') return null
  if (type === 'radio') return { name, kind: 'choice', values: [value] }
  if (type === 'checkbox') return { name, kind: 'several', values: [value] }
  if (type === 'hidden') return { name, kind: 'hidden', values: [value] }
  if (type === 'file') return { name, kind: 'file', values: [] }
  return lineTypes.has(type) ? { name, kind: 'text', values: [value] } : null
}

// Radios, ticks and buttons of one name are one field with several values.
function add(form: ReadForm, field: Field): void {
  const known = form.fields.find(({ name, kind }) => name === field.name && kind === field.kind)
  if (known) known.values.push(...field.values)
  else form.fields.push(field)
}

/** An address without the ids in it: pages of one kind look alike. */
export const kindOf = (path: string): string =>
  path
    .replace(/\?.*$/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, ':id')
    .replace(/\/\d+(?=\/|$)/g, '/:nth')

/**
 * Everything somebody comes to by following links, from these addresses on; of each kind of page at most `most`. The
 * public directory is left to its own tests beyond a page or two.
 */
export async function walk(caller: Caller, from: readonly string[], most = 4): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>()
  const seen = new Map<string, number>()
  const queue = [...from]
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = kindOf(path)
    const times = seen.get(kind) ?? 0
    if (found.has(path) || times >= most || /^\/(assets|demo|kit|sign-in)/.test(path)) continue
    seen.set(kind, times + 1)
    const answer = await caller.opens(path)
    found.set(path, answer)
    queue.push(...linksOf(answer))
  }
  return found
}

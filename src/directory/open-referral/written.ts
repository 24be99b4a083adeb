import { hasMarkup } from '../reading/safe-html.ts'

const addresses = new Set([
  'url',
  'uri',
  'website',
  'logo',
  'term_uri',
  'schedule_link',
  'email',
  'assurer_email',
  'page',
])

/**
 * The same thing with every text as anyone may read it: words that only look like markup are escaped, so that they are
 * words still for whoever puts them into a page or reads them in. A service's description may be HTML, and says so.
 */
export function written<Thing>(thing: Thing): Thing {
  return of(thing, '') as Thing
}

function of(value: unknown, name: string): unknown {
  if (typeof value === 'string') return addresses.has(name) || !hasMarkup(value) ? value : escaped(value)
  if (Array.isArray(value)) return value.map((one) => of(one, name))
  if (typeof value !== 'object' || value === null) return value
  const isService = 'status' in value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isService && key === 'description' ? inner : of(inner, key),
    ]),
  )
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

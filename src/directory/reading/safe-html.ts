import sanitize from 'sanitize-html'
import { storable } from '../../words/index.ts'
import { webAddress } from './web-address.ts'

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const blocks = [
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'tr',
  'blockquote',
  'dd',
  'dt',
  'figcaption',
]
const renamed: Record<string, string> = { b: 'strong', i: 'em' }

/**
 * HTML of which only paragraphs, line breaks, lists, bold, italics and links to the web or to an email address are
 * left; headings become bold paragraphs. Text without markup becomes paragraphs. Relative links are
 * resolved against `base` or become words. The answer is safe to put into a page as it is.
 */
export function safeHtml(text: string, base: string | null = null): string {
  const source = storable(text)
  const html = hasMarkup(source) ? source.replace(/<\/t[dh]>/gi, ' $&') : paragraphs(source)
  const kept = sanitize(html, {
    allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'h3'],
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: 30,
    transformTags: {
      ...Object.fromEntries(headings.map((tag) => [tag, 'h3'])),
      ...Object.fromEntries(blocks.map((tag) => [tag, 'p'])),
      ...renamed,
      a: (_tag, attributes) => linkTo(attributes.href, base),
    },
  })
  return tidy(kept)
}

/** Words without markup: tags and scripts gone, entities read, paragraphs and list items on lines of their own. */
export function plainWords(text: string): string {
  if (!hasMarkup(text)) return text.replace(/[^\S\n]+/g, ' ').trim()
  const lines = safeHtml(text)
    .replace(/<li>/g, '\n- ')
    .replace(/<br \/>|<\/(?:ul|ol)>/g, '\n')
    .replace(/<\/p>/g, '\n\n')
    .replace(/<[^>]*>/g, '')
  return readEntities(lines)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Whether a text has markup in it, or what a reader of markup would take for some. */
export const hasMarkup = (text: string): boolean =>
  /<[a-z!/][^<]*>?|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/i.test(text)

function linkTo(href: string | undefined, base: string | null): sanitize.Tag {
  const mail = /^\s*mailto:[^\s@]+@[^\s@?]+/i.exec(href ?? '')?.[0].trim()
  const address = mail ?? webAddress(href ?? '', base)
  // Without an address the tag goes and its words stay: later, for the sanitizer closes the wrong one after a tag that
  // was given a name it does not let through.
  return { tagName: 'a', attribs: address ? { href: address, rel: 'nofollow noreferrer' } : {} }
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('')
}

// Until nothing is left to tidy: what was tidied once reads the same when it comes back from elsewhere.
function tidy(html: string): string {
  const once = tidiedOnce(html)
  return once === html ? html : tidy(once)
}

function tidiedOnce(html: string): string {
  return html
    .replace(/<a>((?:(?!<a[ >])[^])*?)<\/a>/g, '$1')
    .replace(/<h3>/g, '<p><strong>')
    .replace(/<\/h3>/g, '</strong></p>')
    .replace(/\u00a0|&nbsp;/g, ' ')
    .replace(/<p>\s*(?=<p>|<ul>|<ol>)/g, '')
    .replace(/<\/(p|ul|ol)>\s*<\/p>/g, '</$1>')
    .replace(/<(strong|em|p|li)>(?:\s|<br \/>)*<\/\1>/g, '')
    .trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

// What sanitize-html writes: it has already turned every other entity into its character.
function readEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_whole, name: string) => entities[name] ?? '')
}

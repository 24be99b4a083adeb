/** A description as it is read: what is seen at once, and what is folded away where it is long. HTML, safe as it was. */
export type Readable = { first: string; rest: string }

// More than this is folded after about so much of it: a screen and a half on a phone.
const LONG = 1_500
const AT_FIRST = 900
const LONGEST_HEADING = 80

/**
 * Makes what a source wrote easier to read without changing its words: dashes at the beginning of lines become lists,
 * two line breaks a new paragraph, a short bold paragraph a heading, bare addresses links. Takes what `safeHtml` gave.
 */
export function readable(html: string): Readable {
  const pieces = blocksOf(html).flatMap(paragraphsOf)
  const shouted = boldShare(html) > 0.5
  const blocks = listed(pieces).map((block) => linked(shouted ? unbold(block) : headed(block)))
  const kept = blocks.filter((block) => lengthOf(block) > 0)
  if (lengthOf(kept.join('')) <= LONG) return { first: kept.join(''), rest: '' }
  let length = 0
  const cut = kept.findIndex((block) => {
    length += lengthOf(block)
    return length >= AT_FIRST
  })
  return { first: kept.slice(0, cut + 1).join(''), rest: kept.slice(cut + 1).join('') }
}

/** Paragraphs and lists, one after the other; loose text between them is a paragraph too. */
function blocksOf(html: string): string[] {
  const blocks: string[] = []
  let [depth, from] = [0, 0]
  for (const { 0: tag, 1: closing, index } of html.matchAll(/<(\/?)(?:p|ul|ol)>/g)) {
    if (closing) {
      depth = Math.max(0, depth - 1)
      if (depth > 0) continue
      blocks.push(html.slice(from, index + tag.length))
      from = index + tag.length
    } else {
      if (depth === 0) {
        blocks.push(html.slice(from, index))
        from = index
      }
      depth++
    }
  }
  blocks.push(html.slice(from))
  return blocks.map((block) => block.trim()).filter(Boolean)
}

const isParagraph = (block: string): boolean => /^<p>(?:(?!<\/?(?:p|ul|ol)>)[\s\S])*<\/p>$/.test(block)

function paragraphsOf(block: string): string[] {
  const loose = !/^<(?:p|ul|ol)>/.test(block)
  if (!loose && !isParagraph(block)) return [block]
  const inside = loose ? block : block.slice(3, -4)
  // Bold or italics over a break would be torn in two.
  if (/<(strong|em|a)\b[^>]*>(?:(?!<\/\1>)[\s\S])*<br/.test(inside)) return [`<p>${inside}</p>`]
  return inside.split(/(?<!\s)\s*(?:<br ?\/?>\s*){2,}/).map((part) => `<p>${part.trim()}</p>`)
}

const dash = /^(?:[-–—•·*▪●]|&bull;|&middot;)\s*(?=\S)/

/** Lines that begin with a dash or a dot, two or more of them, as a list. */
function listed(blocks: readonly string[]): string[] {
  const lines = blocks.flatMap((block): { block?: string; item?: string }[] => {
    if (!isParagraph(block)) return [{ block }]
    const parts = block.slice(3, -4).split(/<br ?\/?>/)
    const items = parts.map((part) => part.trim())
    const dashed = items.filter((item) => dash.test(item)).length
    const whole = items.length === 1 ? dashed === 1 : dashed >= 2 && dashed >= items.length - 1
    return whole ? items.map((item) => ({ item })) : [{ block }]
  })
  const out: string[] = []
  let list: string[] = []
  const close = () => {
    if (list.length === 1) out.push(`<p>${list[0]}</p>`)
    if (list.length > 1) out.push(`<ul>${list.map((item) => `<li>${item}</li>`).join('')}</ul>`)
    list = []
  }
  for (const line of lines) {
    if (line.item && dash.test(line.item)) {
      list.push(line.item.replace(dash, ''))
      continue
    }
    close()
    out.push(line.block ?? `<p>${line.item}</p>`)
  }
  close()
  return out
}

function headed(block: string): string {
  const bold = /^<p><strong>((?:(?!<\/?strong>)[\s\S])*)<\/strong>\s*:?<\/p>$/.exec(block)?.[1]
  const isHeading = bold !== undefined && !/<(?:br|a)\b/.test(bold) && lengthOf(bold) <= LONGEST_HEADING
  return isHeading ? `<h3>${bold.trim().replace(/:$/, '')}</h3>` : block
}

const unbold = (block: string): string => block.replace(/<\/?strong>/g, '')

function boldShare(html: string): number {
  const bold = [...html.matchAll(/<strong>([\s\S]*?)<\/strong>/g)].map(([, inside]) => lengthOf(inside ?? ''))
  return bold.reduce((sum, length) => sum + length, 0) / Math.max(1, lengthOf(html))
}

/** Bare web and email addresses in the words become links; a link that shows a long address shows its site instead. */
function linked(block: string): string {
  return block
    .split(/(<a\b[^>]*>[\s\S]*?<\/a>)/)
    .map((part) =>
      part.startsWith('<a')
        ? part.replace(/>(\s*https?:\/\/[^<]{30,})</, (_whole, address: string) => `>${siteOf(address)}<`)
        : part
            .replace(
              /\bhttps?:\/\/[^\s<>"')]+[^\s<>"').,;:!?]/g,
              (address) => `<a href="${address}" rel="nofollow noreferrer">${siteOf(address)}</a>`,
            )
            .replace(
              /(?<![\w.@/-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])/g,
              (address) => `<a href="mailto:${address}">${address}</a>`,
            ),
    )
    .join('')
}

const siteOf = (address: string): string =>
  /^\s*https?:\/\/(?:www\.)?([^/?#\s]+)/i.exec(address)?.[1]?.toLowerCase() ?? address

const lengthOf = (html: string): number => html.replace(/<[^>]*>/g, '').trim().length

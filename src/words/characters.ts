// Marks that turn the direction of everything after them: they can make a text read as another one.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

// Controls other than tab and newline, byte order marks, characters that are none, halves of pairs.
// oxlint-disable-next-line no-control-regex -- removing them is the point
const UNSTORABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff\ufff9-\ufffb]|\p{Cs}/gu

// More marks on one letter than any language writes only serve to draw over the lines around it.
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu

/** The text without what must never be stored: NUL and other controls, half characters, direction overrides. */
export function storable(text: string): string {
  return text.replace(BIDI_CONTROLS, '').replace(UNSTORABLE, '').replace(PILED_MARKS, '$1').normalize('NFC')
}

/** Whether the text has anything to see: more than spaces and invisible marks. */
export function isVisible(text: string): boolean {
  // oxlint-disable-next-line no-misleading-character-class -- the marks are meant one by one
  return /[^\s\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufe00-\ufe0f]/u.test(text)
}

/** How many characters a person would count, roughly: code points, so that an emoji is not two letters. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

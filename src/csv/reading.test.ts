import { expect, it } from 'vitest'
import { textIn } from './index.ts'

const text = 'id,i1\nZoë,3\n'
const utf16 = Buffer.from(text, 'utf16le')
const swapped = Buffer.from(utf16).swap16()

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 as Windows writes it', Buffer.concat([Buffer.of(0xff, 0xfe), utf16])],
  ['UTF-16 without its mark', utf16],
  ['UTF-16 the other way round', Buffer.concat([Buffer.of(0xfe, 0xff), swapped])],
  ['Windows-1252', Buffer.from(text, 'latin1')],
])('is read as the same text: %s', (_, bytes) => {
  expect(textIn(bytes)).toBe(text)
})

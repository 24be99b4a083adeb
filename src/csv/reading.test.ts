import { expect, it } from 'vitest'
import { readCsv, textIn } from './index.ts'

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

it('has its rows told apart however each of them ends', () => {
  const read = readCsv(Buffer.from('sep=;\r\nid;i1\r\na;1\nb;2\r\rc;3\r\n'), { most: 9, tooMany: 'Too many' })
  expect(read).toEqual({
    ok: true,
    rows: [
      { line: 2, cells: ['id', 'i1'] },
      { line: 3, cells: ['a', '1'] },
      { line: 4, cells: ['b', '2'] },
      { line: 6, cells: ['c', '3'] },
    ],
  })
})

import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { develop, kindOf } from './developing.ts'

const scene = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3f8f63' } })

const exif = {
  IFD0: { Artist: 'Somebody', Copyright: 'Secret street' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '53/1 18/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '0/1 27/1 0/1',
  },
}

/** A PNG that says it is this large, in a few hundred bytes. */
function claims(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}

describe('a photograph that is sent', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('as %s becomes WebP in two sizes', async (kind) => {
    const sent = await scene(3000, 2000).toFormat(kind).toBuffer()
    expect(kindOf(sent)).toBe(kind)
    const outcome = await develop(sent)
    if (!outcome.ok) throw new Error(outcome.because)
    const { large, small, width, height } = outcome.picture
    expect({ width, height }).toEqual({ width: 1600, height: 1067 })
    const told = await Promise.all([large, small].map((bytes) => sharp(bytes).metadata()))
    expect(told.map(({ format, width: wide }) => [format, wide])).toEqual([
      ['webp', 1600],
      ['webp', 640],
    ])
  })

  it('loses where, when and with what it was taken, and is turned the way it was held', async () => {
    const sent = await scene(400, 300).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const outcome = await develop(await sharp(sent).keepMetadata().withExifMerge(exif).toBuffer())
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    if (!outcome.ok) throw new Error(outcome.because)
    for (const bytes of [outcome.picture.large, outcome.picture.small]) {
      const { exif: kept, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
      expect({ kept, xmp, icc, iptc, orientation }).toEqual({})
      expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS|Secret street/)
    }
    expect(outcome.picture).toMatchObject({ width: 300, height: 400 })
  })

  it('carries nothing on that hid in it: a page, a document, an archive', async () => {
    const jpeg = await scene(400, 300).jpeg().toBuffer()
    const hiding = Buffer.concat([
      jpeg,
      Buffer.from('<html><script>alert(1)</script>%PDF-1.7 PK\u0003\u0004'),
    ])
    const outcome = await develop(hiding)
    if (!outcome.ok) throw new Error(outcome.because)
    expect(outcome.picture.large.toString('latin1')).not.toMatch(/script|%PDF|<html/)
  })

  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>'
  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['more than 5 MB', Buffer.alloc(5_000_001, 0xff), 'too-heavy'],
    ['a drawing that can run scripts', Buffer.from(svg), 'wrong-kind'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong-kind'],
    ['a document', Buffer.from('%PDF-1.7\n\xff\xd8\xff'), 'wrong-kind'],
    ['a GIF', Buffer.from('GIF89a<script>'), 'wrong-kind'],
    ['text', Buffer.from('a photograph of the door'), 'wrong-kind'],
    [
      'a PNG by its first bytes alone',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      'broken',
    ],
    ['a JPEG by its first bytes alone', Buffer.from('\xff\xd8\xff<svg></svg>', 'latin1'), 'broken'],
    ['a WebP that is none', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 nonsense', 'latin1'), 'broken'],
    ['30,000 by 30,000 pixels', claims(30_000, 30_000), 'too-many-pixels'],
    ['half of what it says it holds', claims(2_000, 2_000), 'broken'],
  ])('is refused when it is %s', async (_, bytes, because) => {
    expect(await develop(bytes)).toEqual({ ok: false, because })
  })

  it('is refused when it shows nothing', async () => {
    expect(await develop(await scene(20, 400).png().toBuffer())).toEqual({ ok: false, because: 'too-small' })
  })
})

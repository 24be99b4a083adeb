import sharp from 'sharp'
import { MOST_BYTES } from './photo.ts'

/** A picture drawn anew: two sizes of WebP, and nothing that came with the file. */
export type Developed = { large: Buffer; small: Buffer; width: number; height: number }

/** Why a file was not taken, each with its sentence in `problemOf`. */
export type Undeveloped = 'empty' | 'too-heavy' | 'wrong-kind' | 'too-many-pixels' | 'too-small' | 'broken'

type Outcome = { ok: true; picture: Developed } | { ok: false; because: Undeveloped }

/** A camera of a phone makes 12 to 50 million; what claims far more is there to fill our memory. */
const MOST_PIXELS = 60_000_000
const LEAST_SIDE = 200
const SECONDS = 15

// One picture at a time in one thread, and none kept: a page for everybody shares this process.
sharp.concurrency(1)
sharp.cache(false)

/** The kind of a file by its first bytes: what it is called or says it is counts for nothing. */
export function kindOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | null {
  const starts = (signature: readonly number[], from = 0): boolean =>
    signature.every((byte, at) => bytes[from + at] === byte)
  if (starts([0xff, 0xd8, 0xff])) return 'jpeg'
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return 'webp'
  return null
}

/**
 * Draws what was sent anew, at most 1600 and 640 across: turned the way it was held, without where and when it was
 * taken and without whatever else hides in the file. Never throws for what a file holds.
 */
export async function develop(bytes: Uint8Array): Promise<Outcome> {
  if (bytes.length === 0) return { ok: false, because: 'empty' }
  if (bytes.length > MOST_BYTES) return { ok: false, because: 'too-heavy' }
  const kind = kindOf(bytes)
  if (!kind) return { ok: false, because: 'wrong-kind' }
  try {
    const told = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (told.format !== kind) return { ok: false, because: 'wrong-kind' }
    if (told.width * told.height > MOST_PIXELS) return { ok: false, because: 'too-many-pixels' }
    if (Math.min(told.width, told.height) < LEAST_SIDE) return { ok: false, because: 'too-small' }
    const large = await drawn(bytes, 1600)
    const small = await drawn(bytes, 640)
    return {
      ok: true,
      picture: {
        large: large.data,
        small: small.data,
        width: large.info.width,
        height: large.info.height,
      },
    }
  } catch {
    return { ok: false, because: 'broken' }
  }
}

const drawn = (bytes: Uint8Array, side: number) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .webp({ quality: 78, effort: 4 })
    .toBuffer({ resolveWithObject: true })

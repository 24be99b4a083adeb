import { createHmac } from 'node:crypto'
import { tokenHash } from '../../accounts/index.ts'
import { typedCode } from '../../words/index.ts'

// No letter or figure that looks like another, and no vowel, so that no code is a word.
const letters = 'CDFGHJKMNPQRTWXY34679'
const LENGTH = 9

/**
 * The code on one slip: worked out from a secret that stays in the page of whoever makes the slips, so that sending that
 * page again gives the same slips and makes none. Nobody without it can work one out, and the database keeps only hashes.
 */
export function codeFrom(secret: string, whose: string): string {
  let code = ''
  for (let round = 0; code.length < LENGTH; round++) {
    const bytes = createHmac('sha256', secret)
      .update(JSON.stringify([whose, round]))
      .digest()
    // Bytes beyond the last whole run of letters would make some letters likelier than others.
    for (const byte of bytes)
      if (byte < letters.length * 12 && code.length < LENGTH) code += letters[byte % letters.length]
  }
  return code
}

/** A code as it stands on paper: 'CDF GHJ KMN'. */
export const codeOnPaper = (code: string): string => code.match(/.{1,3}/g)?.join(' ') ?? code

/** What the database keeps of a code. */
export const codeHash = (code: string): Buffer => tokenHash(code)

/** The code that somebody typed from their slip, however they spaced it; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typedCode(typed.slice(0, 60))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return code.length === LENGTH && [...code].every((letter) => letters.includes(letter)) ? code : null
}

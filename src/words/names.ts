import { isVisible, storable } from './characters.ts'

// Letters that Unicode does not take apart into a plain letter and a mark.
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
}

// Accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowel signs. The vowel signs of Hindi, Tamil
// and their relatives are letters in their own right and stay.
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g
// Past this nothing is compared: some single characters unfold into many.
const LONGEST_NAME = 2000
const APOSTROPHES = /['’‘‛`´ʹʻʼʽˈ′＇]/g
// oxlint-disable-next-line no-misleading-character-class -- the marks are meant one by one
const INVISIBLE = /[\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufeff]/g

/**
 * A name as it should be stored and shown: NFC, ends trimmed, one space between words, no controls, direction
 * overrides or stray invisible marks. The joiners that Persian, Hindi and emoji need stay. Empty text when
 * nothing can be seen.
 */
export function cleanName(text: string): string {
  const stored = storable(text.replace(/\s/g, ' '))
    .replace(/[\u200b\u200e\u200f\u2060-\u2064\u00ad]/g, '')
    // A joiner is kept only after a letter that joins, or a pictograph; elsewhere it would hide a difference.
    .replace(
      /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|(?<=\p{Script=Latin})[\u200c\u200d]/gu,
      '',
    )
    .replace(/ +/g, ' ')
    .trim()
  return isVisible(stored) ? stored : ''
}

/**
 * A name for comparing, never for showing: small letters, no accents, apostrophes or invisible marks, hyphens
 * as spaces. O’Brien and OBRIEN are the same, Nguyễn is the same in any encoding, Łukasz is lukasz.
 */
export function normaliseName(text: string): string {
  return (
    storable(text.slice(0, LONGEST_NAME))
      // Taken apart first, because some single signs (㎴) unfold into capitals.
      .normalize('NFKD')
      .toLowerCase()
      .replace(ACCENTS, '')
      .replace(/[ßıłøđðþæœħŋŧ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replace(APOSTROPHES, '')
      .replace(INVISIBLE, '')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .normalize('NFKC')
      .trim()
  )
}

/**
 * What to call somebody on screen: the preferred name, whole, when there is one (the other name then shows
 * nowhere); else the first word of the given name or full name.
 */
export function displayFirstName(givenName: string, preferredName?: string | null): string {
  return cleanName(preferredName ?? '') || (cleanName(givenName).split(' ')[0] ?? '')
}

/** What a colleague is called in a sentence: 'Priya' for Priya Raman, 'Dr Kapoor' for Dr Anil Kapoor. */
export function calling(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', ...others] = words
  const titled = /^(dr|mr|mrs|ms|miss|mx|prof|professor|rev|sir|dame|sister)\.?$/i.test(first)
  return titled && others.length > 0 ? `${first} ${others.at(-1)}` : first
}

// The zero of each run of ten digits people in England may type: Arabic-Indic, Persian and Urdu, Devanagari,
// Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Thai and full-width (Unicode, general category Nd).
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xe50, 0xff10]

/** The text with the digits of other scripts written as 0 to 9; everything else is left as it is. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((start) => code >= start && code < start + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

// Longer than any code; what is longer is refused by whoever reads it, so there is no need to take it apart.
const LONGEST_CODE = 1000

/** The text as typed into a field for a number or a code: digits made Latin, ends trimmed, invisible marks gone. */
export function typedCode(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST_CODE) return trimmed
  const visible = trimmed.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\0]/g, '')
  return latinDigits(visible).normalize('NFKC').trim()
}

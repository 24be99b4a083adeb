/** The most of a text that is read for what it says of itself: further down, pages talk of other things. */
const READ = 2_000

const sentenceEnds = /(?<=[.!?])\s+|\n+/
const clauseEnds = /[,;:]\s+|\s[-–—]\s|(?<!\s)\s+(?:but|although|though|however|except|apart from)\s+/i

/** The sentences of a text, from its beginning. */
export const sentencesOf = (text: string | null): string[] =>
  (text ?? '')
    .slice(0, READ)
    .split(sentenceEnds)
    .map((sentence) => sentence.trim())
    .filter(Boolean)

/** The parts of a sentence that may say yes or no by themselves: 'ramp at the front, but no lift'. */
export const clausesOf = (sentence: string): string[] =>
  sentence.split(clauseEnds).map((clause) => clause.trim())

const noes =
  /\b(?:no|not|none|never|nil|n\/?a|without|unfortunately|unable|cannot|can['’]?t|lacks?|lacking|isn['’]?t|aren['’]?t|don['’]?t|doesn['’]?t|won['’]?t|unavailable|unsuitable|inaccessible|limited|poor)\b/i

/** Whether a clause denies or limits what it names. When in doubt it does: nothing is promised for somebody else. */
export const denies = (clause: string): boolean => noes.test(clause)

/** The same words with a capital to begin with. */
export const firstCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The clock of the phone, in milliseconds. It may be wrong: whoever takes its marks in looks at that. */
export const phoneNow = (): number => Date.now()

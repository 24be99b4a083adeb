/** One text of a catalogue: a sentence, a list of names, or a sentence made from named values. */
export type Entry = string | readonly string[] | ((values: never) => string)

/** The texts of one room that young people and the public read, by name; groups may nest. */
export type Catalogue = { readonly [name: string]: Entry | Catalogue }

/**
 * What a catalogue in another language must have: the same names, the same values, its own words. English is
 * written first and is the pattern, so that a missing or extra text is a type error.
 */
export type Translation<C> = {
  readonly [Name in keyof C]: C[Name] extends string
    ? string
    : C[Name] extends readonly string[]
      ? readonly string[]
      : C[Name] extends (values: infer Values) => string
        ? (values: Values) => string
        : Translation<C[Name]>
}

/** Declares a catalogue; gives it back unchanged, with the type of every text known. */
export function defineCatalogue<const C extends Catalogue>(texts: C): C {
  return texts
}

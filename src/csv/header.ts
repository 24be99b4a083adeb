/** A column that a file may have: its own title, and what else people call it. */
export type HeaderColumn<Key extends string> = { key: Key; title: string; also: readonly string[] }

/** Which of a file's columns is which of ours, by their place, and what is odd about its header, without a value of a row. */
export type ReadHeader<Key extends string> = { keys: (Key | null)[]; notes: string[] }

/** A title as it is compared: 'Date of birth', 'date_of_birth' and 'DateOfBirth' are one. */
export const plainTitle = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * A reader of headers with these columns, in any order. Columns we do not know, and those that come again, are left out
 * and named; those in `ours` are what we add ourselves, and are left out without a word.
 */
export function headerReader<Key extends string>(
  columns: readonly HeaderColumn<Key>[],
  ours: readonly string[] = [],
): (cells: readonly string[]) => ReadHeader<Key> {
  const known = new Map(
    columns.flatMap(({ key, title, also }) =>
      [plainTitle(title), ...also].map((name) => [name, key] as const),
    ),
  )
  return (cells) => {
    const seen = new Set<Key>()
    const notes: string[] = []
    const keys = cells.map((title) => {
      const key = known.get(plainTitle(title)) ?? null
      if (title === '' || ours.includes(title)) return null
      if (key === null) notes.push(`The column “${title.slice(0, 60)}” is not one of ours and was left out.`)
      else if (seen.has(key))
        notes.push(`The column “${title.slice(0, 60)}” comes twice; the first one counts.`)
      else {
        seen.add(key)
        return key
      }
      return null
    })
    return { keys, notes: notes.slice(0, 20) }
  }
}

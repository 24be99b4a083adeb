import type { ReadHeader } from './header.ts'
import { type Limit, readCsv } from './reading.ts'

/** A row as it was typed, by its columns; and whether cells stand beyond them. */
export type TableRow<Key extends string> = {
  line: number
  cells: Partial<Record<Key, string>>
  spills: boolean
}

/** Every row of a file below its header; or what is wrong with the whole of it. */
export type ReadTable<Key extends string> =
  | { ok: true; rows: TableRow<Key>[]; notes: string[] }
  | { ok: false; problem: string }

/** Said of a row with more cells than there are columns: a comma in a name moves all that follows. */
export const SPILLS = 'It has more cells than the first row has names. Is a comma in one of them?'

type Told<Key extends string> = Limit & {
  header: (cells: readonly string[]) => ReadHeader<Key>
  /** Which columns are wanted and not among these, as one reads them; empty where none is. */
  missing: (keys: readonly (Key | null)[]) => string
}

/** Reads a CSV file whose first row names the columns, cell by cell. */
export function readTable<Key extends string>(
  bytes: Uint8Array,
  { header, missing, ...limit }: Told<Key>,
): ReadTable<Key> {
  const csv = readCsv(bytes, limit)
  if (!csv.ok) return csv
  const [head, ...below] = csv.rows
  const { keys, notes } = header(head?.cells ?? [])
  const wanted = missing(keys)
  if (wanted)
    return { ok: false, problem: `The first row must name the columns. These are missing: ${wanted}` }
  if (below.length === 0) return { ok: false, problem: 'There is no row below the names of the columns' }
  const rows = below.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      keys.flatMap((key, at) => (key ? [[key, cells[at] ?? '']] : [])),
    ) as TableRow<Key>['cells'],
    spills: cells.slice(keys.length).some((cell) => cell !== ''),
  }))
  return { ok: true, rows, notes }
}

import type { Who } from './scene.ts'

/** A row as it stands in the database: what is not said has the table's own value. */
export type Row = Record<string, unknown>

/** What is set in a row, in SQL; and in whose rows it may be, also by whoever does not look. */
export type Act = { set: string; may: (who: Who, row: Row) => boolean }

/** A row that somebody tries to write, as themselves. */
export type Attempt = { row: (who: Who) => Row; may: (who: Who) => boolean }

/** What the sentences say of one table that is about nobody's record. */
export type Office = {
  table: string
  /** How its rows are named, where they have no id of their own: SQL, of columns that are in the rows. */
  key?: readonly string[]
  rows: readonly Row[]
  reads: (who: Who, row: Row) => boolean
  acts?: readonly Act[]
  /** Whose rows may be taken away; where it is not said, the program is not given that at all. */
  takes?: (who: Who, row: Row) => boolean
  writes?: readonly Attempt[]
  /** Who is asked, where the others are asked elsewhere. */
  asks?: (who: Who) => boolean
}

/** Several offices of one room, what else must stand there for them, and who asks because of it. */
export type Room = {
  offices: readonly Office[]
  /** In the order in which they are written; tables that these offices speak of are written after them. */
  ground?: readonly { table: string; rows: readonly Row[] }[]
  askers?: readonly Who[]
}

export const never = (): boolean => false

import { plainTitle } from '../../csv/index.ts'

/** Where a file has our columns, and which of its own nobody asked for. */
export type Header<Column extends string> = { at: ReadonlyMap<Column, number>; ignored: string[] }

const otherNames: Readonly<Record<string, string>> = {
  id: 'young_person',
  person: 'young_person',
  youngpersonid: 'young_person',
  pupil: 'young_person',
  group: 'arm',
  time: 'point',
  timepoint: 'point',
  score: 'value',
  gender: 'sex',
  ethnicity: 'ethnic_group',
  sen: 'special_needs',
  send: 'special_needs',
  imdquintile: 'deprivation',
}

/** Reads the first row of a file; or says, in a sentence, which columns are not there. */
export function headerOf<Column extends string>(
  cells: readonly string[],
  columns: readonly Column[],
  needed: readonly Column[],
): Header<Column> | { problem: string } {
  const ours = new Map(columns.map((column) => [plainTitle(column), column] as const))
  const at = new Map<Column, number>()
  const ignored: string[] = []
  // A column of our own name counts before one of another name, wherever it stands.
  const exactly = new Set(cells.map(plainTitle))
  for (const [place, title] of cells.entries()) {
    const said = plainTitle(title)
    const other = otherNames[said]
    const column =
      ours.get(said) ?? (other && !exactly.has(plainTitle(other)) ? ours.get(plainTitle(other)) : undefined)
    if (column === undefined) {
      if (title !== '') ignored.push(title.slice(0, 60))
    } else if (at.has(column)) return { problem: `two columns are ${column}` }
    else at.set(column, place)
  }
  const missing = needed.filter((column) => !at.has(column))
  if (missing.length === 0) return { at, ignored }
  return {
    problem: `there is no column ${missing.join(', and none called ')}: the first row must say ${columns.join(',')}`,
  }
}

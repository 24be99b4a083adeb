import { plainTitle, readCsv } from '../../csv/index.ts'
import { cleanLine, figure } from '../../words/index.ts'

/** A place has fewer small areas than these. */
const MOST_ROWS = 20_000

/** One small area: in which neighbourhood it lies, and in which fifth of deprivation, 1 the most deprived. */
export type Area = { code: string; neighbourhood: string; deprivation: number | null }

/** A file of small areas as it was read, or the sentence that says what is wrong, with its line. */
export type ReadAreas = { ok: true; areas: Area[] } | { ok: false; problem: string }

/** Reads small_area, neighbourhood, and deprivation_decile or deprivation_fifth. Nothing is taken of a file with a mistake. */
export function readAreas(bytes: Uint8Array): ReadAreas {
  const csv = readCsv(bytes, { most: MOST_ROWS, tooMany: `The file has more than ${figure(MOST_ROWS)} rows` })
  if (!csv.ok) return csv
  const [head, ...rows] = csv.rows
  const titles = (head?.cells ?? []).map(plainTitle)
  const at = (...names: string[]) => titles.findIndex((title) => names.includes(title))
  const [area, named] = [at('smallarea', 'lsoa', 'lsoa21cd', 'lsoacode'), at('neighbourhood', 'neighborhood')]
  const [decile, fifth] = [
    at('deprivationdecile', 'imddecile', 'decile'),
    at('deprivationfifth', 'imdfifth', 'fifth'),
  ]
  if (area < 0 || named < 0)
    return { ok: false, problem: 'The columns small_area and neighbourhood are needed' }
  const seen = new Map<string, number>()
  const areas: Area[] = []
  for (const { line, cells } of rows) {
    const code = (cells[area] ?? '').toUpperCase()
    const neighbourhood = cleanLine(cells[named] ?? '', { max: 100 })
    const deprivation = readFifth(
      decile < 0 ? '' : (cells[decile] ?? ''),
      fifth < 0 ? '' : (cells[fifth] ?? ''),
    )
    const problem = !/^[A-Z]\d{8}$/.test(code)
      ? 'the small area is not the code of an LSOA, as in E01012345'
      : seen.has(code)
        ? `${code} stood in line ${seen.get(code)}`
        : !neighbourhood.ok
          ? 'there is no neighbourhood'
          : deprivation === undefined
            ? 'deprivation is a decile from 1 to 10 or a fifth from 1 to 5, 1 the most deprived'
            : null
    if (problem) return { ok: false, problem: `Line ${line}: ${problem}` }
    seen.set(code, line)
    areas.push({
      code,
      neighbourhood: neighbourhood.ok ? neighbourhood.text : '',
      deprivation: deprivation ?? null,
    })
  }
  return areas.length > 0 ? { ok: true, areas } : { ok: false, problem: 'The file has no small area in it' }
}

function readFifth(decile: string, fifth: string): number | null | undefined {
  const [text, most] = fifth === '' ? [decile, 10] : [fifth, 5]
  if (text === '') return null
  const value = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > most) return undefined
  return most === 10 ? Math.ceil(value / 2) : value
}

import { notReached, plainCell, type Questionnaire, readCell, skipped } from '../../surveys/index.ts'
import { answersOf, type Columns } from './columns.ts'
import type { Known } from './known.ts'

/** A row that can be taken in. */
export type TakenRow = {
  /** The organisation. */
  school: string
  pupil: string
  answers: Buffer
  year_group: number | null
  gender: string | null
  ethnic_group: string | null
  free_meals: boolean | null
  special_needs: string | null
  deprivation: number | null
  neighbourhood: string | null
}

/** A row that a person must look at, or that cannot be used at all; why, without a word of what it said. */
export type OtherRow = { outcome: 'held' | 'refused'; reason: string }

const held = (reason: string): OtherRow => ({ outcome: 'held', reason })
const refused = (reason: string): OtherRow => ({ outcome: 'refused', reason })

const emptyAnswers = new Set(['', '-', '.', 'na', 'n/a', 'null', 'skipped', 'prefer not to say'])

/** Makes the reader of one row: cells in, a row out or the reason why not. */
export function rowReader(columns: Columns, questionnaire: Questionnaire, known: Known) {
  const answers = questionnaire.items.map(answersOf)
  return (cells: readonly string[]): TakenRow | OtherRow => {
    if (cells.length !== columns.count)
      return refused(cells.length < columns.count ? 'too few cells' : 'too many cells')
    const school = known.schoolOf(cells[columns.school.urn] ?? '', cells[columns.school.name] ?? '')
    if ('reason' in school) return held(school.reason)
    const groups = groupsIn(cells, columns)
    if ('outcome' in groups) return groups
    const area = known.areaOf(cells[columns.smallArea] ?? '', cells[columns.neighbourhood] ?? '')
    if ('reason' in area) return held(area.reason)
    const answered = answersIn(cells, columns, questionnaire, answers)
    if ('outcome' in answered) return answered
    return {
      school: school.organisation,
      pupil: (cells[columns.pupil] ?? '').trim(),
      ...answered,
      ...groups,
      deprivation: area.deprivation ?? groups.deprivation,
      neighbourhood: area.neighbourhood,
    }
  }
}

type Groups = Omit<TakenRow, 'school' | 'pupil' | 'answers' | 'neighbourhood'>

function groupsIn(cells: readonly string[], { groups }: Columns): Groups | OtherRow {
  const found: Record<string, string | number | boolean | null> = {}
  for (const [group, column] of groups) {
    const read = readCell[group](cells[column] ?? '')
    if ('unreadable' in read) return held(`${group} is none that we know`)
    found[group] = read.value
  }
  const none = { year_group: null, gender: null, ethnic_group: null }
  return { ...none, free_meals: null, special_needs: null, deprivation: null, ...found }
}

function answersIn(
  cells: readonly string[],
  columns: Columns,
  { items }: Questionnaire,
  choices: readonly ReadonlyMap<string, number>[],
): { answers: Buffer } | OtherRow {
  const answers = Buffer.alloc(items.length, notReached)
  let given = 0
  for (let at = 0; at < items.length; at++) {
    const column = columns.items[at] ?? -1
    if (column < 0) continue
    const said = plainCell(cells[column] ?? '')
    const answer = choices[at]?.get(said)
    if (answer !== undefined) {
      answers[at] = answer
      given++
    } else if (emptyAnswers.has(said)) answers[at] = skipped
    else return refused(`an answer to ${items[at]?.id} is none of its choices`)
  }
  return given > 0 ? { answers } : refused('nothing was answered')
}

import { plainTitle } from '../../csv/index.ts'
import { plainCell, type Questionnaire, readCell } from '../../surveys/index.ts'

/** What stands in the columns that say which groups a pupil is in. */
export type GroupColumn = keyof typeof readCell

/** Which column of the file is what, by its place. */
export type Columns = {
  count: number
  school: { urn: number; name: number }
  /** What says whose row it is, and is never kept. */
  pupil: number
  response: number
  smallArea: number
  neighbourhood: number
  groups: readonly [GroupColumn, number][]
  /** The column of each item, by the item's place in the questionnaire; -1 where there is none. */
  items: readonly number[]
  /** The questions that have no column. */
  missing: Questionnaire['items']
  /** What stands in the first line and is not asked. */
  ignored: string[]
}

const spellings: Record<string, string> = {
  urn: 'school_urn',
  schoolurn: 'school_urn',
  school: 'school',
  schoolname: 'school',
  pupil: 'pupil',
  pupilid: 'pupil',
  reference: 'pupil',
  id: 'pupil',
  upn: 'pupil',
  responseid: 'response',
  response: 'response',
  submissionid: 'response',
  recordid: 'response',
  year: 'year_group',
  yeargroup: 'year_group',
  gender: 'gender',
  sex: 'gender',
  ethnicgroup: 'ethnic_group',
  ethnicity: 'ethnic_group',
  freemeals: 'free_meals',
  freeschoolmeals: 'free_meals',
  fsm: 'free_meals',
  specialneeds: 'special_needs',
  sen: 'special_needs',
  send: 'special_needs',
  smallarea: 'small_area',
  lsoa: 'small_area',
  lsoa21: 'small_area',
  lsoacode: 'small_area',
  neighbourhood: 'neighbourhood',
  deprivation: 'deprivation',
  deprivationfifth: 'deprivation',
  imdquintile: 'deprivation',
}

/** Reads the first line of a file; or says, in a sentence, why it cannot be the first line of answers to these questions. */
export function columnsOf(names: readonly string[], { items }: Questionnaire): Columns | { problem: string } {
  const itemAt = new Map(items.map(({ id }, at) => [plainTitle(id), at] as const))
  const found = new Map<string, number>()
  const ofItem = Array.from<number>({ length: items.length }).fill(-1)
  const ignored: string[] = []
  for (const [column, name] of names.entries()) {
    const key = plainTitle(name)
    const item = itemAt.get(key)
    const meaning = item === undefined ? spellings[key] : items[item]?.id
    if (meaning === undefined) {
      if (name.trim() !== '') ignored.push(name.trim())
      continue
    }
    const before = item === undefined ? found.get(meaning) : ofItem[item] === -1 ? undefined : ofItem[item]
    if (before !== undefined)
      return { problem: `Two columns are ${meaning}: “${names[before]?.trim()}” and “${name.trim()}”` }
    if (item === undefined) found.set(meaning, column)
    else ofItem[item] = column
  }
  const at = (meaning: string) => found.get(meaning) ?? -1
  const school = { urn: at('school_urn'), name: at('school') }
  if (school.urn < 0 && school.name < 0)
    return { problem: 'No column says which school: call it school_urn, or school' }
  if (ofItem.every((column) => column < 0))
    return { problem: `No column is one of the round’s questions: call them ${examples(items)}` }
  return {
    count: names.length,
    school,
    ...{ pupil: at('pupil'), response: at('response') },
    ...{ smallArea: at('small_area'), neighbourhood: at('neighbourhood') },
    groups: (Object.keys(readCell) as GroupColumn[]).flatMap((group) =>
      at(group) < 0 ? [] : [[group, at(group)] as [GroupColumn, number]],
    ),
    missing: items.filter((_, item) => ofItem[item] === -1),
    ...{ items: ofItem, ignored },
  }
}

/** The first of these questions, as their columns are called. */
export const examples = (items: Questionnaire['items']): string =>
  items
    .slice(0, 3)
    .map(({ id }) => id)
    .join(', ') + (items.length > 3 ? ' and so on' : '')

/** What an answer's cell may say: its number, or a label of it. */
export function answersOf({ choices }: Questionnaire['items'][number]): Map<string, number> {
  const answers = new Map<string, number>()
  for (let answer = choices.from; answer <= choices.to; answer++) {
    answers.set(String(answer), answer).set(`${answer}.0`, answer)
    const label = choices.labels?.[answer - choices.from]?.en
    if (label) answers.set(plainCell(label), answer)
  }
  return answers
}

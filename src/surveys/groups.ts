/**
 * The groups by which figures about pupils may be shown: what each is called, and its values in order. A pupil's own
 * row carries these codes and nothing finer; the neighbourhood stands beside them by its id.
 */
export const groupings = {
  year_group: { name: 'Year group', values: { ...years(0, 13) } },
  gender: { name: 'Gender', values: { girl: 'Girls', boy: 'Boys', other: 'Another answer' } },
  ethnic_group: {
    name: 'Ethnic group',
    values: {
      asian: 'Asian or Asian British',
      black: 'Black, Black British, Caribbean or African',
      mixed: 'Mixed or multiple ethnic groups',
      white: 'White',
      other: 'Another ethnic group',
    },
  },
  free_meals: {
    name: 'Free school meals',
    values: { true: 'Free school meals', false: 'No free school meals' },
  },
  special_needs: {
    name: 'Special educational needs',
    values: { none: 'None known', support: 'Support at school', plan: 'Education, health and care plan' },
  },
  deprivation: {
    name: 'Deprivation of the neighbourhood',
    values: {
      1: 'Most deprived fifth',
      2: 'Second fifth',
      3: 'Middle fifth',
      4: 'Fourth fifth',
      5: 'Least deprived fifth',
    },
  },
} as const satisfies Record<string, { name: string; values: Record<string, string> }>

/** One way in which pupils are grouped. */
export type Grouping = keyof typeof groupings

function years(from: number, to: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, at) => [
      String(from + at),
      from + at === 0 ? 'Reception' : `Year ${from + at}`,
    ]),
  )
}

/** A group in words, with what it is a group by; once, where both are called the same. */
export const groupSaid = (grouping: string, group: string): string =>
  grouping === '' || group === grouping ? group : `${grouping}: ${group}`

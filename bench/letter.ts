const typed = {
  preferred_name: 'Taz',
  'date_of_birth-day': '27',
  'date_of_birth-month': '3',
  'date_of_birth-year': '2013',
  year_group: 'Year 9',
  reasons: ['alone', 'missing_school'],
  why: 'He used to run the chess table. Since September he sits alone at lunch, and last week he missed two mornings. He says that nothing is wrong. His form tutor and I both think that somebody outside school might help.',
  what_matters: 'Somewhere that isn’t loud.',
  tried: 'A quiet room at lunch, which he liked for a week.',
  decided_by: 'competent',
  judged_by: 'Priya Raman',
  grounds: 'He told me in his own words what a link worker does, and what would be shared.',
  tell_parents: 'Everything',
  may_tell: ['first_contact', 'ending'],
  tell_first: 'young_person',
  phone: '07700 900123',
  parent_name: 'Samina Hussain',
  parent_relationship: 'mother',
} as const

const body = new URLSearchParams()
for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) body.append(name, one)

/** The body of a form as a teacher's browser sends it; `who` tells the invented pupils apart. */
export const letterAbout = (who: string, toTeam: string): string =>
  `${body}&${new URLSearchParams({ name: who, to_team: toTeam })}`

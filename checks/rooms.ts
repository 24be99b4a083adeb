/**
 * The rooms from left to right: a room may import only rooms to its left, and only through `index.ts`.
 */
export const rooms = [
  'words',
  'statistics',
  'csv',
  'database',
  'ui',
  'blueprint',
  'history',
  'messages',
  'accounts',
  'people',
  'circle',
  'geography',
  'directory',
  'curation',
  'safety',
  'measures',
  'referrals',
  'companions',
  'support',
  'suggestions',
  'programmes',
  'surveys',
  'filling-in',
  'screening',
  'reading',
  'publications',
  'responses',
  'results',
  'today',
  'my-page',
  'insight',
  'fhir',
  'open-referral',
  'server',
] as const

/** Rooms that know nothing of what Trellis is for: they may import only these. */
export const onlyImports: Record<string, readonly string[]> = {
  words: [],
  statistics: ['words'],
  csv: ['words'],
  database: ['words'],
  ui: ['words'],
  blueprint: ['words'],
}

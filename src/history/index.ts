export { canonicalBytes, type Happening, historyRow, record, recordLook } from './history.ts'
export { type Entry, historyOf } from './store.ts'

export { historyCommands, runVerify, verifyCommand } from './command.ts'
export { canonicalBytes, type Happening, historyRow, record, recordLook } from './history.ts'
export { startSealing } from './sealing.ts'
export { type Entry, historyOf } from './store.ts'

export { codeHash, readCode } from './codes/code.ts'
export { type Grouping, groupings } from './groups.ts'
export { frozenQuestionnaire } from './part-store.ts'
export * from './questionnaire.ts'

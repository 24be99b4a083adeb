export { codeHash, readCode } from './codes/code.ts'
export { frozenQuestionnaire } from './part-store.ts'
export * from './questionnaire.ts'

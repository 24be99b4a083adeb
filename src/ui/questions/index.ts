export * from './ask.tsx'
export * from './question.ts'
export * from './read.ts'

export * from './measure.ts'
export { type Checked, type Choices, type Informant, isSourced, type Said, saidIn } from './parts.ts'
export { BlueprintProblem, readMeasure } from './read-measure.ts'

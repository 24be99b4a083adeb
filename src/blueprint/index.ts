export * from './measure.ts'
export { BlueprintProblem, readMeasure } from './read-measure.ts'

export { inequality, type Rung, relativeRanks } from './inequality.ts'
export {
  type Difference,
  deviationOf,
  differenceOfMeans,
  differenceOfShares,
  type Interval,
  type Moments,
  meanInterval,
  meanOf,
  shareInterval,
} from './intervals.ts'
export {
  differenceOfEstimates,
  type Estimate,
  estimateOfMean,
  estimateOfShare,
  intervalAround,
  standardised,
} from './standardising.ts'

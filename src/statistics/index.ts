export {
  differenceOfClusters,
  momentsOf,
  pairedChange,
  reliableChange,
  type Tested,
} from './change.ts'
export { calledTogether } from './discoveries.ts'
export { type Exact, exact, minus, nearestNumber, over, plus, times } from './exact.ts'
export { inequality, type Rung, relativeRanks } from './inequality.ts'
export {
  countInterval,
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
export { FEWEST_SHOWN, nearestFive } from './shown-counts.ts'
export {
  chanceIn,
  differenceOfEstimates,
  type Estimate,
  estimateOfMean,
  estimateOfShare,
  intervalAround,
  standardised,
} from './standardising.ts'

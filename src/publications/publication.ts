import type { Figure, Measured } from './figures.ts'
import type { Variable } from './plan.ts'
import type { NoneSimilar, Similar } from './similar/similar.ts'

/** For whom figures are made safe. */
export type Audience = 'school' | 'place' | 'public'

/** What a version shows, by which names: frozen beside its figures. */
export type FrozenPlan = {
  variables: Variable[]
  groupings: { grouping: string; name: string; values: { value: string; name: string }[] }[]
}

/** What follows from the figures of several groups, by the key of the variable. */
export type Comparisons = {
  /** How unequal it is from the most to the least deprived fifth: points, and top as a multiple of bottom. */
  inequality?: Record<string, { slope: Measured; relative: Measured | null }>
  /** Of a school: those most like it, put together. What was made before there were such is without. */
  similar?: Similar | NoneSimilar
}

/** A publication as it is read. */
export type Publication = {
  id: string
  round: { id: string; key: string; name: string; earlier: string | null }
  version: number
  audience: Audience
  organisation: { id: string; name: string; urn: string | null } | null
  minimumBase: number
  computedAt: Date
  comparisons: Comparisons
} & FrozenPlan

/** One group of a publication: its figures by the key of the variable; null for what is hidden. */
export type GroupFigures = {
  grouping: string
  value: string
  name: string
  figures: Record<string, Figure | null>
}

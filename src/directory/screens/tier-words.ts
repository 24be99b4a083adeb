import type { Tier } from '../facets.ts'

/** The tiers as a signed-in worker reads them; nobody else does (rule 11). */
export const tierWords: Readonly<Record<Tier, string>> = {
  universal: 'Universal',
  targeted: 'Targeted',
  early_intervention: 'Early intervention',
  secondary_prevention: 'Secondary prevention',
  treatment: 'Treatment',
}

/** The hue each tier has everywhere. */
export const tierMarks = {
  universal: 'universal',
  targeted: 'targeted',
  early_intervention: 'early',
  secondary_prevention: 'secondary',
  treatment: 'treatment',
} as const

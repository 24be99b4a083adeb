import { type RawBuilder, sql } from 'kysely'
import type { Looking } from './looking.ts'
import { weekBits } from './times-of-day.ts'

/** The groups of filters whose options are counted, each as if its own group asked nothing. */
export const groups = [
  'when',
  'cost',
  'helps',
  'access',
  'turnUp',
  'myself',
  'places',
  'language',
  'tiers',
] as const
export type Group = (typeof groups)[number]

/** For each group that asks something, whether a candidate `c` fits it. */
export function fitsGroups(looking: Looking): Partial<Record<Group, RawBuilder<boolean>>> {
  const { days = [], times = [], helps = [], access = [], tiers = [], language } = looking
  return {
    ...(days.length + times.length > 0
      ? { when: sql<boolean>`c.week & ${String(weekBits(days, times))}::bigint <> 0` }
      : {}),
    ...(looking.free ? { cost: sql<boolean>`c.free` } : {}),
    ...(helps.length > 0 ? { helps: sql<boolean>`c.helps_with && ${[...helps]}::text[]` } : {}),
    ...(access.length > 0 ? { access: sql<boolean>`c.access_features @> ${[...access]}::text[]` } : {}),
    ...(looking.justTurnUp ? { turnUp: sql<boolean>`c.just_turn_up` } : {}),
    ...(looking.canReferSelf ? { myself: sql<boolean>`c.can_refer_self` } : {}),
    ...(looking.placesFree ? { places: sql<boolean>`c.places` } : {}),
    ...(language ? { language: sql<boolean>`${language} = any(c.languages)` } : {}),
    ...(tiers.length > 0 ? { tiers: sql<boolean>`c.tiers && ${[...tiers]}::text[]` } : {}),
  }
}

/** Whether a search asks anything of these groups. */
export const asksOfGroups = (looking: Looking): boolean => Object.keys(fitsGroups(looking)).length > 0

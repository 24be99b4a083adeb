import { type RawBuilder, sql } from 'kysely'
import type { Weekday } from '../../words/index.ts'
import type { AccessFeature, HelpsWith, Tier } from '../facets.ts'
import type { Group } from './groups.ts'
import type { Looking } from './looking.ts'
import { type TimeOfDay, timesOfDay, weekBits } from './times-of-day.ts'

/** How many there would be with each option of each filter; an option that is absent would leave none. */
export type Counts = {
  days: Partial<Record<Weekday, number>>
  times: Partial<Record<TimeOfDay, number>>
  helps: Partial<Record<HelpsWith, number>>
  access: Partial<Record<AccessFeature, number>>
  languages: Record<string, number>
  tiers: Partial<Record<Tier, number>>
  free: number
  turnUp: number
  myself: number
  places: number
}

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** The counts of a search from its `marked` candidates, as JSON: each option counted as if its own group asked nothing. */
export function countsSql(looking: Looking, asked: readonly Group[]): RawBuilder<Counts> {
  const others = (group: Group) =>
    asked.includes(group) ? sql`misses - ${sql.ref(`miss_${group}`)} = 0` : sql`misses = 0`
  const listed = (group: Group, column: string) => sql`
    (select coalesce(json_object_agg(k, n), '{}') from (
      select k, count(*)::int as n from marked, unnest(${sql.ref(column)}) k where ${others(group)} group by k order by n desc, k limit 40) t)`
  const among = (group: Group, condition: RawBuilder<unknown>) =>
    sql`count(*) filter (where ${others(group)} and ${condition})::int`
  const running = (bits: bigint) => among('when', sql`week & ${String(bits)}::bigint <> 0`)
  const days = week.flatMap((day) => [sql`${String(day)}::text`, running(weekBits([day], looking.times))])
  const times = timesOfDay.flatMap((time) => [sql`${time}::text`, running(weekBits(looking.days, [time]))])
  return sql`(select json_build_object(
    'days', json_build_object(${sql.join(days)}),
    'times', json_build_object(${sql.join(times)}),
    'helps', ${listed('helps', 'helps_with')},
    'access', (select coalesce(json_object_agg(k, n), '{}') from (
      select k, count(*)::int as n from marked, unnest(access_features) k where misses = 0 group by k) t),
    'languages', ${listed('language', 'languages')},
    'tiers', ${listed('tiers', 'tiers')},
    'free', ${among('cost', sql`free`)},
    'turnUp', ${among('turnUp', sql`just_turn_up`)},
    'myself', ${among('myself', sql`can_refer_self`)},
    'places', ${among('places', sql`places`)}) from marked)`
}

import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import type { PupilRow } from './pupil-row.ts'

/** Puts rows on a school's list, all of them or none. A pupil who is there already is brought up to date, noes kept. */
export async function listPupils(
  acting: Acting,
  schoolId: string,
  rows: readonly (PupilRow & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return
  const written = rows.map((row) => ({
    ...{ id: row.id, reference: row.reference, given_name: row.givenName, family_name: row.familyName },
    ...{ year_group: row.yearGroup, class: row.class, gender: row.gender, ethnic_group: row.ethnicGroup },
    ...{ free_meals: row.freeMeals, special_needs: row.specialNeeds, small_area: row.smallArea },
    held_because: row.heldBecause,
  }))
  await sql`
    insert into round_pupil (id, round_school_id, reference, given_name, family_name, year_group, class, gender,
      ethnic_group, free_meals, special_needs, small_area, held_because)
    select r.id, ${schoolId}, r.reference, r.given_name, r.family_name, r.year_group, r.class, r.gender,
      r.ethnic_group, r.free_meals, r.special_needs, r.small_area, r.held_because
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r (id uuid, reference text, given_name text,
      family_name text, year_group smallint, class text, gender text, ethnic_group text, free_meals boolean,
      special_needs text, small_area text, held_because text)
    on conflict (round_school_id, reference) do update set
      (given_name, family_name, year_group, class, gender, ethnic_group, free_meals, special_needs, small_area,
        held_because) =
      (excluded.given_name, excluded.family_name, excluded.year_group, excluded.class, excluded.gender,
        excluded.ethnic_group, excluded.free_meals, excluded.special_needs, excluded.small_area,
        excluded.held_because)`.execute(acting.tx)
}

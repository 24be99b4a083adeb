import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'

/**
 * Keeps these entries as they stand, whole with their parts, before they are changed: the caller's next act in the same
 * transaction. `because` says what changes them, as in 'import' or 'change'; the actor is the transaction's.
 */
export async function keepVersions(
  { tx, actor }: Acting,
  services: readonly string[],
  because: string,
): Promise<void> {
  if (services.length === 0) return
  const worker = actor.kind === 'worker' ? actor.id : null
  const parts = (['location', 'schedule', 'contact'] as const).map(
    (part) => sql`${`${part}s`}::text, coalesce((
      select jsonb_agg(to_jsonb(part) - 'at' order by part.position)
        from ${sql.table(`service_${part}`)} part where part.service_id = s.id), '[]')`,
  )
  await sql`
    insert into service_version (id, service_id, nth, worker_id, because, entry)
    select gen_random_uuid(), s.id,
           1 + (select count(*) from service_version before where before.service_id = s.id), ${worker}::uuid, ${because},
           (to_jsonb(s) - '{search,raw,active}'::text[]) || jsonb_build_object(${sql.join(parts)})
      from service s where s.id = any(${services}::uuid[])`.execute(tx)
}

import { sql } from 'kysely'
import type { SignedInWorker } from '../accounts/index.ts'
import { type Suiting, suiting } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { programmeCalled } from '../programmes/index.ts'
import { type DateOnly, dateInLondon, dateOnly, isUuid, newId } from '../words/index.ts'
import { lookingAt, type Run } from './group.ts'

const runs = ({ tx }: Acting) =>
  tx
    .selectFrom('programme_run as run')
    .innerJoin('service', 'service.id', 'run.service_id')
    .innerJoin('team', 'team.id', 'run.team_id')
    .select([
      'run.id',
      'run.programme',
      'run.service_id as serviceId',
      'service.name as service',
      'run.team_id as teamId',
      'team.name as team',
      'run.begun_on as begunOn',
      'run.ended_on as endedOn',
    ])

/** A row as it comes. */
type Row = Omit<Run, 'begunOn' | 'endedOn'> & { begunOn: string; endedOn: string | null }
const asRun = (row: Row): Run => ({
  ...row,
  begunOn: row.begunOn as DateOnly,
  endedOn: row.endedOn as DateOnly | null,
})

/** Where programmes run in the actor's place now, by the name of what is asked for; of one programme, or of teams. At most 500. */
export async function runsHere(
  acting: Acting,
  { programme, teams }: { programme?: string; teams?: readonly string[] } = {},
): Promise<Run[]> {
  const rows = await runs(acting)
    .where('run.ended_on', 'is', null)
    .$if(programme !== undefined, (query) => query.where('run.programme', '=', programme as string))
    .$if(teams !== undefined, (query) =>
      query.where('run.team_id', 'in', teams && teams.length > 0 ? [...teams] : [newId()]),
    )
    .orderBy('service.name')
    .orderBy('run.id')
    .limit(500)
    .execute()
  return rows.map(asRun)
}

/** Where something of a programme may be asked for by anybody. */
export type RunToAsk = { runId: string; service: string; teamId: string; team: string }

/** Where a programme runs in the actor's place, for whoever asks for it, with or without an account. */
export async function runsToAsk({ tx }: Acting, programme: string): Promise<RunToAsk[]> {
  const { rows } = await sql<RunToAsk>`
    select run_id as "runId", service, team_id as "teamId", team from runs_to_ask(${programme})`.execute(tx)
  return rows
}

/** One run of a programme; null where there is none here. */
export async function runById(acting: Acting, id: string): Promise<Run | null> {
  if (!isUuid(id)) return null
  const row = await runs(acting).where('run.id', '=', id).executeTakeFirst()
  return row ? asRun(row) : null
}

/** The same for those of the team that runs it; null for anybody else. */
export async function runOfTeam(acting: Acting, worker: SignedInWorker, id: string): Promise<Run | null> {
  const run = await runById(acting, id)
  return run && lookingAt(worker, []).teams.includes(run.teamId) ? run : null
}

/** The services that one of these teams answers for, or every team for null, by which no programme runs yet. At most 200. */
export function servicesToRun(
  { tx }: Acting,
  teams: readonly string[] | null,
): Promise<{ id: string; name: string; team: string; teamId: string }[]> {
  return tx
    .selectFrom('service')
    .innerJoin('team', 'team.id', 'service.team_id')
    .select(['service.id', 'service.name', 'team.name as team', 'team.id as teamId'])
    .where('service.withdrawn_on', 'is', null)
    .where('service.status', '=', 'active')
    .where('team.closed_on', 'is', null)
    .$if(teams !== null, (query) =>
      query.where('team.id', 'in', teams && teams.length > 0 ? [...teams] : [newId()]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('programme_run as run')
            .select('run.id')
            .whereRef('run.service_id', '=', 'service.id')
            .where('run.ended_on', 'is', null),
        ),
      ),
    )
    .orderBy('service.name')
    .limit(200)
    .execute()
}

/** From today on whoever is asked for a place there is asked for this programme. Fails where something runs there already. */
export async function beginRun(
  acting: Acting,
  made: { id: string; programme: string; serviceId: string; teamId: string },
): Promise<void> {
  await acting.tx
    .insertInto('programme_run')
    .values({
      ...{ id: made.id, place_id: acting.actor.place as string, programme: made.programme },
      ...{ service_id: made.serviceId, team_id: made.teamId },
      ...{ begun_on: dateInLondon(acting.now), made_by: acting.actor.id },
    })
    .execute()
  await record(acting, { act: 'began', subject: { kind: 'programme_run', id: made.id } })
}

/** What runs as this service now; null where nothing does. */
export async function runAt(acting: Acting, service: string): Promise<Run | null> {
  const row = await runs(acting)
    .where('run.service_id', '=', service)
    .where('run.ended_on', 'is', null)
    .executeTakeFirst()
  return row ? asRun(row) : null
}

/** Whom the programme that runs as this service is for, beside a young person; null where none runs as it. */
export async function suitsHere(
  acting: Acting,
  asked: { service: string; dateOfBirth: string | null; today: DateOnly },
): Promise<Suiting | null> {
  const run = await runAt(acting, asked.service)
  const known = run && (await programmeCalled(acting, run.programme))
  const dateOfBirth = asked.dateOfBirth === null ? null : dateOnly(asked.dateOfBirth)
  return known ? suiting(known.programme, { dateOfBirth }, asked.today) : null
}

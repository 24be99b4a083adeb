import { CompiledQuery, type DatabaseConnection, type Kysely } from 'kysely'
import { handleThrough } from './handle.ts'
import type { DB } from './tables.ts'

/** Who acts: a closed list. Nothing is read or written about a person without one. */
export type Actor =
  | { kind: 'worker'; id: string; place: string }
  | { kind: 'young-person'; id: string; place: string }
  | { kind: 'parent'; id: string; place: string }
  | { kind: 'link'; id: string; place: string }
  | { kind: 'pupil'; id: string; place: string }
  // In an emergency: reads one young person's record for an hour, and writes that they looked.
  | { kind: 'glass'; id: string; place: string }
  | { kind: 'public'; id: string | null; place: string }
  | { kind: `job:${string}`; id: null; place: string }
  // The history of all places is one.
  | { kind: 'job:seal'; id: null; place: null }
  | { kind: `operator:${string}`; id: null; place: string | null }
  // In the name of a worker who runs surveys.
  | { kind: 'operator:surveys-create'; id: string; place: string }

declare const actorMark: unique symbol

/** A database handle inside one transaction that carries its actor and its moment. */
export type ActorTransaction = Kysely<DB> & { readonly [actorMark]: true }

/** The transaction with who acts, when, and for which request; stores of people's data take only this. */
export type Acting = {
  readonly tx: ActorTransaction
  readonly actor: Actor
  readonly now: Date
  readonly request: string
}

export type ActingAs = { actor: Actor; now: Date; request: string }

const settings = ({ actor, now, request }: ActingAs): string =>
  [
    ['trellis.actor', actor.kind],
    ['trellis.actor_id', actor.id ?? ''],
    ['trellis.place', actor.place ?? ''],
    ['trellis.now', now.toISOString()],
    ['trellis.request', request],
  ]
    .map(([name, value]) => `set_config('${name}', '${(value ?? '').replaceAll("'", "''")}', true)`)
    .join(', ')

/**
 * A handle on one connection that several questions may be put to at once: the driver sends each without waiting for the
 * answer to the last, and they are answered in turn. After `end` it asks nothing more, since the connection is somebody
 * else's by then.
 */
function handleOn(database: Kysely<DB>, connection: DatabaseConnection): { tx: Kysely<DB>; end: () => void } {
  let ended = false
  const tx = handleThrough(database.getExecutor(), async (consumer) => {
    if (ended) throw new Error('This transaction has ended.')
    return consumer(connection)
  })
  return {
    tx,
    end: () => {
      ended = true
    },
  }
}

/**
 * Runs work in one transaction as this actor at this moment: committed when it resolves, undone when it throws.
 * Opening and naming the actor goes with the first question, so that it costs no trip of its own.
 */
export async function actorTransaction<T>(
  database: Kysely<DB>,
  as: ActingAs,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  return database.getExecutor().provideConnection(async (connection) => {
    const { tx, end } = handleOn(database, connection)
    const last = (statement: string) => {
      end()
      return connection.executeQuery(CompiledQuery.raw(statement))
    }
    // Not waited for: what the work asks goes with it. Were it refused, the database would refuse all that comes after.
    const begun = connection.executeQuery(CompiledQuery.raw(`begin; select ${settings(as)}`))
    begun.catch(() => {})
    try {
      const result = await work({ tx: tx as ActorTransaction, ...as })
      await last('commit')
      return result
    } catch (error) {
      await last('rollback')
      await begun
      throw error
    }
  })
}

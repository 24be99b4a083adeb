import type { Kysely } from 'kysely'
import type { Programme } from '../blueprint/index.ts'
import { type Acting, actorTransaction, type CommandContext, type DB, Refusal } from '../database/index.ts'
import { programmeCalled, programmesNow, seedProgrammes } from '../programmes/index.ts'
import { newId } from '../words/index.ts'

/** What may look at the records of people who took part: each command under its own name. */
type Operator = 'operator:programmes-import' | 'operator:programmes-outcomes' | 'job:programme-records'

/** Runs work on a programme's records as a command, in the one place there is or the one that is named. */
export async function onRecords<T>(
  db: Kysely<DB>,
  { now, report }: Pick<CommandContext, 'now' | 'report'>,
  { kind, key, place }: { kind: Operator; key: string; place: string | undefined },
  work: (acting: Acting, programme: Programme) => Promise<T>,
): Promise<T> {
  const keeper = { kind: 'operator:programmes', id: null, place: null } as const
  const programme = await actorTransaction(db, { actor: keeper, now, request: newId() }, (acting) =>
    knownProgramme(acting, key, report),
  )
  const actor = { kind, id: null, place: await placeCalled(db, place) } as const
  return actorTransaction(db, { actor, now, request: newId() }, (acting) => work(acting, programme))
}

// The files are read first, as by every command about programmes, so that one that was just put there counts.
async function knownProgramme(
  acting: Acting,
  key: string,
  report: (line: string) => void,
): Promise<Programme> {
  for (const sentence of await seedProgrammes(acting)) report(sentence)
  const one = await programmeCalled(acting, key)
  if (one) return one.programme
  const { programmes } = await programmesNow(acting)
  const keys = programmes.map(({ programme }) => programme.key).join(', ')
  throw new Refusal(`There is no programme "${key}": there is ${keys || 'none yet'}.`)
}

async function placeCalled(db: Kysely<DB>, name: string | undefined): Promise<string> {
  const places = await db.selectFrom('place').select(['id', 'name']).orderBy('name').execute()
  const all = places.map((place) => place.name).join(', ') || 'none yet'
  const named =
    name === undefined ? places : places.filter((one) => one.name.toLowerCase() === name.toLowerCase())
  const [place, another] = named
  if (place && !another) return place.id
  throw new Refusal(
    another
      ? `There are several places here (${all}): say which with --place.`
      : `There is no place${name === undefined ? '' : ` called "${name}"`} here (there is: ${all}).`,
  )
}

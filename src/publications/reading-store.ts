import { sql } from 'kysely'
import type { Acting, ActorTransaction } from '../database/index.ts'
import { type Frozen, thawed } from './figures.ts'
import type { Audience, Comparisons, FrozenPlan, GroupFigures, Publication } from './publication.ts'
import { rememberUpTo } from './remembered.ts'

/** Which publication: a round by its id or its key, an audience, and which school where it is for one. */
export type Wanted = {
  round?: string
  audience?: Audience
  organisation?: string
  version?: number
}

type Names = FrozenPlan & { comparisons: Comparisons }

// A publication is frozen: what was read of it once is remembered by its id. Whether somebody may read it is asked of the
// database every time; `readIn` knows in which transaction it said yes, and only there is anything remembered given out.
const names = rememberUpTo<Names>(200)
const figures = rememberUpTo<GroupFigures[]>(60_000)
const readIn = new WeakMap<Publication, ActorTransaction>()

/**
 * The newest publication of each round and audience that whoever asks may read, the newest round first; or the wanted
 * version of them. What somebody may not read is not found.
 */
export async function publications({ tx }: Acting, wanted: Wanted = {}): Promise<Publication[]> {
  let asked = tx
    .selectFrom('publication as p')
    .innerJoin('publication_version as v', 'v.id', 'p.version_id')
    .innerJoin('round as r', 'r.id', 'v.round_id')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['p.id', 'p.audience', 'v.version', 'v.computed_at', 'v.minimum_base'])
    .select(['r.id as round_id', 'r.key as round_key', 'r.name as round_name', 'r.earlier_id'])
    .select(['o.id as organisation_id', 'o.name as organisation_name', 'o.urn'])
    .distinctOn(['r.opens_on', 'r.made_at', 'r.id', 'p.audience', 'p.organisation_id'])
    .orderBy('r.opens_on', (order) => order.desc().nullsLast())
    .orderBy('r.made_at', 'desc')
    .orderBy('r.id')
    .orderBy('p.audience')
    .orderBy('p.organisation_id')
    .orderBy('v.version', 'desc')
  if (wanted.round !== undefined) {
    const { round } = wanted
    asked = isId(round) ? asked.where('r.id', '=', round) : asked.where('r.key', '=', round)
  }
  if (wanted.audience !== undefined) asked = asked.where('p.audience', '=', wanted.audience)
  if (wanted.organisation !== undefined) asked = asked.where('p.organisation_id', '=', wanted.organisation)
  if (wanted.version !== undefined) asked = asked.where('v.version', '=', wanted.version)
  const rows = await asked.execute()
  const named = await namesOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row): Publication[] => {
    const known = named.get(row.id)
    if (!known) return []
    const publication: Publication = {
      id: row.id,
      round: { id: row.round_id, key: row.round_key, name: row.round_name, earlier: row.earlier_id },
      version: row.version,
      audience: row.audience as Audience,
      organisation:
        row.organisation_id === null
          ? null
          : { id: row.organisation_id, name: row.organisation_name ?? '', urn: row.urn },
      minimumBase: row.minimum_base,
      computedAt: row.computed_at,
      ...known,
    }
    readIn.set(publication, tx)
    return [publication]
  })
}

/** By which names each of these is told, which whoever asks may read. */
async function namesOf(tx: ActorTransaction, ids: readonly string[]): Promise<Map<string, Names>> {
  const found = new Map<string, Names>()
  for (const id of ids) {
    const known = names.recall(id)
    if (known) found.set(id, known)
  }
  const unknown = ids.filter((id) => !found.has(id))
  if (unknown.length === 0) return found
  const rows = await tx
    .selectFrom('publication as p')
    .innerJoin('publication_version as v', 'v.id', 'p.version_id')
    .where(sql<boolean>`p.id = any(${unknown}::uuid[])`)
    .select(['p.id', 'p.comparisons', 'v.plan'])
    .execute()
  for (const { id, comparisons, plan } of rows)
    found.set(
      id,
      names.keep(id, { ...(plan as unknown as FrozenPlan), comparisons: comparisons as Comparisons }, 1),
    )
  return found
}

const isId = (round: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(round)

/** The newest publication of a round for an audience, or undefined where there is none for whoever asks. */
export const latestPublication = async (
  acting: Acting,
  wanted: Wanted & { round: string; audience: Audience },
): Promise<Publication | undefined> => (await publications(acting, wanted))[0]

/** The figures of a publication, group by group: all of it, or one grouping ('all' is everybody). */
export async function figuresOf(
  acting: Acting,
  publication: Publication,
  { grouping }: { grouping?: string } = {},
): Promise<GroupFigures[]> {
  const groups = await everyFigureOf(acting, publication)
  return grouping === undefined ? groups : groups.filter((group) => group.grouping === grouping)
}

async function everyFigureOf({ tx }: Acting, publication: Publication): Promise<GroupFigures[]> {
  const known = readIn.get(publication) === tx ? figures.recall(publication.id) : undefined
  if (known) return known
  const rows = await tx
    .selectFrom('publication_group')
    .where('publication_id', '=', publication.id)
    .select(['grouping', 'value', 'figures'])
    .orderBy('nth')
    .execute()
  const called = new Map(
    publication.groupings.flatMap((one) =>
      one.values.map(({ value, name }) => [`${one.grouping} ${value}`, name] as const),
    ),
  )
  const groups = rows.map((row) => {
    const { grouping, value } = row
    const name = called.get(`${grouping} ${value}`) ?? 'Everybody'
    return groupOf({ grouping, value, name }, row.figures as unknown as (Frozen | null)[], publication)
  })
  // Nothing at all may be for want of a right: that is not remembered.
  return groups.length === 0
    ? groups
    : figures.keep(publication.id, groups, groups.length * publication.variables.length)
}

/** One group; its intervals are worked out when somebody first looks at it. */
function groupOf(
  named: Omit<GroupFigures, 'figures'>,
  frozen: readonly (Frozen | null)[],
  { variables }: Publication,
): GroupFigures {
  let told: GroupFigures['figures'] | undefined
  return {
    ...named,
    get figures() {
      told ??= Object.fromEntries(
        variables.map((variable, at) => {
          const figure = frozen[at]
          return [variable.key, figure ? thawed(figure, variable) : null]
        }),
      )
      return told
    },
  }
}

/** The groups of a publication that anybody is in, by grouping and value, in their order; never a figure. */
export const groupsWithin = async (
  acting: Acting,
  publication: Publication,
): Promise<{ grouping: string; value: string }[]> =>
  (await figuresOf(acting, publication)).map(({ grouping, value }) => ({ grouping, value }))

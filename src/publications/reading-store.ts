import type { Acting } from '../database/index.ts'
import { type Frozen, thawed } from './figures.ts'
import type { Audience, Comparisons, FrozenPlan, GroupFigures, Publication } from './publication.ts'

/** Which publication: a round by its id or its key, an audience, and which school where it is for one. */
export type Wanted = {
  round?: string
  audience?: Audience
  organisation?: string
  version?: number
}

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
    .select(['p.id', 'p.audience', 'p.comparisons', 'v.version', 'v.plan', 'v.computed_at', 'v.minimum_base'])
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
  return (await asked.execute()).map((row) => ({
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
    comparisons: row.comparisons as Comparisons,
    ...(row.plan as unknown as FrozenPlan),
  }))
}

const isId = (round: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(round)

/** The newest publication of a round for an audience, or undefined where there is none for whoever asks. */
export const latestPublication = async (
  acting: Acting,
  wanted: Wanted & { round: string; audience: Audience },
): Promise<Publication | undefined> => (await publications(acting, wanted))[0]

/** The figures of a publication, group by group: all of it, or one grouping ('all' is everybody). */
export async function figuresOf(
  { tx }: Acting,
  publication: Publication,
  { grouping }: { grouping?: string } = {},
): Promise<GroupFigures[]> {
  const rows = await tx
    .selectFrom('publication_group')
    .where('publication_id', '=', publication.id)
    .$if(grouping !== undefined, (asked) => asked.where('grouping', '=', grouping ?? ''))
    .select(['grouping', 'value', 'figures'])
    .orderBy('nth')
    .execute()
  const names = new Map(
    publication.groupings.flatMap((one) =>
      one.values.map(({ value, name }) => [`${one.grouping} ${value}`, name] as const),
    ),
  )
  return rows.map((row) => {
    const frozen = row.figures as unknown as (Frozen | null)[]
    return {
      grouping: row.grouping,
      value: row.value,
      name: names.get(`${row.grouping} ${row.value}`) ?? 'Everybody',
      figures: Object.fromEntries(
        publication.variables.map((variable, at) => {
          const figure = frozen[at]
          return [variable.key, figure ? thawed(figure, variable) : null]
        }),
      ),
    }
  })
}

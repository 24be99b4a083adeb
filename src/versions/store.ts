import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import type { BlueprintKind, Seed, Version } from './version.ts'

const subjectOf = (kind: BlueprintKind) => `${kind}_version` as const

/** Every version of every blueprint of a kind that the database knows, by key, the newest last. */
export async function versionsOf({ tx }: Acting, kind: BlueprintKind): Promise<Version[]> {
  const rows = await tx
    .selectFrom('blueprint_version')
    .select(['key', 'version', 'digest', 'text', 'state', 'published_at as publishedAt'])
    .select(({ eb }) => eb('proposed_by_worker', 'is not', null).as('inBrowser'))
    .where('kind', '=', kind)
    .orderBy('key')
    .orderBy('version')
    .execute()
  return rows as Version[]
}

const workerIn = ({ actor }: Acting): string | null => (actor.kind === 'worker' ? actor.id : null)

const published = (acting: Acting) => ({
  state: 'published' as const,
  published_at: acting.now,
  published_by: acting.actor.kind,
  published_by_worker: workerIn(acting),
})

/** Puts a version on record. Of two programs that start at once the first one writes it, and the other does nothing. */
export async function putVersion(
  acting: Acting,
  kind: BlueprintKind,
  { key, version, digest, text }: Seed,
  state: Version['state'],
): Promise<void> {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('blueprint_version')
    .values({
      id,
      kind,
      key,
      version,
      digest,
      text,
      state,
      proposed_by_worker: workerIn(acting),
      ...(state === 'published' ? published(acting) : {}),
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key', 'version']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: state, subject: { kind: subjectOf(kind), id } })
}

/** A proposed version says something else from now on. */
export async function changeProposed(acting: Acting, kind: BlueprintKind, seed: Seed): Promise<void> {
  await acting.tx
    .updateTable('blueprint_version')
    .set({
      ...{ digest: seed.digest, text: seed.text, proposed_at: acting.now },
      proposed_by_worker: workerIn(acting),
    })
    .where('kind', '=', kind)
    .where('key', '=', seed.key)
    .where('version', '=', seed.version)
    .where('state', '=', 'proposed')
    .execute()
}

/** Proposes a version, or proposes it again with another text. */
export async function proposeVersion(acting: Acting, kind: BlueprintKind, seed: Seed): Promise<void> {
  await putVersion(acting, kind, seed, 'proposed')
  await changeProposed(acting, kind, seed)
}

/** Publishes a version that was proposed. Answers false where there is no such proposed version. */
export async function publishVersion(
  acting: Acting,
  kind: BlueprintKind,
  { key, version }: Pick<Version, 'key' | 'version'>,
): Promise<boolean> {
  const row = await acting.tx
    .updateTable('blueprint_version')
    .set(published(acting))
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await record(acting, { act: 'published', subject: { kind: subjectOf(kind), id: row.id } })
  return true
}

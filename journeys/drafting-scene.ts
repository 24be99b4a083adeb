import { invented } from '../demo/saltmere.ts'
import { makeOrganisation, makePlace, makeWorker } from '../src/accounts/factory.ts'
import { programmeFiles } from '../src/programmes/files.ts'
import { digestOf } from '../src/versions/index.ts'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import type { Saltmere } from './saltmere.ts'

/** The text of a draft as a commissioner would have it in the end. */
const textIn = async ({ database }: Saltmere, id: string): Promise<{ text: string; seen: string }> => {
  const { rows } = await database.owner.query<{ text: string; revision: number }>(
    'select text, revision from programme_draft_text where draft_id = $1 order by revision desc limit 1',
    [id],
  )
  return { text: rows[0]?.text ?? '', seen: String(rows[0]?.revision) }
}

/** Somebody copies a programme under another name, and says who shaped it. */
async function drafts(saltmere: Saltmere, who: Caller, name: string): Promise<string> {
  const begun = { how: 'copy', copy_of: 'link', copy_name: name, once: newId() }
  const { location } = await who.sends('/programmes/drafts', begun)
  const path = location ?? ''
  const { text, seen } = await textIn(saltmere, path.split('/').at(-1) ?? '')
  const shaped =
    'shaped_with:\n  - { kind: with-people, who: A Monday group, when: May 2026, changed: It is later }\n'
  const saved = await who.sends(`${path}/text`, { seen, text: text.replace('shaped_with: []\n', shaped) })
  if (saved.status !== 303) throw new Error(`a draft was answered with ${saved.status}`)
  return path
}

/** A programme that is being written, one that waits for another person, and one that waits for whoever wrote those. */
export async function setTheDrafts(saltmere: Saltmere): Promise<void> {
  const [judith, colm] = [
    await saltmere.caller().signsIn('Judith Farrow'),
    await saltmere.caller().signsIn('Colm Arkwright'),
  ]
  const asked = async (who: Caller, name: string) =>
    who.sends(`${await drafts(saltmere, who, name)}/proposals`, { seen: '2', note: 'All of it.' })
  await drafts(saltmere, judith, 'Walks by the sea')
  await asked(judith, 'Bread on Mondays')
  await asked(colm, 'Mending bicycles')
  await fileProposes(saltmere, 'grit')
}

/** A file that was changed proposes the next version of a programme. */
async function fileProposes({ database, clock }: Saltmere, key: string): Promise<void> {
  const file = programmeFiles().declared.find(({ programme }) => programme.key === key)
  const text = file?.seed.text ?? ''
  const changed = text.replace(/^version: 1$/m, 'version: 2')
  await database.owner.query(
    `insert into blueprint_version (id, kind, key, version, digest, text, state, proposed_at)
     values ($1, 'programme', $2, 2, $3, $4, 'proposed', $5)`,
    [newId(), key, digestOf(changed), changed, clock.now()],
  )
}

/** A draft of another place. */
export async function draftElsewhere({ database, clock }: Saltmere): Promise<string> {
  // Last of all places, so that it is not the one whose pages the public reads.
  const place = await makePlace(database.kysely, {
    id: 'ffffffff-ffff-4fff-bfff-ffffffffffff',
    name: 'Eastwick',
  })
  const organisation = await makeOrganisation(database.kysely, {
    place,
    kind: 'council',
    name: 'Eastwick Council',
  })
  const worker = await makeWorker(database.kysely, {
    id: invented('Osric Vane'),
    place,
    organisation,
    name: 'Osric Vane',
  })
  const id = newId()
  await database.owner.query(
    'insert into programme_draft (id, place_id, made_by, made_at) values ($1, $2, $3, $4)',
    [id, place, worker, clock.now()],
  )
  await database.owner.query(
    `insert into programme_draft_text (draft_id, place_id, revision, text, written_by, written_at)
     values ($1, $2, 1, 'key: theirs', $3, $4)`,
    [id, place, worker, clock.now()],
  )
  return id
}

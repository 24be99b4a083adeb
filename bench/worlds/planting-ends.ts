import type pg from 'pg'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

const later = '2099-01-01T00:00:00Z'
const before = '2020-01-01T00:00:00Z'

/** A file in which nothing stands but whose it is. */
const whole = (person: string) => ({
  ...{ about: `Somebody ${person.slice(0, 8)}`, forThemselves: true, madeOn: 'x', madeBy: 'x', parts: [] },
  ...{ leftOut: { pieces: 0, reasons: [] }, neverHere: [] },
})

/** How records end, what was given out of them, and where somebody went on to. */
export async function putEnds(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const of = ({ id, person }: { id: string; person: string }) => ({ id, place_id, young_person_id: person })
  const by = (what: string, who: string | null | undefined, because = false) => ({
    ...{ [`${what}_by`]: who ?? null, [`${what}_at`]: who ? NOW : null },
    ...(because ? { [`${what}_because`]: who ? 'x' : null } : {}),
  })
  const somebody = world.workers.map(({ id }) => id)
  const other = (...ids: (string | null)[]) => somebody.find((id) => !ids.includes(id))
  const rows: Record<string, Record<string, unknown>[]> = {
    death: world.deaths.map((one) => ({
      ...{ ...of(one), said_by: 'x', said_on: TODAY, recorded_by: one.by, recorded_at: NOW },
      ...{
        ...by('confirmed', one.confirmed),
        ...by('taken_back', one.takenBack ? other(one.living) : null, true),
      },
      ...{ ...by('living_asked', one.living), living_because: one.living ? 'x' : null },
    })),
    disposal_proposal: world.proposals.map((one) => ({
      ...{ ...of(one), rule: 'child', until: TODAY, said: {}, looked: 'x', proposed_by: one.by },
      ...{ proposed_at: NOW, ...by('turned_down', one.turnedDown ? other() : null, true) },
    })),
    disposal: world.disposals.map(({ id, team, by: proposed, confirmed }) => ({
      ...{ id, place_id, team_id: team, disposed_on: TODAY, rule: 'child', proposed_by: proposed },
      ...{ proposed_on: TODAY, confirmed_by: confirmed, rows: {} },
    })),
    access_file: world.files.map(({ id, person, by: made_by, over }) => ({
      ...{ request_id: id, place_id, young_person_id: person, content: whole(person), made_by, made_at: NOW },
      expires_at: over ? before : later,
    })),
    access_left_out: world.leftOuts.map(({ id, request, person, by: made_by, over }) => ({
      ...{ id, request_id: request, young_person_id: person, of_table: 'contact', of_key: id },
      ...{ fields: ['note'], reason: 'crime', words: 'x', made_by, made_at: NOW },
      ...by('put_back', over ? made_by : null),
    })),
    stepping: world.steppings.map(({ id, person, support, by: made_by }) => ({
      ...{ referral_id: id, place_id, support_id: support, young_person_id: person, made_by, made_at: NOW },
      ...{ from_tier: 'x', to_tier: 'x', to_team_id: world.teams[0]?.id, changes: 'x', stays: '' },
    })),
    unsent_answers: world.unsents.map(({ id, person }) => ({
      ...{ ask_id: id, young_person_id: person, picked: {}, saved_at: NOW },
    })),
    // After what is shared: once it stands nothing is.
    restriction: world.restrictions.map((one) => ({
      ...{ ...of(one), reason: 'x', set_by: one.by, set_at: NOW, lift_because: 'x' },
      ...{ ...by('lift_asked', somebody[0]), ...by('lifted', one.lifted ? somebody[1] : null) },
    })),
  }
  for (const [table, all] of Object.entries(rows)) await put(owner, table, all)
  await putSignposts(owner, world)
}

/** Each to one and the same thing to go to. */
async function putSignposts(owner: pg.ClientBase, { place: place_id, signposts }: World): Promise<void> {
  if (signposts.length === 0) return
  await owner.query('insert into service (id, place_id, name) values ($1, $2, $3)', [
    ...[place_id, place_id, 'Somewhere to go'],
  ])
  await put(
    owner,
    'signpost',
    signposts.map(({ id, person, support, by }) => ({
      ...{ id, young_person_id: person, support_id: support, service_id: place_id, worker_id: by, at: NOW },
    })),
  )
}

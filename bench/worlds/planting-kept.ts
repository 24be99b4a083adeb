import type pg from 'pg'
import type { Beside } from './kept.ts'
import { asksAtPoints } from './kept-in-words.ts'
import { put } from './planting-supports.ts'
import { NOW, TODAY, type World } from './world.ts'

const due_on = '2026-12-26'

/** What is kept beside records, and who waits for a service. */
export async function putKept(owner: pg.ClientBase, world: World): Promise<void> {
  const by = world.workers[0]?.id
  const of = ({ id, person }: { id: string; person: string }) => ({
    ...{ id, place_id: world.place, young_person_id: person },
  })
  const when = (at: boolean) => (at ? NOW : null)
  const who = (at: boolean) => (at ? by : null)
  const what = (at: boolean, words: unknown = 'x') => (at ? words : null)
  const asked = (one: Beside) => ({
    ...{ ...of(one), received_on: TODAY, due_on, recorded_by: one.by, made_at: NOW },
    ...{ asked_by: one.by ? 'parent_or_carer' : 'young_person', asker_name: what(one.by !== null) },
    ...{
      known_by: what(one.by !== null),
      answered_at: when(one.over),
      answered_by: what(one.over, one.answerer),
    },
  })
  const rows: Record<string, Record<string, unknown>[]> = {
    access_request: world.accessRequests.map((one) => {
      // What was given out is not refused, and a safeguarding lead was asked about it.
      const file = world.files.find(({ id }) => id === one.id)
      return {
        ...{ ...asked(one), refused_because: file ? null : what(one.over), lead_asked: file ? 'x' : null },
        handed: file && (file.ownPage ? 'own_page' : 'in_person'),
      }
    }),
    correction: world.corrections.map((one) => ({
      ...{ ...of(one), wrong: 'x', recorded_by: one.by, made_at: NOW, due_on, settled_at: when(one.over) },
      ...{ settled_by: who(one.over), settled_as: what(one.over, 'statement'), answer: what(one.over) },
    })),
    erasure_request: world.erasures.map((one) => ({
      ...{ ...asked(one), parts: ['record'], granted: what(one.over, []), told: what(one.over, 'in_person') },
      ...{ refused_ground: what(one.over, 'no_right'), refused_because: what(one.over) },
    })),
    retention_hold: world.holds.map((one) => ({
      ...{ ...of(one), reason: 'x', set_by: one.by, set_at: NOW, lift_because: what(one.over) },
      ...{ lift_asked_by: who(one.over), lift_asked_at: when(one.over), lifted_at: when(one.over) },
      lifted_by: what(one.over, world.workers[1]?.id),
    })),
    lawful_basis: world.lawfulBases.map((one) => ({
      ...{ ...of(one), basis: 'public_task', special: 'safeguarding', because: 'x', made_at: NOW },
      recorded_by: one.by,
    })),
    hidden_look: world.hiddenLooks.map((one) => ({
      ...{ ...of(one), worker_id: one.by, on_day: TODAY, reason: 'x', decided_by: 'x', decided_on: TODAY },
      ...{ review_on: '2026-12-01', recorded_by: by, made_at: NOW, shown_again_at: when(one.over) },
    })),
    handover: world.handovers.map((one) => ({
      ...{ ...of(one), support_id: one.support, kind: 'moving', on_date: TODAY, takes_over: 'we_stay' },
      ...{ plan: 'x', planned_at: NOW, planned_by: one.by, done_at: when(one.over), done_by: who(one.over) },
      ...{ outcome: what(one.over, 'we_stay'), outcome_words: '' },
    })),
    measure_point: world.points.map((one) => ({
      ...{ ...of(one), support_id: one.support, enrolment_id: one.enrolment },
      measure: one.bySchool ? 'attendance' : 'swemwbs',
      ...{ point: 'end', who: 'self', asked: one.bySchool ? 'from-registers' : 'by-link', due_on: TODAY },
      ...{ counted_from: 'ending', days: 0, window_days: 7 },
    })),
  }
  for (const [table, all] of Object.entries(rows)) await put(owner, table, all)
  const atPoints = asksAtPoints(world).map(({ point, ask }) => ({ point_id: point, ask_id: ask }))
  await put(owner, 'point_ask', atPoints)
  await putWaiting(owner, world)
}

async function putWaiting(owner: pg.ClientBase, world: World): Promise<void> {
  const place_id = world.place
  const by = world.workers[0]?.id
  await put(
    owner,
    'waiting_list',
    world.waitingLists.map(({ id, team, answerer }) => ({
      ...{ id, place_id, team_id: team, answerer_id: answerer, run_id: world.runs[0]?.id, answer_by: due_on },
      ...{ rows_read: 2, made_by: by, made_at: NOW },
    })),
  )
  await put(
    owner,
    'waiting_offer',
    world.waitingRows.map(({ id, list, state, person, referral }, nth) => ({
      ...{
        id,
        list_id: list,
        place_id,
        line: nth + 1,
        state,
        young_person_id: person,
        referral_id: referral,
      },
      ...{ reference: id.slice(0, 8), typed: state === 'held' ? {} : null, because: '' },
      ...(state === 'offered'
        ? {
            called: `Somebody ${id.slice(0, 8)}`,
            audience: 'young_person',
            channel: 'text',
            address: '07700',
          }
        : { called: null, audience: null, channel: null, address: null }),
      token_hash: state === 'held' ? null : `\\x${id.replaceAll('-', '')}`,
    })),
  )
  await put(
    owner,
    'looking_again',
    world.lookingAgains.map(({ id, row, person, answered }) => ({
      ...{
        id,
        place_id,
        offer_id: row,
        young_person_id: person,
        asked_by: 'young_person',
        answer_by: due_on,
      },
      ...{ asked_at: NOW, answered_at: answered ? NOW : null, answered_by: answered ? by : null },
      ...{ outcome: answered ? 'other' : null, answer_words: answered ? 'x' : null },
    })),
  )
}

import type pg from 'pg'
import { type HistoryKey, type Withdrawal, withdrawalsIn } from '../history/index.ts'

/** How each kind of withdrawal takes effect again: $1 is the row, $2 since when. It changes nothing that holds already. */
const effects: Record<string, string> = {
  decision:
    'update decision set withdrawn_at = $2 where id = $1 and (withdrawn_at is null or withdrawn_at > $2)',
  ...Object.fromEntries(
    ['first_contact', 'ending', 'outcome', 'plan_health', 'age', 'wishes', 'emergency_contact']
      .concat('medical_needs', 'access_needs', 'may_collect', 'risk', 'said')
      .map((kind) => [
        `limited ${kind}`,
        `select from decision where id = $1 and made_at <= $2 and limited_again(id, '${kind}')`,
      ]),
  ),
  circle_member: `update circle_member set ends_at = greatest($2, starts_at), ended_because = coalesce(ended_because, 'it had ended')
    where id = $1 and (ends_at is null or ends_at > $2)`,
  supporter: 'update supporter set ended_at = $2 where id = $1 and (ended_at is null or ended_at > $2)',
  link: 'update link set used_at = $2 where id = $1 and used_at is null',
  own_page_login:
    'update own_page set login_issuer = null, login_subject = null, login_bound_at = null where id = $1 and login_bound_at <= $2',
  own_page_shows: "update own_page set shows = '{}' where id = $1 and shows <> '{}' and made_at <= $2",
  own_page: 'update own_page set taken_back_at = $2 where id = $1 and taken_back_at is null',
  // Who said it is not in the log: a parent’s no is followed in every way that a pupil’s own is.
  round_pupil: `update round_pupil set said_no = 'parent', said_no_at = $2, said_yes = null, said_yes_at = null
    where id = $1 and said_no is null`,
  round_code: 'update round_code set taken_back_at = $2 where id = $1 and taken_back_at is null',
  round_answers: 'delete from round_answers where id = $1 and $2::timestamptz is null',
  // Everything about them again, with a certificate that says so; it is counted where they were there.
  young_person:
    'select disposed_again(id, $2) from young_person where id = $1 and $2::timestamptz is not null',
  ...Object.fromEntries(
    ['wishes', 'unsent', 'about_you', 'chosen', 'copies'].map((part) => [
      `erased ${part}`,
      `select from young_person, erase_part(id, '${part}', $2) erased where id = $1 and erased::text ~ '[1-9]'`,
    ]),
  ),
  service_photo: 'delete from service_photo where id = $1 and $2::timestamptz is null',
}

/** What was noted a little before the copy’s moment may have been committed after it. */
const OVERLAP_MS = 3_600_000

/** How many withdrawals changed something, and how many lines of the log were not ours to read. */
export type TakenBack = { applied: number; unreadable: number }

/** Applies everything again that was taken back since this moment. */
export async function takeBackAgain(
  client: pg.ClientBase,
  { folder, key, since }: { folder: string; key: HistoryKey; since: Date },
): Promise<TakenBack> {
  const from = since.getTime() - OVERLAP_MS
  const taken: TakenBack = { applied: 0, unreadable: 0 }
  for (const one of withdrawalsIn(folder, key)) {
    if (one === null) taken.unreadable += 1
    else if (new Date(one.at).getTime() >= from) taken.applied += await apply(client, one)
  }
  return taken
}

async function apply(client: pg.ClientBase, { table, id, since }: Withdrawal): Promise<number> {
  const effect = Object.hasOwn(effects, table) ? effects[table] : undefined
  if (effect === undefined) throw new Error(`nobody knows how something is taken back from ${table}`)
  return (await client.query(effect, [id, since])).rowCount ?? 0
}

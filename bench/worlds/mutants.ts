import type pg from 'pg'
import { errorCode } from '../../src/database/index.ts'
import { compareWorld } from './comparing.ts'
import { tablesInWords } from './rows.ts'
import type { World } from './world.ts'

/** A rule made wrong on purpose, and how it is put right again. */
export type Mutant = {
  name: string
  wrong: string
  right: string
  /** The table it is a rule of: there it must show. */
  table?: string
}

type Policy = {
  table: string
  name: string
  kind: string
  cmd: string
  using: string | null
  check: string | null
}

const asWritten = ({ table, name, kind, cmd, using, check }: Policy): string =>
  `create policy ${name} on ${table} as ${kind} for ${cmd}${using ? ` using (${using})` : ''}${check ? ` with check (${check})` : ''}`

const drop = ({ table, name }: Policy): string => `drop policy ${name} on ${table}`

/**
 * The circle without its own no, so that the rules by which a no overrides every yes stand alone; and as it was. Both keep
 * somebody out, so neither would be missed beside the other.
 */
export async function openedCircle(owner: pg.ClientBase): Promise<{ open: string; shut: string }> {
  const { rows } = await owner.query<{ entries: string; own: string }>(
    `select pg_get_functiondef('circle_entries()'::regprocedure) as entries, qual as own
     from pg_policies where policyname = 'own_entry_reads'`,
  )
  const { entries = '', own = '' } = rows[0] ?? {}
  const opened = entries.replace(
    /\n\s+and c\.young_person_id <> all\(\(select actor_barred\(\)\)::uuid\[\]\)/g,
    '',
  )
  const ownOpened = own.replace(
    / AND \(young_person_id <> ALL \(\( SELECT actor_barred\(\) AS actor_barred\)::uuid\[\]\)\)/,
    '',
  )
  if (opened === entries || ownOpened === own)
    throw new Error('the circle says no in other words than it did')
  const rule = (using: string) => `alter policy own_entry_reads on circle_member using (${using})`
  return { open: `${opened}; ${rule(ownOpened)}`, shut: `${entries}; ${rule(own)}` }
}

/** Each access rule of these tables dropped, open to everybody, and turned round. */
export async function mutantsOfPolicies(owner: pg.ClientBase, tables: readonly string[]): Promise<Mutant[]> {
  const { rows } = await owner.query<Policy>(
    `select tablename as table, policyname as name, permissive as kind, cmd, qual as using, with_check as check
     from pg_policies where tablename = any($1) and policyname <> 'owner_migrates'
     order by tablename, policyname`,
    [tables],
  )
  const circle = await openedCircle(owner)
  return rows.flatMap((policy) => {
    const right = asWritten(policy)
    const alone = policy.name.startsWith('no_overrides_yes')
    const open = alone ? `${circle.open}; ` : ''
    const shut = alone ? `${circle.shut}; ` : ''
    const { using, check } = policy
    const ways: [string, Policy][] = []
    if (using)
      ways.push(['open', { ...policy, using: 'true' }], ['turned', { ...policy, using: `not (${using})` }])
    if (check)
      ways.push(
        ['check open', { ...policy, check: 'true' }],
        ['check turned', { ...policy, check: `not (${check})` }],
      )
    const name = `${policy.table}.${policy.name}`
    return [
      {
        name: `${name} dropped`,
        wrong: `${open}${drop(policy)}`,
        right: `${shut}${right}`,
        table: policy.table,
      },
      ...ways.map(([way, wrong]) => ({
        ...{
          name: `${name} ${way}`,
          wrong: `${open}${drop(policy)}; ${asWritten(wrong)}`,
          right: `${shut}${drop(policy)}; ${right}`,
          table: policy.table,
        },
      })),
    ]
  })
}

const functions = [
  ...[
    'actor_workers_anew()',
    'actor_teams_anew()',
    'actor_led_teams_anew()',
    'circle_people_anew(text)',
    'circle_referrals_anew(text[])',
  ],
  ...['actor_protections()', 'actor_concerns()', 'tied_people(uuid)'],
  ...['concerns_raised_now()', 'actor_manages()', 'joined_people(uuid)', 'link_person_looked_up()'],
  ...['goes_on_as(uuid[])', 'actor_kept_from()', 'keeps_record(uuid)', 'answers_for(uuid)'],
  ...['sees_content(uuid)', 'actor_barred_anew()', 'reads_sealed(uuid, uuid)', 'sealing_of(uuid)'],
  ...[
    'circle_is_empty(uuid)',
    'link_referral_looked_up(text)',
    'link_ask_looked_up()',
    'link_open_ask_looked_up()',
  ],
  // Of the tables of a plan some ask only whether it is open.
  'plan_sight_anew()',
]

/** Functions that the rules of one table ask alone, or that show there first. */
const ofOneTable: Readonly<Record<string, string>> = {
  'tied_workers(uuid, text)': 'safeguarding_concern',
  ...{ 'actor_keeps_apart(uuid, uuid)': 'not_together', 'who_may_seal(uuid)': 'sealing' },
  ...{ 'family_sight()': 'family_plan', 'own_families()': 'family_plan' },
  'family_offer_is_theirs_to_answer()': 'family_offer',
  'plan_asked()': 'plan_agency',
  'plan_lead_is_theirs_to_answer()': 'plan_lead_offer',
  ...{ 'actor_groups()': 'group_session', 'link_group()': 'group_session', 'link_run()': 'programme_run' },
  ...{ 'looked_after()': 'worker_check', 'rounds_read()': 'round_reading', 'pupil_lists()': 'round_pupil' },
  ...{ 'actor_reviews_for()': 'glass_review', 'works_as(uuid, uuid, text)': 'glass_review' },
  ...{ 'glass_kept_from(uuid)': 'glass_review', 'glass_is_mine(uuid)': 'glass_review' },
  ...{ 'actor_may_break_glass()': 'glass_break', 'glass_found(uuid, uuid)': 'glass_break' },
  ...{ 'actor_sealings()': 'sealing', 'settles_death(uuid)': 'death' },
}

const swaps: readonly [RegExp, string][] = [
  [/ <= /g, ' < '],
  [/ <= /g, ' > '],
  [/ >= /g, ' > '],
  // Nobody meets the very moment of a clock that goes on.
  [/ > (?!clock_timestamp)/g, ' >= '],
  [/ > /g, ' < '],
  [/ = /g, ' <> '],
  [/ <> /g, ' = '],
  [/ and /g, ' or '],
  [/ or /g, ' and '],
  [/ is null/g, ' is not null'],
  [/ is not null/g, ' is null'],
  [/ not exists /g, ' exists '],
  [/ not in /g, ' in '],
  [/ in \(/g, ' not in ('],
]

/** Each comparison and each joining word in the functions that the rules ask, made another. */
async function mutantsOfFunctions(owner: pg.ClientBase): Promise<Mutant[]> {
  const mutants: Mutant[] = []
  for (const signature of [...functions, ...Object.keys(ofOneTable)]) {
    const table = ofOneTable[signature]
    const { rows } = await owner.query<{ whole: string; body: string }>(
      'select pg_get_functiondef($1::regprocedure) as whole, prosrc as body from pg_proc where oid = $1::regprocedure',
      [signature],
    )
    const { whole = '', body = '' } = rows[0] ?? {}
    for (const [pattern, instead] of swaps)
      for (const { index, 0: found } of body.matchAll(pattern)) {
        const wrong = body.slice(0, index) + instead + body.slice(index + found.length)
        const line = body.slice(0, index).split('\n').length
        const name = `${signature} line ${line}:${found}as${instead}`
        mutants.push({
          name,
          wrong: whole.replace(body, () => wrong),
          right: whole,
          ...(table ? { table } : {}),
        })
      }
  }
  return mutants
}

/** Each of these tables with its rules not asked at all. */
export const withoutRules = (tables: readonly string[]): Mutant[] =>
  tables.map((table) => ({
    ...{ name: `${table} without rules`, wrong: `alter table ${table} disable row level security` },
    right: `alter table ${table} enable row level security`,
    table,
  }))

/** Every rule made wrong in every way that is tried here; among them tables whose rules are not asked at all. */
export async function allMutants(owner: pg.ClientBase): Promise<Mutant[]> {
  const tables = withoutRules(tablesInWords)
  const all = [
    ...tables,
    ...(await mutantsOfPolicies(owner, tablesInWords)),
    ...(await mutantsOfFunctions(owner)),
  ]
  return all.filter(({ name }) => !same.includes(name) && !ofOffices.test(name))
}

/** Rules of these tables for jobs, commands and whoever runs surveys, who are asked in bench/offices. */
export const ofOffices = /^(round|screen)_\w+\.(jobs?_|publishing_|operators_|leads_)/

/** Rules made wrong that nobody could tell from right ones. */
const same: readonly string[] = [
  // The program is given no way to change the place of a referral, of which this check speaks.
  'referral.parties_decide check open',
  'safeguarding_concern.leads_act check open',
  // Of a tie that somebody says the young person is not known yet, and nobody reads it.
  'personal_tie.no_overrides_yes_young_person_id dropped',
  'personal_tie.no_overrides_yes_young_person_id open',
  // Nor is it given one to change the place of a family's plan; and of who is in one, each of two checks lets pass what the other does.
  ...['family_plan.holder_changes check open', 'family_step.holder_changes check open'],
  ...['family_member.circle_changes check open', 'family_member.circle_changes check turned'],
  ...['family_member.holder_changes check open', 'family_member.holder_changes check turned'],
  // The same of a plan of several agencies.
  ...['plan_agency.agency_answers check open', 'plan_agency.circle_asks check open'],
  ...['plan_agency.agency_answers check turned', 'plan_agency.circle_asks check turned'],
  ...['shared_plan.lead_changes check open', 'plan_meeting.lead_writes check open'],
  // Whoever has a record keeps it too: what keepers may do says the same again.
  ...['access_request.circle_records dropped', 'correction.circle_records dropped'],
  ...['erasure_request.circle_reads dropped', 'erasure_request.circle_answers dropped'],
  ...['reads', 'sets', 'settles'].map((one) => `retention_hold.circle_${one} dropped`),
  // Whoever supports the young person sees every plan and every part of it by plan_sight() too, but what they write in that very statement.
  ...['plan_agency.circle_reads dropped', 'shared_plan.circle_reads dropped'],
  // What keeps a record asks for itself whether it is closed to whoever keeps it.
  ...['dropped', 'open'].map((way) => `disposal_proposal.no_overrides_yes_young_person_id ${way}`),
  // Nor is a circle closed to whoever holds a link, and nobody else has what they picked.
  ...['dropped', 'open'].map((way) => `unsent_answers.no_overrides_yes_young_person_id ${way}`),
  // Of a death a trigger asks the same of each step that is taken; whose it is, and whose any of these is, is never changed.
  ...['death.circle_settles check open', 'death.settlers_settle check open'],
  ...['restriction.circle_settles check open', 'sealing.leads_act check open'],
  ...['retention_hold.circle_settles check open', 'retention_hold.keepers_settle check open'],
  'retention_hold.circle_settles check turned',
  // What one rule would let be changed of it the other half of that rule refuses, and of no record is the place changed.
  ...['new_identity.the_two_act open', 'new_identity.the_two_act check open'],
  // The sweep reads these as whoever reads the list, or the row, does that they are of.
  ...['waiting_offer.sweep_reads dropped', 'looking_again.sweep_reads dropped'],
  // What the sweep clears it clears in every place, so it is not compared by world.
  'draft.sweep_clears dropped',
  // Whether somebody may seal as a lead or as a manager is all the same here.
  'who_may_seal(uuid) line 2: = as <> ',
  // Whoever has somebody's whole record for an answer gets no more of it by any other way into the circle.
  'circle_people_anew(text) line 3: and as or ',
]

const ASKS_ITSELF = '54001'

/** Of an error in the words, in the types, or in what a function is given. */
const unreadable = ['42601', '42804', '42883']

/** Makes one rule wrong and asks whether anything tells; null when the words make no rule that the database can read. */
export async function isNoticed(
  owner: pg.ClientBase,
  mutant: Mutant,
  tells: () => Promise<boolean>,
): Promise<boolean | null> {
  try {
    await owner.query(mutant.wrong)
  } catch (error) {
    if (unreadable.includes(errorCode(error) ?? '')) return null
    throw error
  }
  try {
    return await tells()
  } catch (error) {
    // A no that is turned round asks itself for ever: nobody could overlook that.
    if (errorCode(error) === ASKS_ITSELF) return true
    throw error
  } finally {
    await owner.query(mutant.right)
  }
}

/** The same in world after world, until somebody sees or does what the sentences do not say. */
export const isCaught = (
  owner: pg.ClientBase,
  app: pg.ClientBase,
  mutant: Mutant,
  worlds: readonly World[],
): Promise<boolean | null> =>
  isNoticed(owner, mutant, async () => {
    for (const world of worlds)
      if ((await compareWorld(app, world, mutant.table)).differences.length > 0) return true
    return false
  })

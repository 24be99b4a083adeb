import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
const ask = async <T extends object>(question: string): Promise<T[]> =>
  (await database.owner.query<T>(question)).rows

beforeAll(async () => {
  database = await testDatabase()
})

// Functions that run with their owner's eyes. Each is here because it tells no more than its actor may know.
const securityDefiners = [
  'accepted_becomes_something()',
  'anonymous_has_no_key()',
  'another_answers()',
  'asker_follows_support()',
  'circle_is_empty(person uuid)',
  'circle_people(wanted text)',
  'circle_referrals(VARIADIC wanted text[])',
  'code_for_slip(hash bytea)',
  'code_for_withdrawing(hash bytea)',
  'codes_after_opt_outs()',
  'companion_is_checked()',
  'companions_follow()',
  'ending_is_recorded()',
  'enrolments_end()',
  'entry_link_claim()',
  'entry_link_for_token(hash bytea)',
  'entry_link_keeper()',
  'entry_link_keepers()',
  'feedback_shown(of_service uuid)',
  'going_along_until(who uuid)',
  'key_follows_the_no()',
  'leaders_follow()',
  'link_ask()',
  'link_for_token(hash bytea)',
  'link_group()',
  'link_open_ask()',
  'link_referral()',
  'link_referral(wanted text)',
  'link_run()',
  'names_for_reader(of_round uuid, of_codes uuid[])',
  'onward_goes_along()',
  'onward_is_settled()',
  'open_batons()',
  'opened_round_stays()',
  'own_people(of_programme text)',
  'own_scores(of_programme text)',
  'parents_say_no_here(of_school uuid)',
  'place_becomes_enrolment()',
  'possible_matches(of_referral uuid)',
  'programme_may_be_published()',
  'programme_reach(of_programme text)',
  'pupil_round()',
  'pupil_school()',
  'refuse_with_code()',
  'renew_codes(of_pupils uuid[], hashes bytea[])',
  'round_handed_in(of_round uuid)',
  'round_opens_whole()',
  'round_progress(of_school uuid)',
  'round_progress_by_class(of_school uuid)',
  'screen_allocate()',
  'screen_counts(of_round uuid)',
  'screen_draws_seed()',
  'screen_goes_with_the_kind()',
  'screen_is_named()',
  'spend_stays_within()',
  'survey_letter(of_school uuid)',
  'team_outcomes(at_service uuid)',
  'tell_of_parent_no(of_no uuid)',
  'urgent_reader(of_ask uuid)',
  'waiting_at_service(of_service uuid)',
  'why_slip_is_shut(hash bytea)',
  'withdraw_by_key(of_pupil uuid)',
  'withdraw_with_code()',
  'withdrawal_is_noted()',
]

describe('the catalogue keeps the promise of rule 4, circle before content', () => {
  it('forces row-level security on every table keyed to a person', async () => {
    const open = await ask(`
      select c.relname from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and (c.relname in ('young_person', 'history', 'draft') or exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'young_person_id' and not a.attisdropped))
        and not (c.relrowsecurity and c.relforcerowsecurity)`)
    expect(open).toEqual([])
  })

  // Otherwise a backup, which the owner makes, would leave its rows out without a word.
  it('lets the owner see every row of every table', async () => {
    const hidden = await ask(`
      select c.relname from pg_class c where c.relforcerowsecurity and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polroles = array[c.relowner]
          and p.polcmd = '*' and pg_get_expr(p.polqual, p.polrelid) = 'true')`)
    expect(hidden).toEqual([])
  })

  it('lets nobody but the owner through a policy that asks nothing', async () => {
    const blank = await ask(`
      select c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
      where (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
        and p.polroles <> array[c.relowner]`)
    expect(blank).toEqual([])
  })

  it('gives the login of the program nothing to own and no way around', async () => {
    const { rows } = await database.app.query<{
      login: string
      super: boolean
      bypass: boolean
      owns: number
    }>(`
      select current_user as login, r.rolsuper as super, r.rolbypassrls as bypass,
        (select count(*) from pg_class c where c.relowner = r.oid) +
        (select count(*) from pg_proc f where f.proowner = r.oid) +
        (select count(*) from pg_namespace n where n.nspowner = r.oid) as owns
      from pg_roles r where r.rolname = current_user`)
    expect(rows[0]).toMatchObject({ super: false, bypass: false, owns: 0 })
  })

  it('knows every function that runs as its owner, each with a fixed search path', async () => {
    const found = await ask<{ name: string; config: string[] | null }>(`
      select p.oid::regprocedure::text as signature,
        p.proname || '(' || pg_get_function_arguments(p.oid) || ')' as name, p.proconfig as config
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace order by 2`)
    expect(found.map(({ name }) => name)).toEqual(securityDefiners)
    expect(found.filter(({ config }) => !config?.some((set) => set.startsWith('search_path=')))).toEqual([])
  })

  it('lets PUBLIC call nothing of ours', async () => {
    const callable = await ask(`
      select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace = 'public'::regnamespace and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`)
    expect(callable).toEqual([])
  })

  it('has no view that looks with its owner’s eyes', async () => {
    const views = await ask(`
      select c.relname from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
        and not coalesce(c.reloptions @> '{security_invoker=true}', false)
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`)
    expect(views).toEqual([])
  })

  it('shows no actor no rows', async () => {
    const tables = await ask<{ relname: string }>(`
      select relname from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace`)
    expect(tables.length).toBeGreaterThan(15)
    for (const { relname } of tables) {
      const { rows } = await database.app.query(`select count(*)::int as seen from ${relname}`)
      expect(rows[0], relname).toEqual({ seen: 0 })
    }
  })
})

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
  'a_death_ends_what_waits()',
  'accept_waiting_offer(hash bytea, of_referral uuid)',
  'accepted_becomes_something()',
  'actor_apart_from(person uuid)',
  'actor_barred_anew()',
  'actor_concerns()',
  'actor_keeps_apart(one uuid, other uuid)',
  'actor_kept_from()',
  'actor_manages()',
  'actor_may_break_glass()',
  'actor_protections()',
  'actor_reviews_for()',
  'actor_sealings()',
  'address_closed(of_person uuid, address text)',
  'anonymous_has_no_key()',
  'another_answers()',
  'answering()',
  'answers_for(person uuid)',
  'apart_from(person uuid)',
  'apart_in_group(of_group uuid)',
  'ask_to_look_again(hash bytea, asked uuid, said text, by_day date)',
  'ask_to_look_again_for(of_support uuid, asked uuid, said text, by_day date)',
  'asked_by_parent()',
  'asker_follows_support()',
  'attendance_asked(of_measures text[])',
  'bar_closes_circle()',
  'bind_own_page(session bytea, issuer text, subject text)',
  'circle_is_empty(person uuid)',
  'circle_people_anew(wanted text)',
  'circle_referrals_anew(VARIADIC wanted text[])',
  'close_own_page(session bytea)',
  'code_for_slip(hash bytea)',
  'code_for_withdrawing(hash bytea)',
  'codes_after_opt_outs()',
  'companion_is_checked()',
  'companions_follow()',
  'concern_circle(of_concern uuid)',
  'concerns_raised_now()',
  'contact_stays_apart()',
  'contacts_by_week(of_run uuid, since date)',
  'death_about(person uuid)',
  'death_steps_are_own()',
  'decided_for_parent()',
  'disposal_is_proposed()',
  'dispose(of_proposal uuid)',
  'duty_ends_reading()',
  'end_own_session(which uuid)',
  'ending_is_recorded()',
  'enrolments_end()',
  'enter_attendance(of_measures text[], of_point uuid, answered jsonb)',
  'entry_link_claim()',
  'entry_link_for_token(hash bytea)',
  'entry_link_keeper()',
  'entry_link_keepers()',
  'erase_part(person uuid, part text, at_moment timestamp with time zone)',
  'erase_record(person uuid)',
  'erasure_follows_answer()',
  'family_follows_bar()',
  'family_follows_decision()',
  'family_forgets(person uuid)',
  'family_lead_may_lead()',
  'family_member_leaves()',
  'family_member_may_join()',
  'family_offer_ends()',
  'family_offer_is_another_team()',
  'family_offer_moves()',
  'family_sight()',
  'family_step_has_somebody()',
  'family_without_lead()',
  'feedback_shown(of_service uuid)',
  'forget_message(told uuid)',
  'glass_about(of_review uuid)',
  'glass_finds(try uuid, called text, born date, nhs text)',
  'glass_found(try uuid, person uuid)',
  'glass_has_reviews()',
  'glass_is_mine(of_break uuid)',
  'glass_kept_from(of_break uuid)',
  'glass_looks(of_review uuid)',
  'glass_of(who uuid)',
  'glass_person_looked_up()',
  'glass_review_counts()',
  'goes_on_as(people uuid[])',
  'goes_on_called(of_sealing uuid)',
  'going_along_until(who uuid)',
  'group_takes(of_group uuid)',
  'hand_on_new_identity(of_sealing uuid, whom uuid)',
  'has_passkey(of_worker uuid)',
  'in_the_way(person uuid)',
  'is_about_the_dead(of_person uuid, of_referral uuid)',
  'is_barred(who uuid, person uuid)',
  'is_protected(person uuid)',
  'is_restricted(person uuid)',
  'is_thirteen(person uuid)',
  'its_time_is_over(person uuid)',
  'joined_people(person uuid)',
  'keeps_record(person uuid)',
  'kept_longest(person uuid)',
  'key_follows_the_no()',
  'lapse_waiting_offers()',
  'leaders_follow()',
  'limit_takes_out()',
  'limited_again(of_decision uuid, kind text)',
  'link_ask_looked_up()',
  'link_for_token(hash bytea)',
  'link_group()',
  'link_open_ask_looked_up()',
  'link_person_looked_up()',
  'link_referral_looked_up(wanted text)',
  'link_run()',
  'names_for_reader(of_round uuid, of_codes uuid[])',
  'new_identity_begins()',
  'new_identity_stays_apart()',
  'new_identity_takes_two()',
  'not_together_are_two()',
  'not_together_begins()',
  'not_together_waits()',
  'nothing_goes_to_the_dead()',
  'one_life(person uuid)',
  'onward_goes_along()',
  'onward_is_settled()',
  'open_batons()',
  'open_own_page(hash bytea, code bytea, session bytea, device text, network bytea, browser bytea)',
  'open_own_page_by_login(issuer text, subject text, session bytea, device text)',
  'opened_round_stays()',
  'own_families()',
  'own_feedback(of_programme text)',
  'own_handovers(of_programme text)',
  'own_keeps_from_parents()',
  'own_login()',
  'own_looks(most integer)',
  'own_onward(of_programme text)',
  'own_page_asker(page uuid, network bytea, browser bytea)',
  'own_page_at(hash bytea, network bytea, browser bytea)',
  'own_page_of_session(session bytea)',
  'own_parents_pages()',
  'own_people(of_programme text)',
  'own_person_looked_up()',
  'own_scores(of_programme text)',
  'own_sessions(session bytea)',
  'parent_asks(of_id uuid, what text, said text, of_decision uuid, due date)',
  'parent_says_no(yes decision, parent supporter)',
  'parent_sees()',
  'parents_page()',
  'parents_say_no_here(of_school uuid)',
  'passkey_named(credential text)',
  'place_becomes_enrolment()',
  'plan_agency_is_agreed()',
  'plan_agency_leaves()',
  'plan_asked()',
  'plan_closes()',
  'plan_follows_circle()',
  'plan_follows_decision()',
  'plan_goes_along()',
  'plan_lead_sees_all()',
  'plan_part_has_its_agency()',
  'plan_points_are_met()',
  'plan_sight()',
  'plan_sight_anew()',
  'plan_worker_takes_part()',
  'point_meets_asks()',
  'points_end_with_the_record()',
  'points_follow()',
  'points_meet_an_ask()',
  'possible_matches(of_referral uuid)',
  'programme_may_be_published()',
  'programme_reach(of_programme text)',
  'protected_stays_apart()',
  'protection_is_lifted()',
  'protection_takes_apart()',
  'pupil_round()',
  'pupil_school()',
  'reads_sealed(of_sealing uuid, who uuid)',
  'record_dates(people uuid[])',
  'records_coming_up(by_day date)',
  'refuse_waiting_offer(hash bytea)',
  'refuse_with_code()',
  'renew_codes(of_pupils uuid[], hashes bytea[])',
  'response_keeps_its_owner()',
  'restricted_is_not_shared()',
  'round_handed_in(of_round uuid)',
  'round_opens_whole()',
  'round_progress(of_school uuid)',
  'round_progress_by_class(of_school uuid)',
  'runs_to_ask(of_programme text)',
  'screen_allocate()',
  'screen_counts(of_round uuid)',
  'screen_draws_seed()',
  'screen_goes_with_the_kind()',
  'screen_is_named()',
  'sealed_for(person uuid)',
  'sealed_leaves_families()',
  'sealing_has_a_lead()',
  'sealing_of(person uuid)',
  'sealing_opens_to()',
  'seats_apart()',
  'settle_tie(of_tie uuid, means uuid, is_none text)',
  'settles_death(person uuid)',
  'shared_plan_is_closed()',
  'spend_stays_within()',
  'stepping_counts()',
  'steppings_of(person uuid)',
  'survey_letter(of_school uuid)',
  'take_apart(of_protection uuid)',
  'taken_back_stays_out()',
  'team_outcomes(at_service uuid)',
  'tell_of_parent_no(of_no uuid)',
  'the_dead(sure boolean DEFAULT false)',
  'the_restricted()',
  'tie_could_mean(of_tie uuid)',
  'tied_hears_nothing()',
  'tied_people(who uuid)',
  'tied_takes_nothing_on()',
  'tied_workers(person uuid, called text)',
  'ties_here()',
  'unbind_own_page(session bytea)',
  'urgent_answers_of(of_code uuid)',
  'urgent_can_be_read_by(of_urgent uuid)',
  'urgent_organisations(of_urgent uuid)',
  'urgent_reader(of_ask uuid)',
  'urgent_without_reader()',
  'waiting_at_service(of_service uuid)',
  'waiting_list_is_answered()',
  'waiting_offer_at(hash bytea)',
  'waits_for(of_referral uuid)',
  'who_may_seal(person uuid)',
  'why_kept(member uuid)',
  'why_slip_is_shut(hash bytea)',
  'wishes_end()',
  'withdraw_by_key(of_pupil uuid)',
  'withdraw_with_code()',
  'withdrawal_is_noted()',
]

// Types of triggers, as bits: before (2) or after, of an insert (4), a delete (8) and an update (16).
const [STATEMENT_BEFORE_ALL, STATEMENT_AFTER_ALL] = [2 + 4 + 8 + 16, 4 + 8 + 16]

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

  it('has a no that overrides every yes on every table about a young person', async () => {
    const without = await ask(`
      select c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'young_person_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname not in ('sealing', 'circle_bar', 'safeguarding_concern', 'glass_break', 'glass_try')
        and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
          and p.polname = 'no_overrides_yes_young_person_id')`)
    expect(without).toEqual([])
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

  it('works the circle out anew after whatever is written to a table it is made of', async () => {
    const functions = await ask<{ name: string; text: string }>(
      `select proname as name, concat(prosrc, pg_get_function_sqlbody(oid)) as text from pg_proc
       where pronamespace = 'public'::regnamespace`,
    )
    const rules = await ask<{ name: string; text: string }>(
      `select tablename as name, coalesce(qual, '') as text from pg_policies where schemaname = 'public' and cmd in ('SELECT', 'ALL')`,
    )
    const tables = await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )
    // Whatever is named by what names it: more than is read, and never less. 'plan' in quotes is what may be
    // shared with another agency, and not the table of that name.
    const [functionsNamed, tablesNamed] = [functions, tables].map(
      (all) => new Set(all.map(({ name }) => name)),
    )
    const met = new Set(functions.map(({ name }) => name).filter((name) => name.endsWith('_anew')))
    expect(met.size).toBe(7)
    for (const one of met)
      for (const { text } of [...functions, ...rules].filter(({ name }) => name === one))
        for (const word of text.replaceAll("'plan'", '').match(/\w+/g) ?? [])
          if (functionsNamed?.has(word) || tablesNamed?.has(word)) met.add(word)
    const tell = await ask<{ name: string }>(
      `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
       where p.proname = 'circle_changes' and t.tgenabled = 'O'
         and t.tgtype in (${STATEMENT_BEFORE_ALL}, ${STATEMENT_AFTER_ALL}) group by 1 having count(*) = 2 order by 1`,
    )
    expect(tell.map(({ name }) => name)).toEqual([...met].filter((name) => tablesNamed?.has(name)).sort())
  })

  it('asks once, and not at each row, what is the same for all of them', async () => {
    const bare = await ask<{ rule: string; asked: string }>(
      `select tablename || '.' || policyname as rule, asked[1] as asked
       from pg_policies, regexp_matches(concat_ws(' ', qual, with_check), '(?<!SELECT |FROM )\\m(\\w+\\(\\))', 'g') asked`,
    )
    // These are written into the question, and cost a comparison.
    const writtenIn = ['actor_kind()', 'actor_id()', 'actor_place()', 'trellis_now()', 'trellis_today()']
    expect(bare.length).toBeGreaterThan(100)
    expect(bare.filter(({ asked }) => !writtenIn.includes(asked))).toEqual([])
  })

  it('has one search path, to the letter, on its connections and in its functions', async () => {
    const session = await database.app.query<{ path: string }>(
      "select current_setting('search_path') as path",
    )
    const ours = session.rows[0]?.path.replaceAll(' ', '')
    const found = await ask<{ name: string; path: string }>(`
      select p.proname as name, replace(substr(set, length('search_path=') + 1), ' ', '') as path
      from pg_proc p, unnest(p.proconfig) set
      where p.pronamespace = 'public'::regnamespace and set like 'search_path=%' order by 1`)
    // None of these calls another function of ours.
    const alone = ['grant_app', 'grant_app_execute', 'has_passkey', 'passkey_named']
    const others = found.filter(({ path }) => path !== ours).map(({ name }) => name)
    expect(found.length).toBeGreaterThan(200)
    expect(others.filter((name) => !alone.includes(name))).toEqual([])
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

  it('finds the open entries of a circle by index, and reads none that are over', async () => {
    await ask('set enable_seqscan = off')
    const plan = await ask<{ 'QUERY PLAN': string }>(
      'explain select id from circle_entries() where opens = $$support$$',
    )
    const found = plan.map((line) => line['QUERY PLAN']).filter((line) => line.includes('Index Cond:'))
    for (const whose of ['worker_id', 'team_id']) expect(found.join()).toContain(whose)
    for (const condition of found) expect(condition).toContain('ELSE ends_at END > ')
  })
})

-- What somebody may be told or shown is limited to fewer kinds: from this moment, in every yes to telling them.

create table decision_limit (
  id uuid primary key,
  decision_id uuid not null references decision,
  young_person_id uuid not null references young_person,
  -- The kinds that may be told no more.
  took text[] not null check (took <> '{}'),
  -- Nobody where the young person did it on their own page.
  limited_by uuid references worker,
  made_at timestamptz not null default trellis_now()
);
create index on decision_limit (decision_id);
create index on decision_limit (young_person_id);
alter table decision_limit enable row level security;
alter table decision_limit force row level security;
create policy owner_migrates on decision_limit to current_user using (true) with check (true);
select no_overrides_yes('decision_limit');
create policy circle_reads on decision_limit for select using (young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_reads on decision_limit for select using (young_person_id = (select own_person()));
create policy circle_limits on decision_limit for insert
  with check (actor_kind() = 'worker' and limited_by = actor_id() and young_person_id = any((select circle_people('support'))::uuid[]));
create policy own_limits on decision_limit for insert
  with check (limited_by is null and young_person_id = (select own_person()));
select grant_app('select, insert', 'decision_limit');

-- A limit takes kinds out of every yes about the same team or person and out of what was shared by it; a yes of which nothing is left is
-- taken back. Never what a safeguarding lead decided without a yes, nor the last kind of the yes itself: that is taken back whole.
create function limit_takes_out() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare one decision; yes decision; left_of text[]; kind text;
begin
  select * into yes from decision d where d.id = new.decision_id and d.young_person_id = new.young_person_id for update;
  if yes.id is null or yes.about <> 'sharing' or yes.answer <> 'yes' or yes.withdrawn_at is not null or yes.decided_by = 'safeguarding_override'
    or not new.took <@ yes.share_what or yes.share_what <@ new.took or new.took && array['first_name', 'plan', 'family'] then
    raise exception 'not like this' using errcode = 'check_violation', constraint = 'limit_leaves_something';
  end if;
  for one in select * from decision d where d.young_person_id = new.young_person_id and d.about = 'sharing' and d.answer = 'yes'
      and d.withdrawn_at is null and d.decided_by <> 'safeguarding_override' and d.share_what && new.took
      and case when yes.share_with_team_id is null then d.share_with_team_id is null
        and lower(trim(d.share_with)) = lower(trim(yes.share_with)) else d.share_with_team_id = yes.share_with_team_id end
      order by d.id for update loop
    left_of := array(select k from unnest(one.share_what) k where k <> all(new.took));
    update decision set share_what = left_of, withdrawn_at = case when left_of = '{}' then trellis_now() end where id = one.id;
    update referral_share set shared = shared - new.took where agreed_id = one.id;
    foreach kind in array new.took loop
      insert into withdrawal_log (of_table, of_id, since) values ('limited ' || kind, one.id, trellis_now());
    end loop;
  end loop;
  return null;
end $$;
create trigger limit_takes_out after insert on decision_limit for each row execute function limit_takes_out();

-- Once more after a copy was put back: the kind is in the yes no more, nor in what was shared by it.
create function limited_again(of_decision uuid, kind text) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, public as $$
begin
  update decision set share_what = array_remove(share_what, kind) where id = of_decision and kind = any(share_what);
  if not found then return false; end if;
  update referral_share set shared = shared - kind where agreed_id = of_decision;
  return true;
end $$;

alter table wish drop constraint wish_kind_check,
  add check (kind in ('know', 'removed', 'limited', 'another_worker', 'disagree'));
-- A limit goes with its decision, and that two must not be together with either of them.
create or replace function erase_record(person uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  theirs constant text := 'young_person_id = $1';
  concerns constant text := 'concern_id in (select id from safeguarding_concern where young_person_id = $1)';
  one record; many int; counts jsonb := '{}';
begin
  perform from young_person where id = person for update;
  perform family_forgets(person);
  update new_identity set goes_on_id = null where goes_on_id = person;
  update group_session g set came_disposed = g.came_disposed + 1 from attendance a
    where a.young_person_id = person and a.session_id = g.id and a.came = 'came';
  update message set after_id = null where young_person_id is distinct from person
    and after_id in (select id from message where young_person_id = person);
  -- A team that was asked next has a record of its own, whose referral pointed here.
  update referral set re_refers_id = null where young_person_id <> person
    and re_refers_id in (select id from referral where young_person_id = person);
  update referral set support_from_id = null where young_person_id <> person
    and support_from_id in (select id from support where young_person_id = person);
  for one in select * from (values
    ('looking_again', theirs), ('waiting_offer', theirs),
    ('access_file', theirs), ('access_left_out', theirs), ('access_request', theirs), ('erasure_request', theirs),
    ('disposal_proposal', theirs), ('correction', theirs), ('restriction', theirs), ('retention_hold', theirs), ('death', theirs),
    ('hidden_look', theirs), ('glass_review', 'break_id in (select id from glass_break where young_person_id = $1)'),
    ('glass_break', theirs), ('glass_try', theirs), ('circle_bar', theirs), ('concern_receipt', concerns),
    ('concern_recipient', concerns), ('concern_step', concerns), ('safeguarding_concern', theirs),
    ('urgent_told', theirs), ('urgent_acknowledgement', theirs), ('urgent_answer', theirs), ('unsent_answers', theirs),
    ('point_ask', 'point_id in (select id from measure_point where young_person_id = $1)'), ('answer_set', theirs),
    ('measure_point', theirs), ('message', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('ask', theirs), ('link', theirs), ('wish', theirs), ('companion', theirs),
    ('plan_point', theirs), ('plan_step', theirs), ('plan_goal', theirs), ('plan_lead_offer', theirs), ('plan_meeting', theirs),
    ('plan_agency', theirs), ('shared_plan', theirs),
    ('enrolment_change', theirs), ('enrolment', theirs),
    ('register_mark', 'referral_id in (select id from referral where young_person_id = $1)'), ('attendance', theirs),
    ('stepping', 'young_person_id = $1 or referral_id in (select id from referral where young_person_id = $1)'),
    ('referral_share', theirs), ('referral_letter', theirs), ('referral_decision', theirs),
    ('signpost', theirs), ('contact', theirs), ('supervision', theirs), ('review', theirs), ('ending', theirs), ('handover', theirs),
    ('step', theirs), ('goal_rating', theirs), ('goal', theirs), ('plan', theirs),
    ('support_participant', theirs), ('support_change', theirs), ('lawful_basis', theirs),
    ('own_page_try', 'own_page_id in (select id from own_page where young_person_id = $1)'),
    ('own_page_session', 'own_page_id in (select id from own_page where young_person_id = $1)'), ('own_page', theirs),
    ('not_together', 'young_person_id = $1 or other_id = $1'), ('new_identity', theirs),
    ('sealing_reader', 'sealing_id in (select id from sealing where young_person_id = $1)'), ('sealing', theirs),
    ('protection_kept', theirs), ('protection_reader', theirs), ('protection', theirs),
    ('personal_tie', 'young_person_id = $1 or (name_key, born) in (select y.name_key, y.date_of_birth from young_person y where y.id = $1)'),
    ('circle_member', theirs), ('decision_limit', theirs), ('decision', theirs), ('supporter', theirs),
    ('referral', theirs), ('support', theirs), ('same_person_link', 'young_person_id = $1 or other_id = $1'),
    ('young_person', 'id = $1')) of_them (of_table, which)
  loop
    execute format('delete from %I where %s', one.of_table, one.which) using person;
    get diagnostics many = row_count;
    if many > 0 then counts := counts || jsonb_build_object(one.of_table, many); end if;
  end loop;
  return counts;
end $$;

-- A step of a family's plan is given another day; and a team does not close while it holds a family's plan.
select grant_app('select, insert, update (done_at, done_by, due_on)', 'family_step');
alter table family_plan
  add column team_active boolean generated always as (case when ended_at is null then true end) stored,
  add constraint family_team_open foreign key (team_id, team_active)
    references team (id, active) deferrable initially deferred;

-- What was proposed in a browser is published by whoever approves it there, and by no command either: declined, taken back or not
-- answered, it waits.
create or replace function programme_may_be_published() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if new.kind <> 'programme' or new.state <> 'published' then return new; end if;
  if not says_shaped_with_people(new.text) and not exists (select from installation where kind = 'demo') then
    raise exception 'a programme is published when it says who of those it is for shaped it'
      using errcode = 'check_violation', constraint = 'programme_is_shaped';
  end if;
  if (new.published_by = 'worker' or new.proposed_by_worker is not null) and not exists (
      select from programme_proposal p join programme_answer a on a.proposal_id = p.id
      where p.key = new.key and p.version = new.version and p.digest = new.digest
        and a.answer = 'approved' and (new.published_by <> 'worker' or a.answered_by = new.published_by_worker)) then
    raise exception 'a programme is published in a browser by whoever approved it'
      using errcode = 'check_violation', constraint = 'programme_is_approved';
  end if;
  return new;
end $$;

-- A question about their place that waits for its answer is in the way of disposing of a record; and it goes with the record.
create or replace function in_the_way(person uuid) returns text[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with same (id) as (select unnest(joined_people(person)) where keeps_record(person))
  select coalesce((select array_agg(why) from (
    select 'not_yours' as why where not exists (select from same)
    union all select 'hold' where exists (select from retention_hold h join same on same.id = h.young_person_id where h.lifted_at is null)
    union all select 'support' where exists (select from support s join same on same.id = s.young_person_id where s.state <> 'ended')
    union all select 'referral' where exists (select from referral r join same on same.id = r.young_person_id where r.open)
      or exists (select from stepping s join same on same.id = s.young_person_id join referral r on r.id = s.referral_id where r.open)
    union all select 'programme' where exists (select from enrolment e join same on same.id = e.young_person_id
      where e.state not in ('completed', 'stopped'))
    union all select 'restriction' where exists (select from restriction r join same on same.id = r.young_person_id where r.lifted_at is null)
    union all select 'sealing' where exists (select from sealing z join same on same.id = z.young_person_id
      where z.opened_at is null and z.declined_at is null)
    union all select 'request' where exists (select from access_request r join same on same.id = r.young_person_id where r.answered_at is null)
      or exists (select from erasure_request r join same on same.id = r.young_person_id where r.answered_at is null)
      or exists (select from correction c join same on same.id = c.young_person_id where c.settled_at is null)
      or exists (select from wish w join same on same.id = w.young_person_id where w.answered_at is null)
    union all select 'death' where exists (select from death d join same on same.id = d.young_person_id
      where d.confirmed_at is null and d.taken_back_at is null)
    union all select 'other' where exists (select from safeguarding_concern c join same on same.id = c.young_person_id where c.state <> 'closed')
      or exists (select from glass_break b join same on same.id = b.young_person_id join glass_review v on v.break_id = b.id
        where v.reviewed_at is null)
      or exists (select from looking_again a join same on same.id = a.young_person_id where a.answered_at is null)
      or exists (select from urgent_answer u join same on same.id = u.young_person_id
        where not exists (select from urgent_acknowledgement k where k.urgent_id = u.id))
  ) found), '{}')
$$;
create or replace function erase_record(person uuid) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  theirs constant text := 'young_person_id = $1';
  concerns constant text := 'concern_id in (select id from safeguarding_concern where young_person_id = $1)';
  one record; many int; counts jsonb := '{}';
begin
  perform from young_person where id = person for update;
  perform family_forgets(person);
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
    ('own_page_session', 'own_page_id in (select id from own_page where young_person_id = $1)'), ('own_page', theirs),
    ('sealing_reader', 'sealing_id in (select id from sealing where young_person_id = $1)'), ('sealing', theirs),
    ('protection_kept', theirs), ('protection_reader', theirs), ('protection', theirs),
    ('personal_tie', 'young_person_id = $1 or (name_key, born) in (select y.name_key, y.date_of_birth from young_person y where y.id = $1)'),
    ('circle_member', theirs), ('decision', theirs), ('supporter', theirs),
    ('referral', theirs), ('support', theirs), ('same_person_link', 'young_person_id = $1 or other_id = $1'),
    ('young_person', 'id = $1')) of_them (of_table, which)
  loop
    execute format('delete from %I where %s', one.of_table, one.which) using person;
    get diagnostics many = row_count;
    if many > 0 then counts := counts || jsonb_build_object(one.of_table, many); end if;
  end loop;
  return counts;
end $$;

-- Who is in the circle was worked out anew for each question once the transaction had written anything at all: that somebody looked at a
-- record, which most pages of one write before they ask the rest, or a note of a contact. It is kept past that now, and worked out anew
-- after whatever is written to a table it is made of: those that the functions of the circle read, with those that the rules of these
-- tables read (src/database/catalogue.test.ts finds them from the functions and the rules themselves). While one of them is being
-- written, by a statement or by a trigger of it, nothing is kept. What a savepoint takes back, it takes back here too.
create function circle_changes() returns trigger language plpgsql as $$
declare
  counter text := case when tg_when = 'BEFORE' then 'trellis.circle_begun' else 'trellis.circle_done' end;
begin
  perform set_config(counter, (coalesce(nullif(current_setting(counter, true), ''), '0')::int + 1)::text, true);
  return null;
end $$;

do $$
declare of_table text;
begin
  foreach of_table in array array['access_request', 'circle_bar', 'circle_member', 'concern_recipient', 'cover', 'decision', 'glass_break',
      'glass_review', 'link', 'membership', 'new_identity', 'organisation', 'own_page', 'personal_tie', 'place', 'privacy_officer', 'referral',
      'referral_share', 'safeguarding_concern', 'same_person_link', 'sealing', 'sealing_reader', 'support', 'team', 'worker', 'young_person'] loop
    execute format('create trigger circle_begins_to_change before insert or update or delete on %I for each statement
      execute function circle_changes()', of_table);
    execute format('create trigger circle_has_changed after insert or update or delete on %I for each statement
      execute function circle_changes()', of_table);
  end loop;
end $$;

create or replace function kept_for() returns text language sql stable
  return case when coalesce(current_setting('trellis.circle_begun', true), '') = coalesce(current_setting('trellis.circle_done', true), '')
    then concat(pg_current_snapshot(), ' ', current_setting('trellis.circle_begun', true), ' ', current_setting('trellis.actor', true), ' ',
      current_setting('trellis.actor_id', true), ' ', current_setting('trellis.place', true), ' ', current_setting('trellis.now', true), ' ',
      current_setting('trellis.answering', true), ' ') end;

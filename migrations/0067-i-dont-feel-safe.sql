-- "I don't feel safe": also from a young person's own page.

-- Whose page the actor came by, a link of theirs or their own page, and whose leads hear of them.
create or replace function link_person() returns table (young_person_id uuid, organisation_id uuid, called text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select y.id, t.organisation_id, coalesce(y.preferred_name, y.name) from young_person y join team t on t.id = y.team_id
  where y.id = case actor_kind()
    when 'link' then (select l.young_person_id from link l where l.id = actor_id() and l.expires_at > clock_timestamp())
    when 'young-person' then own_person() end
$$;
alter policy young_person_raises on safeguarding_concern
  with check (actor_kind() in ('link', 'young-person') and place_id = actor_place() and raised_from = 'young_person'
    and raised_as = actor_id() and raised_at = trellis_now() and state = 'raised' and not about_adult
    and young_person_id = (select p.young_person_id from link_person() p));

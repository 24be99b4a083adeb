-- Under which names somebody goes on is asked twice for each table of each question, and nearly always of nobody: of whoever is
-- told of as barred, and as tied, to whoever asks. To find nothing took 77 millionths of a second each time, as much as all else
-- that is asked about the circle, and takes two.

-- As in 0098, but that nobody goes on as nobody.
create or replace function goes_on_as(people uuid[]) returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog, public as $$
begin
  if people = '{}' then return people; end if;
  return array(
    with recursive after (id) as (
      select unnest(people)
      union
      select same.id from after a join new_identity n on n.young_person_id = a.id and n.agreed_at is not null
        cross join lateral unnest(joined_people(n.goes_on_id)) same (id) where n.goes_on_id is not null
    )
    select id from after);
end
$$;

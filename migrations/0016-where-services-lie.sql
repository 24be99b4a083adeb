-- Where a service lies: the smallest box around all its places, a point where it has one. Beside its words in the same
-- row, so that "football within five miles" looks at the few services that are both.

alter table service add column at cube;

create function places_move() returns trigger language plpgsql as $$
begin
  update service s set at = box.at
    from (
      select m.service_id, case when count(l.at) > 0 then cube(
        array[min(cube_ll_coord(l.at, 1)), min(cube_ll_coord(l.at, 2)), min(cube_ll_coord(l.at, 3))],
        array[max(cube_ur_coord(l.at, 1)), max(cube_ur_coord(l.at, 2)), max(cube_ur_coord(l.at, 3))]) end as at
        from (select distinct service_id from moved) m left join service_location l using (service_id)
       group by m.service_id) box
   where s.id = box.service_id and s.at is distinct from box.at;
  return null;
end $$;
create trigger places_made after insert on service_location
  referencing new table as moved for each statement execute function places_move();
create trigger places_moved after update on service_location
  referencing new table as moved for each statement execute function places_move();
create trigger places_gone after delete on service_location
  referencing old table as moved for each statement execute function places_move();

update service s set at = box.at
  from (
    select l.service_id, cube(
      array[min(cube_ll_coord(l.at, 1)), min(cube_ll_coord(l.at, 2)), min(cube_ll_coord(l.at, 3))],
      array[max(cube_ur_coord(l.at, 1)), max(cube_ur_coord(l.at, 2)), max(cube_ur_coord(l.at, 3))]) as at
      from service_location l where l.at is not null group by l.service_id) box
 where s.id = box.service_id;
create index service_at on service using gist (at) where withdrawn_on is null;

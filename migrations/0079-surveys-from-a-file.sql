-- A survey set up from a file by whoever operates the installation, in the name of a worker who runs surveys.

-- Whether the actor is that command, and the worker whom it names runs the surveys of the place.
create function operator_sets_up_surveys() returns boolean language sql stable as $$
  select actor_kind() = 'operator:surveys-create' and exists (select from membership m
    join worker w on w.id = m.worker_id join organisation o on o.id = w.organisation_id
    where w.id = actor_id() and w.place_id = actor_place() and w.left_on is null and o.kind not in ('school', 'college')
      and m.role in ('administrator', 'commissioner')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;
select grant_app_execute('operator_sets_up_surveys()');

create policy operators_set_up on round for insert
  with check (place_id = actor_place() and made_by = actor_id() and operator_sets_up_surveys());
create policy operators_go_on on round for update
  using (place_id = actor_place() and made_by = actor_id() and operator_sets_up_surveys()
    and not exists (select from round_opening o where o.round_id = id));
create policy operators_set_up on local_question for insert
  with check (place_id = actor_place() and made_by = actor_id() and operator_sets_up_surveys());
create policy operators_see on local_question for select using (place_id = actor_place() and operator_sets_up_surveys());
create policy operators_see on wording for select using (place_id = actor_place() and operator_sets_up_surveys());
do $$
declare of_table text;
begin
  foreach of_table in array array['round_controller', 'round_part', 'round_reader'] loop
    execute format($f$create policy operators_set_up on %I for insert
      with check (operator_sets_up_surveys() and round_is_here(round_id)
        and not exists (select from round_opening o where o.round_id = %I.round_id))$f$, of_table, of_table);
  end loop;
end $$;

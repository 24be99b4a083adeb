-- The page of a programme works out its figures under a name of its own: whoever reads it sees sums and never a row.
create policy pages_work_out on programme_cohort for select
  using ((select actor_kind()) = 'job:programme-outcomes' and place_id = (select actor_place()));

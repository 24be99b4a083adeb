-- On which day a programme's own records were last looked at by night, so that each night does it once.
create table own_records_night (
  place_id uuid not null references place,
  programme text not null,
  seen_on date not null,
  primary key (place_id, programme)
);
alter table own_records_night enable row level security;
alter table own_records_night force row level security;
create policy owner_migrates on own_records_night to current_user using (true) with check (true);
create policy records_follow on own_records_night
  using (actor_kind() = 'job:programme-records' and place_id = actor_place())
  with check (actor_kind() = 'job:programme-records' and place_id = actor_place());
select grant_app('select, insert, update (seen_on)', 'own_records_night');

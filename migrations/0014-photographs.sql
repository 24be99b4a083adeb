-- Photographs on the page of a service: drawn anew by us from what was sent, so that nothing else travels with them.

-- Whether the actor keeps this entry: works in the team that runs it, or curates the directory of its place.
create function keeps_service(entry uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (
    select from service s where s.id = entry and (
      s.team_id = any(actor_teams())
      or (s.place_id is null or s.place_id = actor_place()) and exists (
        select from membership m
          where m.worker_id = any(actor_workers()) and m.role in ('administrator', 'commissioner')
            and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))))
$$;
select grant_app_execute('keeps_service(uuid)');

create table service_photo (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  -- Where it stands on the page, from 1: there is room for eight.
  position int not null check (position between 1 and 8),
  -- What it shows, for whoever cannot see it.
  alternative text not null check (alternative <> '' and length(alternative) <= 300),
  -- Who made it and lets it be shown here.
  rights text not null check (rights <> '' and length(rights) <= 200),
  -- Nobody can be recognised in it, or all who can be have agreed.
  people text not null check (people in ('nobody', 'agreed')),
  -- The picture in two sizes, as WebP.
  large bytea not null check (octet_length(large) between 1 and 2000000),
  small bytea not null check (octet_length(small) between 1 and 1000000),
  width int not null check (width between 1 and 1600),
  height int not null check (height between 1 and 1600),
  added_by uuid references worker,
  added_at timestamptz not null default trellis_now(),
  unique (service_id, position) deferrable initially immediate
);
alter table service_photo enable row level security;
alter table service_photo force row level security;
create policy owner_migrates on service_photo to current_user using (true) with check (true);
-- Whoever may see the page sees its pictures; with a withdrawn entry they are gone.
create policy everybody_sees on service_photo for select
  using (exists (select from service s where s.id = service_id and s.withdrawn_on is null));
create policy keepers_add on service_photo for insert with check (keeps_service(service_id) and added_by = actor_id());
create policy keepers_order on service_photo for update using (keeps_service(service_id)) with check (keeps_service(service_id));
create policy keepers_remove on service_photo for delete using (keeps_service(service_id));
select grant_app('select, insert, update (position), delete', 'service_photo');

-- Passkeys: staff whose organisation has no identity provider sign in with a key in their phone, computer or stick.

create table passkey (
  id uuid primary key,
  worker_id uuid not null references worker,
  -- As the key says it, in base64url. Nobody else can bring the same one.
  credential_id text not null unique check (credential_id ~ '^[A-Za-z0-9_-]+$' and length(credential_id) <= 1400),
  -- The public half: it proves nothing to whoever reads it.
  public_key bytea not null,
  -- How often it signed, as it says itself; one that goes back was copied. Many never count.
  sign_count bigint not null check (sign_count >= 0),
  name text not null check (length(name) between 1 and 60),
  made_at timestamptz not null default clock_timestamp(),
  used_at timestamptz
);
create index on passkey (worker_id);

-- One question put to a passkey, on its way: bound to the browser, for one purpose, answered once. Like a sign-in on its
-- way it is about nobody yet, and is found only by whoever holds both secrets.
create table passkey_question (
  key_hash bytea primary key,
  purpose text not null check (purpose in ('sign_in', 'again', 'make')),
  -- Whoever is asked again or makes a passkey; nobody when somebody signs in.
  worker_id uuid references worker,
  return_to text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint question_says_whom check ((purpose = 'sign_in') = (worker_id is null))
);

-- Whether the actor is an administrator of the organisation this worker belongs to.
create function actor_administers_worker(of_worker uuid) returns boolean language sql stable as $$
  select actor_kind() = 'worker' and exists (
    select from membership m
      join team t on t.id = m.team_id
      join worker w on w.organisation_id = t.organisation_id
      join worker me on me.id = m.worker_id and me.organisation_id = w.organisation_id
     where w.id = of_worker and m.worker_id = actor_id() and m.role = 'administrator' and t.closed_on is null
       and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
$$;

alter table passkey enable row level security;
alter table passkey force row level security;
create policy owner_migrates on passkey to current_user using (true) with check (true);
create policy ones_own on passkey for select using (actor_kind() = 'worker' and worker_id = actor_id());
create policy administrator_sees on passkey for select using (actor_administers_worker(worker_id));
create policy made_for_oneself on passkey for insert with check (actor_kind() = 'worker' and worker_id = actor_id());
create policy used_by_oneself on passkey for update using (actor_kind() = 'worker' and worker_id = actor_id())
  with check (worker_id = actor_id());
create policy taken_away on passkey for delete
  using (actor_kind() = 'worker' and (worker_id = actor_id() or actor_administers_worker(worker_id)));

-- What checking a signature takes, for somebody who is nobody yet: they name the passkey, and learn nothing by it.
create function passkey_named(credential text)
  returns table (id uuid, worker_id uuid, place_id uuid, active boolean, public_key bytea, sign_count bigint)
  language sql stable security definer set search_path = public as $$
  select p.id, p.worker_id, w.place_id, w.left_on is null, p.public_key, p.sign_count
    from passkey p join worker w on w.id = p.worker_id where p.credential_id = credential
$$;
-- Whether a worker has a passkey, for the page of whoever looks after their team.
create function has_passkey(of_worker uuid) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from passkey where worker_id = of_worker)
$$;

select grant_app('select, insert, update (sign_count, used_at), delete', 'passkey');
select grant_app('select, insert, delete', 'passkey_question');
select grant_app_execute('actor_administers_worker(uuid)');
select grant_app_execute('passkey_named(text)');
select grant_app_execute('has_passkey(uuid)');

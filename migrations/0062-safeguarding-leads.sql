-- Who hears of a safeguarding concern: of each organisation its leads in order, and its head or named senior for a concern
-- about an adult who works or volunteers with children.

create table safeguarding_duty (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  worker_id uuid not null references worker,
  -- lead: hears of concerns about a young person. senior: hears of those about an adult.
  duty text not null check (duty in ('lead', 'senior')),
  -- Who is asked first, and who next.
  turn int not null check (turn between 1 and 9),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  named_by uuid not null references worker check (named_by <> worker_id),
  made_at timestamptz not null default trellis_now(),
  ended_at timestamptz,
  works_here boolean generated always as (case when ended_at is null then true end) stored,
  constraint safeguarding_duty_works_here foreign key (worker_id, works_here)
    references worker (id, active) deferrable initially deferred
);
create unique index safeguarding_duty_once on safeguarding_duty (organisation_id, duty, worker_id) where ended_at is null;
create index on safeguarding_duty (worker_id);

-- The hours in which an organisation reads concerns, and how long each step may take: our defaults until it sets its own.
create table safeguarding_arrangement (
  organisation_id uuid primary key references organisation,
  -- [{"day":1,"from":"09:00","to":"17:00"}]
  hours jsonb not null check (jsonb_typeof(hours) = 'array' and jsonb_array_length(hours) > 0),
  -- Minutes of those hours within which a named lead says that they have it.
  acknowledge_minutes int not null check (acknowledge_minutes between 5 and 480),
  -- Working days after that within which it is written down what was done.
  act_days int not null check (act_days between 0 and 5),
  -- Working days after something was done within which a lead looks again.
  look_again_days int not null check (look_again_days between 1 and 20),
  set_by uuid not null references worker,
  set_at timestamptz not null default trellis_now()
);

-- The local authority's designated officer for allegations against people who work with children: an address, not an account.
create table designated_officer (
  place_id uuid primary key references place,
  name text not null check (name <> ''),
  phone text not null check (phone <> ''),
  email text,
  -- Where the council hears of a worry about a child.
  front_door_phone text,
  set_by uuid not null references worker,
  set_at timestamptz not null default trellis_now()
);

select grant_app('select, insert, update (ended_at)', 'safeguarding_duty');
select grant_app('select, insert, update (hours, acknowledge_minutes, act_days, look_again_days, set_by, set_at)', 'safeguarding_arrangement');
select grant_app('select, insert, update (name, phone, email, front_door_phone, set_by, set_at)', 'designated_officer');

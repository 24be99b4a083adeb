-- Where somebody is signed in can be seen and ended, and a dangerous act asks who is there once more.

alter table session
  add column id uuid not null default gen_random_uuid() unique,
  -- Said plainly, such as 'Firefox on Windows'; what the browser itself says is not kept.
  add column device text not null default '' check (length(device) <= 60),
  -- When the identity provider last saw them prove who they are; empty where it does not say.
  add column proved_at timestamptz;
alter table session alter column id drop default;

-- A sign-in that only this worker may come back from: they are asked again who they are.
alter table sign_in add column again_worker_id uuid references worker;

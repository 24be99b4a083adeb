-- Which schools are similar to which, chosen when the figures of a round are first made and kept for all its later versions.
-- No school is told which they are.
create table publication_similar (
  round_id uuid not null references round,
  organisation_id uuid not null references organisation,
  similar_id uuid not null references organisation check (similar_id <> organisation_id),
  chosen_at timestamptz not null default trellis_now(),
  primary key (round_id, organisation_id, similar_id)
);
alter table publication_similar enable row level security;
alter table publication_similar force row level security;
create policy owner_migrates on publication_similar to current_user using (true) with check (true);
create policy publishing_writes on publication_similar for insert
  with check (actor_kind() in ('job:publish', 'operator:surveys-publish'));
create policy publishing_reads on publication_similar for select
  using (actor_kind() in ('job:publish', 'operator:surveys-publish'));
select grant_app('select, insert', 'publication_similar');

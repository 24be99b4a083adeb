-- A young person sees that a parent or carer opened their page about them, unless a person decided that showing it is a risk.

alter table hidden_look
  alter worker_id drop not null,
  add supporter_id uuid,
  add foreign key (supporter_id, young_person_id) references supporter (id, young_person_id),
  add constraint hidden_look_of_one check (num_nonnulls(worker_id, supporter_id) = 1);
drop index one_hidden_look;
create unique index one_hidden_look on hidden_look (young_person_id, coalesce(worker_id, supporter_id), on_day) where shown_again_at is null;
create index on hidden_look (supporter_id);

create or replace function own_looks(most int) returns table (at timestamptz, worker text, organisation text, screen text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select h.at, coalesce(w.name, s.name), o.name, h.subject_kind
  from history h left join glass_break g on h.actor_kind = 'glass' and g.id = h.actor_id
  left join worker w on h.actor_kind in ('worker', 'glass') and w.id = coalesce(g.worker_id, h.actor_id)
  left join organisation o on o.id = w.organisation_id
  left join own_page p on h.actor_kind = 'parent' and p.id = h.actor_id
  left join supporter s on s.id = p.supporter_id
  where h.act = 'looked' and coalesce(w.id, s.id) is not null
    and (h.young_person_id = (select own_person()) or h.people @> array[(select own_person())])
    and h.subject_kind !~ '(safeguarding|concern|supervision|hidden|sealing|personal_tie|not_together)'
    and not exists (select from circle_member c
      where c.young_person_id = (select own_person()) and c.worker_id = w.id and c.basis = 'safeguarding')
    and not exists (select from hidden_look x
      where x.young_person_id = (select own_person()) and coalesce(x.worker_id, x.supporter_id) = coalesce(w.id, s.id)
        and x.shown_again_at is null and x.on_day = (h.at at time zone 'Europe/London')::date)
  order by h.position desc limit most
$$;

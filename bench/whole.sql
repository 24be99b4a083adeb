-- Of every referral that was ever sent off ($1 its ids, $2 the names in their letters): is it there, how many records
-- of its person are there, and which of its parts are missing.
with named (name, people) as (
  select p.name, count(*)::int from young_person p where p.name = any($2::text[]) group by p.name)
select sent.id, r.id is not null as there, coalesce(named.people, 0) as people,
  array_remove(array[
    case when p.id is null then 'person' end,
    case when not exists (select from referral_letter l where l.referral_id = r.id) then 'letter' end,
    case when (select count(*) from referral_decision d where d.referral_id = r.id and d.act = 'sent') <> 1 then 'sending' end,
    case when (select count(*) from decision d where d.referral_id = r.id) <> 2 then 'consent' end,
    case when (select count(*) from circle_member c where c.referral_id = r.id) <> 2 then 'circle' end,
    case when not exists (select from history h where h.young_person_id = r.young_person_id and h.act = 'sent') then 'history' end,
    case when not exists (select from draft d where d.id = r.id and d.sent_at is not null) then 'draft' end,
    case when (select count(*) from message m where m.referral_id = r.id and m.template = 'youngPersonSent') <> 1 then 'message' end
  ], null) as missing
from unnest($1::uuid[], $2::text[]) as sent (id, name)
left join named on named.name = sent.name
left join referral r on r.id = sent.id
left join young_person p on p.id = r.young_person_id and p.name = sent.name

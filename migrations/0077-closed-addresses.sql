-- Whoever a young person's circle is closed to is sent nothing about them either, and nothing for them: also where a young
-- person's own messages go to that telephone.

-- Numbers are compared by their last ten digits, so that 07700 and +447700 are the same telephone.
create function address_closed(of_person uuid, address text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from circle_bar b join supporter s on s.id = b.supporter_id
    where b.young_person_id = of_person and b.lifted_at is null and actor_kind() = 'job:deliver'
      and (lower(s.email) = lower(address)
        or (length(regexp_replace(s.phone, '\D', '', 'g')) >= 10 and address !~ '@'
          and right(regexp_replace(s.phone, '\D', '', 'g'), 10) = right(regexp_replace(address, '\D', '', 'g'), 10))))
$$;
select grant_app_execute('address_closed(uuid, text)');

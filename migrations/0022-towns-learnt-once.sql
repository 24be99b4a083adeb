-- Towns are learnt from where services are: each name is looked at once in a batch, however many places are in it.
create or replace function learn_towns() returns trigger language plpgsql as $$
begin
  insert into town (name)
  select distinct on (plain_name(city)) city
    from (select distinct btrim(city) as city from fresh where city is not null and length(city) <= 100) named
   where plain_name(city) <> ''
     and not exists (select from town t where t.plain = plain_name(city) and t.latitude is null)
   order by plain_name(city), city
  on conflict do nothing;
  return null;
end $$;

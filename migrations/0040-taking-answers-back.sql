-- Whoever comes too late to take their answers back is told until which day they could, and whether figures were made.
drop function why_slip_is_shut(bytea);
create function why_slip_is_shut(hash bytea)
  returns table (why text, opens_on date, withdraw_until date, figures_made boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select case
      when c.taken_back_at is not null then 'taken_back'
      when r.withdraw_until < trellis_today()
        and (r.closes_on < trellis_today() or exists (select from round_closing e where e.round_id = r.id)) then 'too_late'
      when r.closes_on < trellis_today() or exists (select from round_closing e where e.round_id = r.id) then 'closed'
      else 'not_yet'
    end, r.opens_on, r.withdraw_until,
    exists (select from publication_version v where v.round_id = r.id)
  from round_code c join round r on r.id = c.round_id where c.code_hash = hash
$$;
select grant_app_execute('why_slip_is_shut(bytea)');

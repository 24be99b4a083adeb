-- Only the service puts somebody on its list, and settles a row that is held. The sweep reads lists, to see whose day is over, and could
-- have done either, because the rule asked no more than whether a list is read. No program did.
alter policy service_adds on waiting_offer
  with check (actor_kind() = 'worker' and place_id = actor_place() and exists (select from waiting_list l where l.id = list_id)
    and state in ('held', 'left_out', 'offered'));
alter policy service_settles on waiting_offer
  using (actor_kind() = 'worker' and exists (select from waiting_list l where l.id = list_id) and state = 'held');

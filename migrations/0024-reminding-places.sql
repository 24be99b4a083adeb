-- The sweep reminds those who answer by link, which takes a new link: the first one's secret is kept by nobody.
alter policy sweep_makes on link
  with check (actor_kind() = 'job:sweep' and place_id = actor_place()
    and purpose in ('answer_referral', 'tell_attendance'));

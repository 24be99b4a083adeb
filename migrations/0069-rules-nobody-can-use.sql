-- What asking two models who may do what has shown: rules that nobody can use, and one that lets too much be done.

-- Of what is written of a support and never changed the program was given no way to change anything: these allowed nothing.
drop policy circle_changes on contact;
drop policy circle_changes on goal_rating;
drop policy circle_changes on review;
drop policy circle_changes on support_change;
drop policy circle_changes on support_participant;

-- Whoever holds a link uses it up, and never makes it as new again. (Of several rules one check is enough, whosever it is:
-- so it says once more whose link it is.)
alter policy holder_uses on link
  with check (actor_kind() = 'link' and id = actor_id() and used_at is not null);

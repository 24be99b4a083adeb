-- Invented scores of so many people in a programme that asks goals, four measures and who referred whom.
create temp table of_bench as select current_setting('bench.people')::int as people, current_setting('bench.cohort')::uuid as cohort;

insert into programme_cohort (id, place_id, programme, version, invented, rows, kept, held, refused, taken_in_at)
select cohort, (select id from place), current_setting('bench.programme'), 1, true, 0, 0, 0, 0, '2026-11-26' from of_bench;

insert into programme_person (cohort_id, person, referred_by, onward)
select cohort, n, case n % 5 when 0 then 'gp' when 1 then 'gp' when 2 then 'school' when 3 then 'social-care' end,
  array_remove(array[case when n % 7 = 0 then 'education-and-skills' end, case when n % 2 = 0 then 'youth-and-sport' end,
    case when n % 3 = 0 then 'community-health' end], null)
from of_bench, generate_series(1, people) n;

insert into programme_score (cohort_id, measure, point, person, value)
select cohort, m.measure, p.point, n, (hashint4(n * 31 + ascii(m.measure) + length(p.point)) & 7)::numeric
from of_bench, (values ('gbo:1'), ('gbo:2'), ('physical-health'), ('sdq')) m (measure),
  (values ('baseline'), ('end')) p (point), generate_series(1, people) n
where p.point = 'baseline' or n % 11 <> 0
order by 1, 2, 3, 4;
insert into programme_score (cohort_id, measure, point, person, value)
select cohort, m.measure, 'end', n, (hashint4(n + length(m.measure)) & 1)::numeric
from of_bench, (values ('listened-to'), ('would-recommend')) m (measure), generate_series(1, people) n
order by 1, 2, 4;

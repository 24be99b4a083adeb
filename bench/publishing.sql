-- Answer sets to 60 questions of the closed survey. Asked for by settings of the session: bench.sets, how many; bench.short,
-- how many questions at the beginning are answered from 1 to 5, and bench.long, how many after them from 0 to 10; the others
-- from 1 to 5 again. Everybody in it is invented, the same each time.

insert into round_answers (id, round_id, round_school_id, answers, at_item, year_group, gender, ethnic_group, free_meals,
    special_needs, deprivation, neighbourhood_id, started_at, finished_at)
with
  school as (
    select id, round_id, row_number() over (order by id) - 1 as nth from round_school
  ),
  area as (select id, row_number() over (order by name, id) - 1 as nth, count(*) over () as areas from neighbourhood),
  -- How many there are is asked by itself: beside each school, every pupil would be compared with every school.
  schools as (select count(*) as n from round_school), areas as (select count(*) as n from neighbourhood),
  -- Sixty-four digits each, and a few shares between 0 and 1 that have nothing to do with one another.
  pupil as (
    select n, encode(sha256(convert_to('answers ' || n, 'utf8')), 'hex') as digits,
      (hashint8extended(n, 1) & 1048575) / 1048576.0 as a, (hashint8extended(n, 2) & 1048575) / 1048576.0 as b,
      (hashint8extended(n, 3) & 1048575) / 1048576.0 as c, (hashint8extended(n, 4) & 1048575) / 1048576.0 as d,
      (hashint8extended(n, 5) & 1048575) / 1048576.0 as e
    from generate_series(1, current_setting('bench.sets')::bigint) n
  ),
  -- A school's pupils come from six neighbourhoods beside one another; two in a hundred have none that is known.
  placed as (
    select p.*, s.id as school, s.round_id, a.id as area, 1 + (a.nth * 5 / a.areas)::int as fifth,
      case when d < 0.46 then 'girl' when d < 0.94 then 'boy' when d < 0.98 then 'other' end as gender
    from pupil p join school s on s.nth = p.n % (select n from schools)
      left join area a on p.c >= 0.02 and a.nth = (s.nth * 3 + floor(p.c * 6)::int) % (select n from areas)
  ),
  -- Girls and the more deprived say a little less often that they are well; the digit 'f' is a question that was passed over.
  said as (
    select *, case when n % 33 = 0 then 1 + (n % 59)::int else 60 end as reached,
      regexp_replace(
        translate(left(digits, current_setting('bench.short')::int), '0123456789abcdef',
          case when gender = 'girl' or fifth = 1 then '111222233334445f' else '112222333344445f' end)
        || translate(substr(digits, 1 + current_setting('bench.short')::int, current_setting('bench.long')::int),
          '0123456789abcdef', case when fifth < 3 then '0123455566778899' else '012345667778899a' end)
        || translate(substr(digits, 1 + current_setting('bench.short')::int + current_setting('bench.long')::int,
          60 - current_setting('bench.short')::int - current_setting('bench.long')::int),
          '0123456789abcdef', '111222333344455f'), '(.)', '0\1', 'g') as bytes
    from placed
  )
select gen_random_uuid(), round_id, school, decode(rpad(left(replace(bytes, '0f', 'fe'), 2 * reached), 120, 'f'), 'hex'), reached,
  7 + n % 4, gender,
  case when a < 0.11 then 'asian' when a < 0.15 then 'black' when a < 0.21 then 'mixed' when a < 0.97 then 'white'
    when a < 0.99 then 'other' end,
  b < 0.3 - 0.03 * coalesce(fifth, 3),
  case when e < 0.8 then 'none' when e < 0.94 then 'support' when e < 0.99 then 'plan' end,
  fifth, area, trellis_now(), case when reached = 60 then trellis_now() end
from said;

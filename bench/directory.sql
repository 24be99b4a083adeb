-- Services at a realistic spread, made at once. Asked for by two settings of the session: bench.services and bench.place;
-- trellis.now is their moment. Four in five lie in or around sixty towns, large and small, the rest anywhere in England;
-- most are for some age and on some weekday afternoon or evening; what they are about, and the words, follow their kind.
-- Everything in it is invented.

create temp table asked as
  select current_setting('bench.services')::int as services, current_setting('bench.place')::uuid as place,
    trellis_now() as now, trellis_today() as today;
select setseed(0.42);

create temp table spot as
  select n, 50.5 + random() * 4.3 as latitude, -3.2 + random() * 3.2 as longitude,
    'Town ' || n as name, 0.01 + 0.06 * random() as wide, sum(1.0 / n) over (order by n) as upto
  from generate_series(1, 60) n;

create temp table sort as
  select row_number() over () as n, * from (values
    ('Football', 'football training and matches for every level', array['being_active', 'confidence'], 6, 18),
    ('Boxing', 'boxing on bags and pads where nobody gets hit', array['being_active', 'confidence'], 11, 18),
    ('Swimming', 'swimming lessons and free swimming in a warm pool', array['being_active'], 4, 25),
    ('Dance', 'street dance and ballet with a show in summer', array['being_active', 'creativity'], 5, 19),
    ('Art', 'drawing painting and clay with all paints provided', array['creativity', 'calm'], 5, 25),
    ('Drama', 'drama games and a play every term', array['creativity', 'confidence'], 8, 18),
    ('Music', 'guitar drums singing and a band to play in', array['creativity', 'confidence'], 8, 25),
    ('Youth', 'a youth club to hang out in with pool games and toast', array['loneliness', 'confidence'], 11, 19),
    ('Gardening', 'gardening on an allotment with a pond and a kettle', array['nature', 'calm'], 8, 25),
    ('Counselling', 'counselling for worry anxiety and low mood', array['anxiety', 'low_mood'], 11, 25),
    ('Bereavement', 'a group for after somebody has died', array['grief'], 6, 18),
    ('Homework', 'help with homework reading and maths', array['learning'], 7, 16),
    ('Jobs', 'help to find work training and apprenticeships', array['work'], 16, 25),
    ('Food', 'a food bank and advice on money and debt', array['food_and_money', 'family'], 0, 120),
    ('Family', 'stay and play for parents and toddlers', array['family'], 0, 5),
    ('Volunteering', 'volunteering for over fourteens in the community', array['helping_others'], 14, 25),
    ('Pride', 'a space for lgbt young people to be themselves', array['being_yourself', 'loneliness'], 13, 19),
    ('Yoga', 'yoga and mindfulness after school', array['calm', 'anxiety', 'being_active'], 8, 25),
    ('Coding', 'coding and robots with laptops to borrow', array['learning', 'creativity'], 8, 17),
    ('Skating', 'skateboarding and scooters in a park with lamps', array['being_active'], 8, 19)
  ) as k (name, about, helps, youngest, oldest);

create temp table made as
  select i, gen_random_uuid() as id, k.*, t.name as town,
    greatest(49.9, least(55.7, case when random() < 0.8 then t.latitude + (random() + random() + random() - 1.5) * t.wide else 50.2 + random() * 5 end)) as latitude,
    greatest(-5.6, least(1.7, case when random() < 0.8 then t.longitude + (random() + random() + random() - 1.5) * t.wide * 1.6 else -4 + random() * 5 end)) as longitude,
    random() as r1, random() as r2, random() as r3, random() as r4
  from asked, generate_series(1, asked.services) i
  cross join lateral (select random() * (select max(upto) from spot) + 0 * i as aim) a
  cross join lateral (select * from spot where upto >= a.aim order by upto limit 1) t
  cross join lateral (select 1 + floor(random() * 20 + 0 * i)::int as which) w
  join sort k on k.n = w.which;

insert into directory_source (id, name, place_id, imported_at) select gen_random_uuid(), 'A feed of the bench', null, now from asked;
create temp table trust as select n, gen_random_uuid() as id from asked, generate_series(0, asked.services / 4) n;
insert into provider (id, source_id, name, description, email, phone)
  select trust.id, s.id, 'Bench trust ' || n, 'A small charity of the bench.', 'hello' || n || '@bench.example', '+441632960151'
  from trust, directory_source s where s.name = 'A feed of the bench';

insert into service (id, source_id, original_id, provider_id, name, summary, description, description_html, url, email, phone,
    minimum_age, maximum_age, fees, free, topics, helps_with, access_features, just_turn_up, can_refer_self, places_free,
    places_told_at, assured_date, last_modified, first_seen, last_seen, last_confirmed_on)
  select e.id, s.id, e.id::text, trust.id, e.name || ' in ' || e.town || ' ' || e.i, e.about, d.words, '<p>' || d.words || '</p>',
    'https://bench.example/' || e.i, 'info' || e.i || '@bench.example', '+441632960155',
    case when r1 < 0.7 then e.youngest end, case when r1 < 0.7 then e.oldest end,
    case when r2 < 0.5 then 'Free' when r2 < 0.8 then '£3 a session' end, case when r2 < 0.5 then true when r2 < 0.8 then false end,
    array[e.name, 'Young people'], e.helps,
    array_remove(array[case when r3 < 0.5 then 'step_free' end, case when r3 < 0.3 then 'accessible_toilet' end,
      case when r3 > 0.9 then 'quiet_space' end], null),
    r4 < 0.4, r4 < 0.6, case when r4 < 0.2 then floor(r4 * 50)::int end, case when r4 < 0.2 then asked.now end,
    asked.today - (r1 * 300)::int, asked.now - r1 * interval '300 days', asked.now - interval '400 days', asked.now,
    asked.today - (r1 * 300)::int
  from asked, directory_source s, made e
  join trust on trust.n = e.i / 4
  cross join lateral (select 'We offer ' || e.about || ' in ' || e.town || '. ' ||
    repeat('Everybody is welcome and nobody has to be good at it. Come and see, bring a friend, and stay as long as you like. ', 2 + (e.i % 3))
    || 'Ask for somebody at the door.' as words) d
  where s.name = 'A feed of the bench';

insert into service_location (id, service_id, position, name, address, city, postcode, latitude, longitude, access_notes)
  select gen_random_uuid(), e.id, p, 'Hall ' || e.i, (1 + e.i % 90) || ' Bench Street, ' || e.town, e.town, 'ZZ99 3VZ',
    e.latitude + p * 0.01, e.longitude, case when r3 < 0.5 then 'Step-free by the main door.' end
  from made e, generate_series(0, case when e.i % 8 = 0 then 1 else 0 end) p;
insert into service_schedule (id, service_id, position, days, opens, closes, freq)
  select gen_random_uuid(), e.id, p, array[1 + (e.i + p * 3) % 7], make_time(9 + (e.i + p) % 11, 0, 0), make_time(10 + (e.i + p) % 11, 30, 0), 'weekly'
  from made e, generate_series(0, e.i % 3) p;
insert into service_contact (id, service_id, position, title, phone)
  select gen_random_uuid(), e.id, 0, 'Front desk', '+441632960151' from made e where e.i % 2 = 0;
insert into directory_word (word)
  select distinct word from (select name, about from sort) k, regexp_split_to_table(lower(name || ' ' || about), '[^a-z0-9]+') word
  where length(word) between 3 and 30 on conflict do nothing;

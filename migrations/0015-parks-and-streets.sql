-- A map shows parks and woods, and lesser roads, as what they are.
alter table place_shape drop constraint place_shape_kind_check;
alter table place_shape add constraint place_shape_kind_check
  check (kind in ('land', 'water', 'green', 'boundary', 'street', 'road'));
create index on town (latitude, longitude) where latitude is not null;
-- The more there is of a town (people, when its file says how many), the sooner its name is on a map.
alter table town add column weight int not null default 0 check (weight >= 0);

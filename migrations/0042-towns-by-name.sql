-- Places are looked up by their very name, to draw them on a map.
create index on town (name);

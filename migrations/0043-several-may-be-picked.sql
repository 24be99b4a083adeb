-- A question of a place's own of which several answers may be picked: at most so many of its choices. Null where one is chosen.
alter table local_question add column most smallint check (most between 1 and 5);
alter table local_question add check (most is null or better is null);

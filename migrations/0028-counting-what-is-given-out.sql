-- A page of what is given out says how many there are in all: counted from this index alone, without the wide rows.

create index service_given_out on service (id, place_id) where withdrawn_on is null;
drop index service_id_idx;

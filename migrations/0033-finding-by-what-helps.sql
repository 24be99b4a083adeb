-- "Anxious" is asked of what a service writes or of what it is good for, around a place. PostgreSQL takes two indexes
-- together only when no more than one of them is partial by the same condition: `service_at` is, so these are not.
-- Before, every service around the place was read.

drop index service_helps_with_idx;
drop index service_access_features_idx;
create index on service using gin (helps_with);
create index on service using gin (access_features);

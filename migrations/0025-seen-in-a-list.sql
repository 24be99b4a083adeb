-- Every import marks each service it saw. Without an index on the mark, and with room beside each row, the mark is
-- written in place instead of into every index again.
drop index service_source_id_last_seen_idx;
create index on service (source_id);
alter table service set (fillfactor = 80);

-- A school was asked no more how often a pupil came once somebody said that they had died, also when that was taken back: they live
-- (0096). And it went on being asked where that was said of another record that is known for theirs.
do $$
begin
  execute replace(pg_get_functiondef('attendance_asked(text[])'::regprocedure),
    'where d.young_person_id = y.id)', 'where d.young_person_id = any(joined_people(y.id)) and d.taken_back_at is null)');
end $$;

-- Of a row that is held because whose it is came before with other answers: which answers are other ones, by their places in
-- the questionnaire. Not what they were.
alter table answers_held add column differs smallint[];
select grant_app('select, insert, delete, update (answers, unread, differs, organisation_id, year_group, gender, ethnic_group, free_meals, special_needs, deprivation, neighbourhood_id)', 'answers_held');

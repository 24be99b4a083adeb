-- How many places money for a programme pays for, where whoever gives it says so.
alter table programme_budget add column places int check (places between 1 and 100000);

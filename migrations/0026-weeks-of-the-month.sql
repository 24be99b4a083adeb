-- Which week of the month a monthly schedule means, as in the second Thursday: 1 to 5, or -1 for the last.
alter table service_schedule add column week int check (week in (-1, 1, 2, 3, 4, 5)),
  add constraint week_of_a_month check (week is null or freq = 'monthly');

-- Whoever leads a plan of several agencies changes, of what others do in it, what they read: not what a health service does where
-- their agreement does not name that any more. No page let them; a statement that did not look did.
do $$ declare one text; begin
  foreach one in array array['plan_goal', 'plan_step'] loop
    execute format('alter policy agencies_change on %1$I using (plan_id in (select s.plan_id from plan_sight() s
      where s.open and (s.agency_id = %1$I.agency_id or (s.agency_id = s.lead_id and %1$I.kind = any(s.kinds)))))', one);
  end loop;
end $$;

-- On a survey morning nearly every request is one question of the database. These let it be one statement, in a
-- transaction of its own, that says who asks and asks: under row-level security as ever, in one trip instead of three.

-- Says for the rest of this transaction which slip is held, and gives it on, so that what is asked next must wait for it.
create function as_pupil(code uuid, place uuid, moment timestamptz, request text) returns uuid language plpgsql volatile as $$
begin
  perform set_config('trellis.actor', 'pupil', true), set_config('trellis.actor_id', code::text, true),
    set_config('trellis.place', place::text, true), set_config('trellis.now', moment::text, true),
    set_config('trellis.request', request, true);
  return code;
end
$$;

-- What was answered with the slip that is held.
create function pupil_answers(code uuid) returns setof round_answers language plpgsql stable as $$
begin
  return query select a.* from round_answers a where a.id = code;
end
$$;

-- Keeps one answer, or those to questions asked together; nothing comes back when nothing was kept.
create function keep_pupil_answer(code uuid, first_item int, given bytea, said_in text)
  returns table (at int) language plpgsql volatile as $$
begin
  return query
    update round_answers a set answers = overlay(a.answers placing given from first_item + 1),
      at_item = first_item + length(given), language = said_in
    where a.id = code and a.finished_at is null and first_item + length(given) <= length(a.answers)
    returning a.at_item::int;
end
$$;

select grant_app_execute('as_pupil(uuid, uuid, timestamptz, text)');
select grant_app_execute('pupil_answers(uuid)');
select grant_app_execute('keep_pupil_answer(uuid, int, bytea, text)');

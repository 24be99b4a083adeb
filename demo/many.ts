import { sql } from 'kysely'
import { ask, end, goOn, meetAgain, takeOn } from './many/telling.ts'
import { everybody, waves } from './many/ways.ts'
import { asWorker, type Town } from './telling/town.ts'

/**
 * Young people enough that it is seen whom programmes reach and which way they go from one to the next. They have no story
 * each: their rows are put in many at once, as those who would write them and at their moments. Gives how many they are.
 */
export async function tellMany(town: Town): Promise<number> {
  await sayWhereTheyLive(town)
  const workers = new Set(everybody.map(({ way }) => way.by))
  for (const wave of waves)
    for (const worker of workers) {
      const those = everybody.filter((one) => one.wave === wave && one.way.by === worker)
      await ask(town, those, wave.asked)
      await takeOn(town, worker, those, wave.takenOn)
      await goOn(town, worker, those, wave.wentOn)
      // A few were not reached again: whoever runs their programme is told whom.
      const reached = those.filter(({ nth }) => nth % 24 !== 11)
      if (wave.ended === null) await meetAgain(town, worker, reached, 3)
      else await end(town, worker, those, wave.ended)
    }
  return everybody.length
}

/** The small areas that they live in, each in a neighbourhood and a fifth of deprivation. */
const sayWhereTheyLive = (town: Town): Promise<unknown> =>
  asWorker(town, 'Judith Farrow', town.now, ({ tx }) => {
    const postcodes = [...new Set(everybody.map(({ facts }) => facts.postcode))]
    return sql`
      insert into small_area (place_id, code, neighbourhood_id, deprivation)
      select ${town.place}, area.code, (array(select n.id from neighbourhood n order by n.name))[1 + area.nth % 4], 1 + area.nth % 5
      from (select small_area as code, row_number() over (order by small_area)::int as nth
        from postcode where postcode = any(${postcodes}::text[]) and small_area is not null group by 1) area
      on conflict do nothing`.execute(tx)
  })

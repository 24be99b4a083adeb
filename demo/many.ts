import { ask, end, goOn, meetAgain, takeOn } from './many/telling.ts'
import { everybody, waves } from './many/ways.ts'
import type { Town } from './telling/town.ts'

/**
 * Young people enough that it is seen whom programmes reach and which way they go from one to the next. They have no story
 * each: their rows are put in many at once, as those who would write them and at their moments.
 */
export async function tellMany(town: Town): Promise<void> {
  const workers = new Set(everybody.map(({ way }) => way.by))
  for (const wave of waves)
    for (const worker of workers) {
      const those = everybody.filter((one) => one.wave === wave && one.way.by === worker)
      await ask(town, those, wave.asked)
      await takeOn(town, worker, those, wave.takenOn)
      await goOn(town, worker, those, wave.wentOn)
      if (wave.ended === null) await meetAgain(town, worker, those, 3)
      else await end(town, worker, those, wave.ended)
    }
}

import type { Acting } from '../database/index.ts'
import { SealedBeside, sealedFor } from '../walls/index.ts'
import { standsBeside } from './correction.ts'
import { correctionsOf } from './correction-store.ts'
import { deathOf } from './death-store.ts'
import { restrictionOf } from './restriction-store.ts'
import { Beside } from './screens/corrections.tsx'
import { DeathBeside } from './screens/death.tsx'
import { RestrictedBeside } from './screens/restriction.tsx'

/** What stands beside a record: that they have died, that it is not used, what the young person says is wrong and waits, and their own words where something stays. */
export async function besideRecord(
  acting: Acting,
  about: { youngPersonId: string; called: string; died?: boolean },
) {
  const corrections = standsBeside(await correctionsOf(acting, about.youngPersonId))
  const restriction = await restrictionOf(acting, about.youngPersonId)
  const sealed = await sealedFor(acting, about.youngPersonId)
  return (
    <>
      {about.died && <DeathBeside death={await deathOf(acting, about.youngPersonId)} called={about.called} />}
      {sealed && <SealedBeside {...sealed} />}
      {restriction && <RestrictedBeside restriction={restriction} />}
      {corrections.length > 0 && <Beside corrections={corrections} called={about.called} />}
    </>
  )
}

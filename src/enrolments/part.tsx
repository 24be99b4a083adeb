import type { Acting } from '../database/index.ts'
import { type Group, groupCan, type Looking } from '../groups/index.ts'
import { recordLook } from '../history/index.ts'
import type { Content } from '../ui/index.ts'
import { dateInLondon } from '../words/index.ts'
import { TakingPartSection } from './screens/taking-part.tsx'
import { apartIn, takingPartIn, waitingFor } from './store.ts'

/** Who takes part in a group and who waits for a place, on its page. A drop-in has nobody by name. */
export async function takingPart(acting: Acting, group: Group, looking: Looking): Promise<Content> {
  if (group.kind === 'drop_in') return null
  const seated = await takingPartIn(acting, group.id)
  const waiting = await waitingFor(acting, group.run.id)
  await recordLook(acting, 'group', {
    people: [...seated, ...waiting].map(({ youngPersonId }) => youngPersonId),
  })
  return (
    <TakingPartSection
      {...{ group, seated, waiting }}
      apart={await apartIn(acting, group.id)}
      today={dateInLondon(acting.now)}
      mayOffer={groupCan.beChanged(group, looking)}
    />
  )
}

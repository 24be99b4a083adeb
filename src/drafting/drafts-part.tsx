import { hasRole, type Visit } from '../accounts/index.ts'
import { titleIn } from './draft.ts'
import { DraftsPart } from './screens/drafts-part.tsx'
import { proposalsWaitingFor } from './store.ts'

/** On the page of programmes: what waits for this worker's approval, and for commissioners the way to drafts. */
export async function draftsPart(visit: Visit['Variables']) {
  const { worker } = visit
  if (!worker) return null
  const { proposals: waits } = await visit.act((acting) => proposalsWaitingFor(acting))
  const drafts = hasRole(worker, 'commissioner')
  if (!drafts && waits.length === 0) return null
  return <DraftsPart drafts={drafts} waits={waits.map((one) => ({ ...one, title: titleIn(one.text) }))} />
}

import { hasRole, type Visit } from '../accounts/index.ts'
import { titleIn } from './draft.ts'
import { versionsFromFiles } from './from-files.ts'
import { DraftsPart } from './screens/drafts-part.tsx'
import { proposalsWaitingFor } from './store.ts'

/** On the page of programmes: what waits for this worker's approval, and for commissioners the way to drafts. */
export async function draftsPart(visit: Visit['Variables']) {
  const { worker } = visit
  if (!worker) return null
  const drafts = hasRole(worker, 'commissioner')
  const { waits, fromFiles } = await visit.act(async (acting) => ({
    waits: (await proposalsWaitingFor(acting)).proposals,
    fromFiles: drafts ? await versionsFromFiles(acting) : [],
  }))
  if (!drafts && waits.length === 0) return null
  return (
    <DraftsPart
      drafts={drafts}
      waits={waits.map((one) => ({ ...one, title: titleIn(one.text) }))}
      fromFiles={fromFiles}
    />
  )
}

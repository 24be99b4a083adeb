import { organisationById, teamById, workerById } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { formatPhone } from '../../words/index.ts'
import type { Referral } from '../referral.ts'

/** Who asked, and their organisation's number: never a worker's own. */
export async function whoAsks(
  acting: Acting,
  referral: Pick<Referral, 'fromWorkerId' | 'fromTeamId'>,
): Promise<{ worker: string; team: string; phone: string | null }> {
  const worker = referral.fromWorkerId ? await workerById(acting.tx, referral.fromWorkerId) : null
  const team = referral.fromTeamId ? await teamById(acting.tx, referral.fromTeamId) : null
  const organisation = team ? await organisationById(acting.tx, team.organisationId) : null
  return {
    worker: worker?.name ?? 'the link worker',
    team: team?.name ?? 'Trellis',
    phone: organisation?.phone ? formatPhone(organisation.phone) : null,
  }
}

import type { ServiceShown } from '../../directory/index.ts'
import { opensRecords } from '../../policy/index.ts'

/** The way from a service's page to what the worker's team knows of it, for whoever has a team. Nothing of it is there. */
export function teamKnowsLink({ service, visit }: ServiceShown) {
  const inTeam = visit.worker?.roles.some(({ role }) => opensRecords(role))
  if (!inTeam) return null
  return (
    <p>
      <a href={`/services/${service.id}/team`}>What your team knows of it</a>
    </p>
  )
}

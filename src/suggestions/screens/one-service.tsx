import { addressLine, agesOf, type Service, scheduleLine } from '../../directory/index.ts'
import { NotificationBanner, SummaryList } from '../../ui/index.ts'
import { formatPhone } from '../../words/index.ts'
import type { Suggestion } from '../suggestion.ts'
import type { TeamNote } from '../team-store.ts'
import { ActingOn } from './acting-on.tsx'
import { TeamNotes } from './notes.tsx'
import { Reasons } from './reasons.tsx'

type OneServiceProps = {
  called: string
  supportId: string
  suggestion: Suggestion
  service: Service
  notes: readonly TeamNote[]
  notice: string | null
}

/** One service with one young person in mind: why and why not, what the team knows, and what to do next. */
export function OneService({ called, supportId, suggestion, service, notes, notice }: OneServiceProps) {
  return (
    <>
      {notice && (
        <NotificationBanner title="Done">
          <p>{notice}</p>
        </NotificationBanner>
      )}
      <h1>{service.name}</h1>
      {service.summary && (
        <p class="nhsuk-body-l" dir="auto">
          {service.summary}
        </p>
      )}
      <div class="app-columns app-columns--even">
        <section>
          <h2>For {called}</h2>
          <p>A suggestion: {called} chooses.</p>
          <Reasons suggestion={suggestion} />
          <ActingOn offer={suggestion.offer} supportId={supportId} called={called} from="service" main />
        </section>
        <section>
          <h2>What is known of it</h2>
          <TeamNotes notes={notes} />
          <SummaryList rows={serviceFacts(service)} />
          <p>
            <a href={`/services/${service.id}`}>Its page, as {called} can read it</a>
          </p>
          <p>
            <a href={`/services/${service.id}/team`}>What your team knows of it</a>
          </p>
        </section>
      </div>
    </>
  )
}

/** The facts a worker asks first, and whom to ask for the rest. */
export function serviceFacts(service: Service): { key: string; value: string }[] {
  const [where] = service.locations
  const phone = service.phone ?? service.provider?.phone ?? service.contacts[0]?.phone
  const email = service.email ?? service.provider?.email ?? service.contacts[0]?.email
  const rows: [string, string | null | undefined][] = [
    ['When', service.schedules.map(scheduleLine).join('; ')],
    ['Where', where && addressLine(where)],
    ['For', agesOf(service)],
    ['Cost', service.fees ?? (service.free ? 'Free' : null)],
    ['Waiting', service.waitingTime],
    ['How to join', service.applicationProcess],
    ['Run by', service.provider?.name],
    ['Whom to ask', [phone && formatPhone(phone), email].filter(Boolean).join(', ')],
  ]
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))
}

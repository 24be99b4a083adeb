import { addressLine, type Service, scheduleLine } from '../../directory/index.ts'
import { InsetText, SummaryList, WarningCallout } from '../../ui/index.ts'
import { calling, formatPhone, spokenDay } from '../../words/index.ts'
import { type Companion, meetingPlaces } from '../companion.ts'

/** All that whoever goes along reads: the day and the place first, then a first name and what they need to know. */
export function GoingAlong({ companion, service }: { companion: Companion; service: Service }) {
  const { called, words, onDate, meets, worker, assignedBy } = companion
  const [where] = service.locations
  const rows: [string, string | null | undefined][] = [
    ['Times', service.schedules.map(scheduleLine).join('; ')],
    ['Place', where && addressLine(where)],
    ['Getting there', where?.gettingThere],
    ['Which door', service.door],
    ['Who goes', worker],
    ['Chosen by', assignedBy],
  ]
  return (
    <>
      <h1>
        Going along with {called} to {service.name}
      </h1>
      <p class="app-lead">
        <strong>{spokenDay(onDate)}</strong>. You meet{' '}
        {meetingPlaces.find(({ value }) => value === meets)?.label.toLowerCase()}.
      </p>
      {words && (
        <InsetText>
          <h2>What you need to know</h2>
          <p dir="auto">{words}</p>
        </InsetText>
      )}
      <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />
      <p>
        <a href={`/services/${service.id}`}>What happens there, and how to get there</a>
      </p>
      <WarningCallout heading="If something is wrong" headingLevel={2}>
        <p>
          If anybody is in danger, call 999. If {called} does not come, or you are worried, ring{' '}
          {calling(assignedBy)} the same day
          <Ring {...companion} />. Do not give {called} your own number.
        </p>
      </WarningCallout>
      <p class="app-small app-muted">
        This page is open to you until the day after, and shows all you may know. That you looked is written
        down.
      </p>
    </>
  )
}

function Ring({ ring }: Pick<Companion, 'ring'>) {
  if (!ring) return null
  return (
    <>
      : <a href={`tel:${ring.replace(/[^+\d]/g, '')}`}>{formatPhone(ring)}</a>
    </>
  )
}

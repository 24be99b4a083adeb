import { addressLine, type Service, scheduleLine } from '../../directory/index.ts'
import { InsetText, SummaryList, WarningCallout } from '../../ui/index.ts'
import { spokenDay } from '../../words/index.ts'
import { type Companion, meetingPlaces } from '../companion.ts'

/** All that whoever goes along reads: a first name, the day, the place, and what they need to know. */
export function GoingAlong({ companion, service }: { companion: Companion; service: Service }) {
  const { called, words, onDate, meets, worker, assignedBy } = companion
  const [where] = service.locations
  const rows: [string, string | null | undefined][] = [
    ['Who goes', worker],
    ['Day', spokenDay(onDate)],
    ['Where you meet', meetingPlaces.find(({ value }) => value === meets)?.label],
    ['Place', where && addressLine(where)],
    ['Which door', service.door],
    ['Times', service.schedules.map(scheduleLine).join('; ')],
    ['Getting there', where?.gettingThere],
    ['Ask', assignedBy],
  ]
  return (
    <>
      <h1>
        Going along with {called} to {service.name}
      </h1>
      <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />
      {words && (
        <InsetText>
          <h2>What you need to know</h2>
          <p dir="auto">{words}</p>
        </InsetText>
      )}
      <WarningCallout heading="If something is wrong" headingLevel={2}>
        <p>
          If anybody is in danger, call 999. If {called} does not come, or you are worried, ring {assignedBy}{' '}
          the same day. Do not give {called} your own number.
        </p>
      </WarningCallout>
      <p>
        This page is open to you until the day after, and shows all you may know. That you looked is written
        down.
      </p>
    </>
  )
}

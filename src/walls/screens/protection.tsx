import { calledName, type YoungPerson } from '../../people/index.ts'
import { BackLink, Button, EmptyState, SummaryList } from '../../ui/index.ts'
import { dateInLondon, formatPhone, listOf, plainDate } from '../../words/index.ts'
import {
  contactFields,
  type KeptApart,
  type Protection,
  placeFields,
  protectedWhat,
  protectionCan,
} from '../protection.ts'

/** What of a young person is kept apart from the record, from whom, and for whoever may read it what it is. */
export const Protections = ({
  person,
  protections,
}: {
  person: YoungPerson
  protections: readonly Protection[]
}) => (
  <>
    <BackLink href={`/young-people/${person.id}/details`} text={`${person.name}: details`} />
    <h1>What must not be known of {calledName(person)}</h1>
    <p>
      What is kept apart is not in the record any more. No distance is worked out from it, and no list,
      letter, message or file has it.
    </p>
    {protections.length === 0 && (
      <EmptyState heading="Nothing is kept apart">
        <p>
          Keep apart where they live, or how to reach somebody beside them, where it could put somebody at
          risk.
        </p>
      </EmptyState>
    )}
    {protections.map((one) => (
      <One one={one} person={person} />
    ))}
    <p>
      <Button
        text="Keep something apart"
        href={`/young-people/${person.id}/protections/new`}
        variant="secondary"
      />
    </p>
  </>
)

function One({ one, person }: { one: Protection; person: YoungPerson }) {
  const path = `/young-people/${person.id}/protections/${one.id}`
  const from = one.fromName ? `It is kept from ${one.fromName}.` : `Only ${listOf(one.named)} may read it.`
  return (
    <section>
      <h2>{protectedWhat(one)}</h2>
      <p>
        {from} {one.protectedByName} kept it apart on {plainDate(dateInLondon(one.protectedAt))}.
      </p>
      {one.reason && <p dir="auto">{one.reason}</p>}
      {one.kept?.map((kept) => (
        <Kept kept={kept} also={kept.record !== person.id && !one.ofSupporterId} />
      ))}
      {protectionCan.beChanged(one) ? (
        <p>
          <a href={`${path}/kept`}>
            Change<span class="nhsuk-u-visually-hidden"> {protectedWhat(one)}</span>
          </a>{' '}
          or{' '}
          <a href={`${path}/lifting`}>
            put it into the record again<span class="nhsuk-u-visually-hidden">: {protectedWhat(one)}</span>
          </a>
        </p>
      ) : (
        <p>Ask one of them where you have to know.</p>
      )}
    </section>
  )
}

function Kept({ kept, also }: { kept: KeptApart; also: boolean }) {
  const labels: Readonly<Record<string, string>> = { ...placeFields, ...contactFields }
  const rows = Object.entries(labels).flatMap(([field, key]) => {
    const text = kept.fields[field]
    return text ? [{ key, value: <bdi>{field === 'phone' ? formatPhone(text) : text}</bdi> }] : []
  })
  return (
    <>
      {also && <h3>In another record of theirs</h3>}
      {rows.length === 0 ? <p>Nothing is known.</p> : <SummaryList rows={rows} />}
    </>
  )
}

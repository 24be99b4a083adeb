import { Button } from '../../../ui/index.ts'
import { countOf, dateOnly, shortDay } from '../../../words/index.ts'
import type { Attended } from '../attendance-store.ts'
import type { Prescribed, Signposted } from '../prescribed-store.ts'
import { placeStands } from './standing.ts'

// What those who run it last said of it.
function lastWords(attendance: readonly (Attended & { referralId: string })[], id: string) {
  const words = attendance.find((one) => one.referralId === id && one.words)?.words
  return words ? <span dir="auto"> “{words}”</span> : null
}

/** What a support asked of services and told about, as a part of the record: how each stands, and the way to find more. */
export function PrescribedPart(props: {
  supportId: string
  called: string
  prescribed: readonly Prescribed[]
  signposted: readonly Signposted[]
  attendance: readonly (Attended & { referralId: string })[]
  mayAsk: boolean
}) {
  const { prescribed, signposted, called } = props
  return (
    <section id="activities">
      <h2>Things to do</h2>
      {prescribed.length === 0 && signposted.length === 0 && <p>Nothing was found for {called} yet.</p>}
      {prescribed.length > 0 && (
        <ul class="app-add">
          {prescribed.map((one) => (
            <li>
              <a href={`/prescriptions/${one.id}`}>{one.service}</a>
              <p>
                {placeStands(one.service, one, called)}
                {one.state === 'accepted' &&
                  (one.lastOn
                    ? `; came ${countOf(one.times, 'time')}, last told ${shortDay(dateOnly(one.lastOn))}`
                    : '; nobody told yet who came')}
                .{lastWords(props.attendance, one.id)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {signposted.length > 0 && (
        <p>
          Told about:{' '}
          {signposted.map(({ service, serviceId }, nth) => (
            <>
              {nth > 0 && ', '}
              <a href={`/services/${serviceId}`}>{service}</a>
            </>
          ))}
        </p>
      )}
      {props.mayAsk && (
        <Button
          href={`/supports/${props.supportId}/prescriptions/new`}
          text="Find something to do"
          variant="secondary"
        />
      )}
    </section>
  )
}

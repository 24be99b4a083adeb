import { BackLink, Button } from '../../ui/index.ts'
import { dateOnly, plainDate, spokenDate } from '../../words/index.ts'
import { type About, recordPath } from '../act.ts'
import type { Supervision } from '../supervision.ts'
import { supportCan } from '../support.ts'

/** The supervisions of one support, apart from the record. */
export function SupervisionPage({ about, held }: { about: About; held: readonly Supervision[] }) {
  const { support, called, who } = about
  return (
    <>
      <BackLink href={recordPath(about)} text={about.person.name} />
      <h1>Supervision about {called}</h1>
      <p>For the worker and the supervisor alone. It is no part of the record.</p>
      {supportCan.beSupervised(support, who) && (
        <Button text="Write up supervision" href={`/supports/${support.id}/supervision/new`} />
      )}
      {held.length === 0 && <p>None yet that you were part of.</p>}
      {held.map((one) => (
        <article>
          <h2>{spokenDate(dateOnly(one.heldOn))}</h2>
          <p class="app-muted">
            {one.supervisor}. Again by {plainDate(dateOnly(one.nextOn))}.
          </p>
          <p dir="auto">{one.note}</p>
          <hr class="app-rule" />
        </article>
      ))}
    </>
  )
}

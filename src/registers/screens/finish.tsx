import type { Group, Session } from '../../groups/index.ts'
import { BackLink, Button } from '../../ui/index.ts'
import { howMany, listOf, spokenDay } from '../../words/index.ts'
import type { Row } from '../register.ts'

/** Before a register is finished: who would count as not here. */
export function FinishPage({
  session,
  group,
  rows,
}: {
  session: Session
  group: Group
  rows: readonly Row[]
}) {
  const open = rows.filter(({ said }) => said === 'not_marked')
  const here = rows.filter(({ said }) => said === 'came').length
  return (
    <>
      <BackLink href={`/sessions/${session.id}/register`} text="The register" />
      <h1>Finish the register</h1>
      <p>
        {group.name}, {spokenDay(session.onDate)}: {howMany(here, 'person', 'people')} here.
      </p>
      {open.length > 0 && (
        <p>
          Not marked yet: {listOf(open.map(({ name }) => name))}. If you finish now,{' '}
          {open.length === 1 ? 'this counts' : 'these count'} as not here. Did you see everybody?
        </p>
      )}
      <form method="post" action={`/sessions/${session.id}/finish`}>
        <Button text="Finish register" preventDoubleClick />
      </form>
      <p>
        <a href={`/sessions/${session.id}/register`}>Go back and mark more</a>
      </p>
    </>
  )
}

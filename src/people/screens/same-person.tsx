import { Button } from '../../ui/index.ts'
import { type DateOnly, plainDate } from '../../words/index.ts'
import type { YoungPerson } from '../person.ts'

type Other = { id: string; name: string; dateOfBirth: string | null }

export type SamePersonProps = {
  person: YoungPerson
  joined: readonly (Other & { linkId: string })[]
  likely: readonly Other[]
}

const born = ({ dateOfBirth }: Other): string =>
  dateOfBirth ? `, born ${plainDate(dateOfBirth as DateOnly)}` : ''

/** Other records of the same young person, joined or to be joined; nothing when there is none. */
export function SamePerson({ person, joined, likely }: SamePersonProps) {
  const path = `/young-people/${person.id}/same-person`
  if (joined.length + likely.length === 0) return null
  return (
    <section>
      <h2>Other records</h2>
      {joined.map((other) => (
        <form method="post" action={`${path}/${other.linkId}/parting`}>
          <p>
            <a href={`/young-people/${other.id}`}>{other.name}</a>
            {born(other)}: the same person.
          </p>
          <Button text="Not the same after all" variant="secondary" />
        </form>
      ))}
      {likely.map((other) => (
        <form method="post" action={path}>
          <input type="hidden" name="other" value={other.id} />
          <p>
            <a href={`/young-people/${other.id}`}>{other.name}</a>
            {born(other)}: may be the same person. Joining the two opens nothing to anybody, and can be
            undone.
          </p>
          <Button text="They are the same person" variant="secondary" />
        </form>
      ))}
    </section>
  )
}

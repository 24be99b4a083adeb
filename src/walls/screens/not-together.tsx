import type { YoungPerson } from '../../people/index.ts'
import { BackLink, Button, EmptyState, InsetText } from '../../ui/index.ts'
import { dateInLondon, plainDate } from '../../words/index.ts'
import type { NotTogether } from '../not-together-store.ts'

/** Whoever a young person must not be together with, until when, and where both have a place still. */
export const NotTogetherPage = (props: {
  person: YoungPerson
  heading: string
  all: readonly NotTogether[]
}) => (
  <>
    <BackLink
      href={`/young-people/${props.person.id}/keeping`}
      text={`How the record of ${props.person.name} is kept`}
    />
    <h1>{props.heading}</h1>
    <p>
      The two are in no family’s plan together and are given no place in the same group. Only leads and
      managers who have both records open see this page. Whoever knows one of them learns nothing about the
      other.
    </p>
    {props.all.length === 0 && (
      <EmptyState heading="Nobody yet">
        <p>Say so where two young people must not meet, or must not be in one plan.</p>
      </EmptyState>
    )}
    {props.all.map((one) => (
      <One one={one} path={`/young-people/${props.person.id}/not-together/${one.id}`} />
    ))}
    <p>
      <Button
        text={props.all.length === 0 ? 'Say who' : 'Say who else'}
        href={`/young-people/${props.person.id}/not-together/new`}
        variant="secondary"
      />
    </p>
  </>
)

function One({ one, path }: { one: NotTogether; path: string }) {
  const stands = one.endedBecause === null
  return (
    <section>
      <h2>{one.otherName}</h2>
      <p>
        {one.setByName} said so on {plainDate(dateInLondon(one.setAt))}.{' '}
        {stands && `Somebody looks at it again by ${plainDate(one.reviewOn)}.`}
      </p>
      <p dir="auto">{one.reason}</p>
      {one.reviewedBecause && <p dir="auto">Looked at again: {one.reviewedBecause}</p>}
      {!stands && (
        <p dir="auto">
          {one.endedByName} said that they may be together again: {one.endedBecause}
        </p>
      )}
      {one.groups.map(({ id, name }) => (
        <InsetText>
          <p>
            Both have a place in <a href={`/groups/${id}`}>{name}</a> from before. Agree with whoever runs it
            which of them goes somewhere else.
          </p>
        </InsetText>
      ))}
      {stands && (
        <p>
          <a href={`${path}/review`}>
            Look at it again<span class="nhsuk-u-visually-hidden">: {one.otherName}</span>
          </a>{' '}
          or{' '}
          <a href={`${path}/ending`}>
            say that they may be together again
            <span class="nhsuk-u-visually-hidden">: {one.otherName}</span>
          </a>
        </p>
      )}
    </section>
  )
}

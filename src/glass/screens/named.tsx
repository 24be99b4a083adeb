import type { Organisation } from '../../accounts/index.ts'
import { BackLink, Button, PageHeading, Table } from '../../ui/index.ts'
import { namedForWords } from '../forms.ts'
import type { NamedHere } from '../naming-store.ts'

const suspendedWords = {
  unreviewed: 'Stopped until somebody has looked at the last time',
  not_justified: 'Stopped: the last time was found wrong. Take them off and name them anew to let them again',
} as const

/** Who may break glass at an organisation, and who looks at it afterwards. */
export function NamedPage({
  organisation,
  named,
}: {
  organisation: Organisation
  named: readonly NamedHere[]
}) {
  return (
    <>
      <BackLink href="/team" text="Team" />
      <PageHeading heading="Reading a record in an emergency" below={organisation.name} />
      <p>
        In an emergency somebody you name can read one young person’s record for an hour, outside who is
        around them. Nobody can until you name them: a safeguarding lead, a clinician or a manager.
      </p>
      <p>
        Each time is looked at within two working days, here and where the record is kept. While nobody is
        named for that, the administrators do it.
      </p>
      {named.length === 0 ? (
        <p>Nobody is named.</p>
      ) : (
        <Table responsive head={['Name', 'What for', 'Now', 'Take off']} rows={named.map(asRow)} />
      )}
      <p>
        <Button href={`/organisations/${organisation.id}/glass/people/new`} text="Name somebody" />
      </p>
    </>
  )
}

const asRow = (one: NamedHere) => [
  one.name,
  namedForWords[one.for],
  one.suspended ? suspendedWords[one.suspended] : 'Yes',
  {
    text: (
      <form method="post" action={`/glass-people/${one.id}/ending`}>
        <Button small variant="secondary" text={`Take ${one.name} off`} />
      </form>
    ),
  },
]

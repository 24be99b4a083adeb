import { BackLink, Button, PageHeading, SummaryList, Table } from '../../ui/index.ts'
import { type DateOnly, spokenDate } from '../../words/index.ts'
import { weekdays } from '../forms.ts'
import type { Organisation } from '../organisation.ts'
import type { ListedClosure } from '../organisation-store.ts'
import type { Worker } from '../worker.ts'

export type CalendarPageProps = {
  organisation: Organisation
  openDays: readonly number[]
  shutHolder: Worker | null
  /** Those that are not over. */
  closures: readonly ListedClosure[]
}

/** When an organisation is open and shut, and who holds things when it is shut. */
export function CalendarPage({ organisation, openDays, shutHolder, closures }: CalendarPageProps) {
  const change = [{ href: `/organisations/${organisation.id}/opening`, text: 'Change' }]
  return (
    <>
      <BackLink href="/team" text="Team" />
      <PageHeading heading="When we are open" below={organisation.name} />
      <SummaryList
        rows={[
          { key: 'Open on', value: openDays.map((day) => weekdays[day - 1]).join(', '), actions: change },
          {
            key: 'While you are shut',
            value: shutHolder ? `${shutHolder.name} holds what falls due` : 'Nobody is named',
            actions: change,
          },
        ]}
      />
      <h2>Days you are shut</h2>
      <p>Bank holidays are counted by themselves. A referral is never due on a day you are shut.</p>
      {closures.length === 0 ? (
        <p>No days are entered.</p>
      ) : (
        <Table responsive head={['What', 'From', 'To', 'Take it out']} rows={closures.map(asRow)} />
      )}
      <p>
        <Button href={`/organisations/${organisation.id}/closures/new`} text="Add days you are shut" />
      </p>
    </>
  )
}

const asRow = ({ id, name, startsOn, endsOn }: ListedClosure) => [
  name,
  spokenDate(startsOn as DateOnly),
  spokenDate(endsOn as DateOnly),
  {
    text: (
      <form method="post" action={`/closures/${id}/removal`}>
        <Button small variant="secondary" text={`Take out ${name}`} />
      </form>
    ),
  },
]

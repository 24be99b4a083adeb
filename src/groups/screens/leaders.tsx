import { Button, Table } from '../../ui/index.ts'
import type { Group, Leader } from '../group.ts'

/** Who leads a group, with which part, and for whom they work. */
export function Leaders(props: { group: Group; leaders: readonly Leader[]; mayChange: boolean }) {
  const { group, leaders, mayChange } = props
  return (
    <section aria-labelledby="leaders">
      <h2 id="leaders">Who leads it</h2>
      {leaders.length === 0 ? (
        <p>Nobody is named. Everybody in {group.run.team} can take its register.</p>
      ) : (
        <Table
          caption={{ text: 'Who leads it', hidden: true }}
          responsive
          firstCellIsHeader
          head={['Name', 'Part', 'Works for', ...(mayChange ? ['What you can do'] : [])]}
          rows={leaders.map((leader) => [
            { text: leader.name },
            leader.part || leader.jobTitle,
            leader.organisation,
            ...(mayChange ? [{ text: <EndLeading group={group} leader={leader} /> }] : []),
          ])}
        />
      )}
    </section>
  )
}

const EndLeading = ({ group, leader }: { group: Group; leader: Leader }) => (
  <form method="post" action={`/groups/${group.id}/leaders/${leader.id}/ending`}>
    <Button variant="secondary" small>
      Leads it no longer
      <span class="nhsuk-u-visually-hidden">: {leader.name}</span>
    </Button>
  </form>
)

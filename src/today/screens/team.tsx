import { Table, Tag } from '../../ui/index.ts'
import type { TeamLine } from '../team.ts'

/** A line about each worker of the team: how much they have, and what of it is late. */
export function TeamTable({ lines }: { lines: readonly TeamLine[] }) {
  return (
    <section>
      <h2>Your team</h2>
      <Table
        caption={{ text: 'Who has how much', hidden: true }}
        responsive
        compact
        firstCellIsHeader
        head={[
          'Worker',
          { text: 'Young people supported', format: 'numeric' },
          { text: 'Referrals they answer for', format: 'numeric' },
          { text: 'Overdue', format: 'numeric' },
        ]}
        rows={lines.map((line) => [
          { text: line.name },
          { text: line.supported, format: 'numeric' },
          { text: line.referrals, format: 'numeric' },
          {
            text: line.overdue > 0 ? <Tag colour="pink">{line.overdue} overdue</Tag> : 'None',
            format: 'numeric',
          },
        ])}
      />
    </section>
  )
}

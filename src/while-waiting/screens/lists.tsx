import { Button, EmptyState, PageHeading, Table } from '../../ui/index.ts'
import { countOf, dateInLondon, dateOnly, shortDay } from '../../words/index.ts'
import type { WaitingList } from '../waiting-list.ts'

/** The lists that a service sent. */
export const ListsPage = ({ lists, maySend }: { lists: readonly WaitingList[]; maySend: boolean }) => (
  <>
    <PageHeading
      heading="Support while waiting"
      below="You offer it to those who wait for you. Each answers for themselves, and keeps their place whatever they say."
    />
    {maySend && <Button href="/waiting-lists/new" text="Offer support to those who wait" />}
    {lists.length === 0 ? (
      <EmptyState heading="No list was sent yet." />
    ) : (
      <Table
        caption={{ text: 'Lists, the latest first', hidden: true }}
        head={['Sent', 'What was offered', 'On it', 'Who answers', 'May say until']}
        rows={lists.map((list) => [
          { text: <a href={`/waiting-lists/${list.id}`}>{shortDay(dateInLondon(list.madeAt))}</a> },
          { text: `${list.service}, ${list.supporters}` },
          { text: countOf(list.rowsRead, 'row') },
          { text: list.answerer },
          { text: list.closedAt ? 'Over' : shortDay(dateOnly(list.answerBy)) },
        ])}
        responsive
        firstCellIsHeader
      />
    )}
  </>
)

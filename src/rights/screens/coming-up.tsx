import { EmptyState, Table } from '../../ui/index.ts'
import { countOf, type DateOnly, plainDate } from '../../words/index.ts'
import { type KeptRecord, type Shelf, shelfOf, shelves, wayWords } from '../disposal.ts'

const shelfWords: Record<Shelf, { title: string; says: string }> = {
  proposed: {
    title: 'Proposed, and waits for a second person',
    says: 'Whoever else has the record looks, and disposes of it or says no.',
  },
  over: {
    title: 'Their time is over',
    says: 'Look whether each is still needed. If it is not, propose to dispose of it. If it is, set a hold.',
  },
  in_the_way: { title: 'Their time is over, and something stands in the way', says: 'They stay for now.' },
  coming: { title: 'Their time comes within a year', says: 'Nothing is to be done yet.' },
  no_date: { title: 'No date', says: 'They have ended, and have no date of birth. Find it out.' },
}

/** Records whose time is over or comes within a year, by what is to be done, with how many there are. */
export function ComingUp({ records, today }: { records: readonly KeptRecord[]; today: DateOnly }) {
  const on = (shelf: Shelf) => records.filter((record) => shelfOf(record, today) === shelf)
  return (
    <>
      <h1>Records whose time is over</h1>
      <p>
        Records of your organisation, by how long the law has them kept. Nothing is deleted by itself: one
        person proposes, and another disposes of it. <a href="/disposals">What was disposed of</a>
      </p>
      {records.length === 0 && (
        <EmptyState heading="No record comes up">
          <p>Whatever comes up within a year stands here.</p>
        </EmptyState>
      )}
      {shelves.map((shelf) => (
        <OnShelf shelf={shelf} records={on(shelf)} />
      ))}
    </>
  )
}

const hrefOf = ({ id, proposal }: KeptRecord): string =>
  proposal ? `/disposal-proposals/${proposal.id}` : `/young-people/${id}/keeping`

function whyWords({ retention, ways }: KeptRecord, shelf: Shelf): string {
  if (shelf === 'in_the_way') return ways.map((way) => `${wayWords[way]}.`).join(' ')
  return 'kept' in retention ? `${retention.kept.because}.` : retention.none
}

function OnShelf({ shelf, records }: { shelf: Shelf; records: readonly KeptRecord[] }) {
  if (records.length === 0) return null
  const { title, says } = shelfWords[shelf]
  return (
    <>
      <h2>
        {title}: {countOf(records.length, 'record')}
      </h2>
      <p>{says}</p>
      <Table
        caption={{ text: title, hidden: true }}
        head={['Whose', 'Kept until', shelf === 'in_the_way' ? 'In the way' : 'Why']}
        rows={records.map((record) => [
          { text: <a href={hrefOf(record)}>{record.name}</a> },
          'kept' in record.retention ? plainDate(record.retention.kept.until) : 'No date',
          whyWords(record, shelf),
        ])}
        responsive
      />
    </>
  )
}

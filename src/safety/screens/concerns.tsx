import { EmptyState, PageHeading, Table } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import { type Concern, stateWords } from '../concern.ts'
import type { Receipt } from '../store.ts'

export type ConcernsPageProps = {
  open: readonly Concern[]
  closed: readonly Concern[]
  raised: readonly Receipt[]
  /** The worker reads concerns, or has read some. */
  reads: boolean
  now: Date
}

/** Concerns that came to somebody, and what they have raised themselves. */
export function ConcernsPage({ open, closed, raised, reads, now }: ConcernsPageProps) {
  return (
    <>
      <PageHeading heading="Safeguarding concerns" />
      {reads && (
        <>
          <h2>With you to read</h2>
          {open.length === 0 ? (
            <EmptyState heading="None is open">
              <p>A new one comes to the top of your Today page, and to you by email.</p>
            </EmptyState>
          ) : (
            <Table
              responsive
              head={['About', 'Raised', 'State', 'Due', 'With']}
              rows={open.map((one) => [
                { text: <a href={`/concerns/${one.id}`}>{one.called}</a> },
                spokenMoment(one.raisedAt, now),
                stateWords[one.state],
                one.dueAt
                  ? `${one.dueAt <= now ? 'Late: it was due ' : ''}${spokenMoment(one.dueAt, now)}`
                  : '',
                one.holderName ?? '',
              ])}
            />
          )}
          {closed.length > 0 && (
            <>
              <h2>Closed</h2>
              <Table
                responsive
                head={['About', 'Raised']}
                rows={closed.map((one) => [
                  { text: <a href={`/concerns/${one.id}`}>{one.called}</a> },
                  spokenMoment(one.raisedAt, now),
                ])}
              />
            </>
          )}
        </>
      )}
      <h2>What you have raised</h2>
      {raised.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <Table
          responsive
          head={['Raised', 'Acknowledged']}
          rows={raised.map((one) => [
            { text: <a href={`/concerns/${one.concernId}/receipt`}>{spokenMoment(one.raisedAt, now)}</a> },
            one.acknowledgedAt
              ? `By ${one.acknowledgedBy ?? 'a lead'}, ${spokenMoment(one.acknowledgedAt, now)}`
              : 'Not yet',
          ])}
        />
      )}
      <p>
        <a href="/concerns/new">Raise a safeguarding concern</a>
      </p>
    </>
  )
}

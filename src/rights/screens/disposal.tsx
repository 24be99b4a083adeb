import { BackLink, Button, EmptyState, InsetText, SummaryList, Table } from '../../ui/index.ts'
import { countOf, type DateOnly, dateInLondon, dateOnly, plainDate } from '../../words/index.ts'
import {
  type Disposal,
  type KeptRecord,
  type Proposal,
  rowsIn,
  tableCalled,
  type Way,
  wayWords,
} from '../disposal.ts'
import type { Kept, Retention } from '../retention.ts'

/** Where a rule stands, and how well that is known. */
export const sourceWords = ({ source, known }: Pick<Kept, 'source' | 'known'>): string =>
  `${source} (${known})`

/** Until when a record is kept, by which rule, and the others that fit. */
export function Until({ retention }: { retention: Retention }) {
  if ('none' in retention) return <p>{retention.none}</p>
  const { kept, others } = retention
  return (
    <>
      <p>
        Until <strong>{plainDate(kept.until)}</strong>. {kept.because}. {sourceWords(kept)}.
      </p>
      {others.length > 0 && (
        <>
          <p>The longest rule counts. The others that fit:</p>
          <ul>
            {others.map((other) => (
              <li>
                {plainDate(other.until)}. {other.because}. {sourceWords(other)}.
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What stands in the way of disposing of a record. */
export const InTheWay = ({ ways }: { ways: readonly Way[] }) =>
  ways.length === 0 ? null : (
    <>
      <p>Its time is over, and it stays for now:</p>
      <ul>
        {ways.map((way) => (
          <li>{wayWords[way]}.</li>
        ))}
      </ul>
    </>
  )

const dayOr = (day: DateOnly | null, none: string): string => (day ? plainDate(day) : none)

/** What the rules say, day by day, and what that was worked out from. */
export const WhatTheRulesSay = ({ record: { facts, retention } }: { record: KeptRecord }) => (
  <>
    <SummaryList
      rows={[
        { key: 'Born on', value: dayOr(facts.dateOfBirth, 'Not known') },
        { key: 'Ended on', value: dayOr(facts.endedOn, 'Not ended') },
        { key: 'Last contact on', value: dayOr(facts.lastContactOn, 'Not known') },
        ...(facts.diedOn ? [{ key: 'Died on', value: plainDate(facts.diedOn) }] : []),
      ]}
    />
    {'kept' in retention && (
      <>
        <h2>What each rule says, the longest first</h2>
        <ul>
          {[retention.kept, ...retention.others].map((kept) => (
            <li>
              Until {plainDate(kept.until)}. {kept.because}. {sourceWords(kept)}.
            </li>
          ))}
        </ul>
      </>
    )}
  </>
)

type ProposedProps = {
  proposal: Proposal
  record: KeptRecord
  workerId: string
  /** Whether this worker may dispose of it now. */
  done: boolean
}

/** What one person proposed, for another to look at. */
export function Proposed({ proposal, record, workerId, done }: ProposedProps) {
  const { id, called, inCircle } = record
  const own = proposal.proposedBy === workerId
  const at = `/disposal-proposals/${proposal.id}`
  return (
    <>
      <BackLink href={`/young-people/${id}/keeping`} text={`How long the record of ${called} is kept`} />
      <h1>The record of {called} is to be disposed of</h1>
      <p>
        {own ? 'You' : proposal.proposedByName} proposed it on {plainDate(dateInLondon(proposal.proposedAt))}:{' '}
        {proposal.looked}
      </p>
      <WhatTheRulesSay record={record} />
      <InTheWay ways={record.ways} />
      {own && (
        <InsetText text="It takes two. Somebody else who has this record disposes of it, or says no." />
      )}
      {done && (
        <>
          {inCircle ? (
            <p>
              <a href={`/young-people/${id}/everything`}>Look at what is written down</a> before you decide.
            </p>
          ) : (
            <p>Its circle has ended: nobody reads in it any more, and you decide by what stands here.</p>
          )}
          <p>
            <Button text="Dispose of it" href={`${at}/confirmation`} variant="warning" />
          </p>
        </>
      )}
      <p>
        <a href={`${at}/refusal`}>{own ? 'Take it back: the record stays' : 'Say no: the record stays'}</a>
      </p>
    </>
  )
}

const whoWords = ({ proposedByName, confirmedByName }: Disposal): string =>
  proposedByName ? `${proposedByName}, then ${confirmedByName}` : 'Done again after a copy was put back'

/** Every certificate that somebody may read. None has a name of whom it was about. */
export const Certificates = ({
  disposals,
  manages,
}: {
  disposals: readonly Disposal[]
  manages: boolean
}) => (
  <>
    {manages && <BackLink href="/retention" text="Records whose time is over" />}
    <h1>Records that were disposed of</h1>
    {disposals.length === 0 ? (
      <EmptyState heading="No record was disposed of">
        <p>
          When two people dispose of a record, what stays of it stands here: a day, a rule and counts, and no
          name.
        </p>
      </EmptyState>
    ) : (
      <>
        <p>{countOf(disposals.length, 'certificate')}, the latest first.</p>
        <Table
          caption={{ text: 'Certificates of disposal', hidden: true }}
          head={['Disposed of on', 'By which rule', 'By whom', 'How much']}
          rows={disposals.map((one) => [
            { text: <a href={`/disposals/${one.id}`}>{plainDate(dateOnly(one.disposedOn))}</a> },
            one.because ?? 'As the first certificate said',
            whoWords(one),
            countOf(rowsIn(one.rows), 'row'),
          ])}
          responsive
        />
      </>
    )}
  </>
)

/** One certificate: all that stays of a record. */
export const Certificate = ({ disposal }: { disposal: Disposal }) => (
  <>
    <BackLink href="/disposals" text="Records that were disposed of" />
    <h1>A record was disposed of</h1>
    <SummaryList
      rows={[
        { key: 'Number', value: disposal.id },
        { key: 'Disposed of on', value: plainDate(dateOnly(disposal.disposedOn)) },
        {
          key: 'Rule',
          value: disposal.because
            ? `${disposal.because}. ${disposal.source}`
            : 'As the first certificate said',
        },
        ...(disposal.proposedByName && disposal.proposedOn
          ? [
              {
                key: 'Proposed by',
                value: `${disposal.proposedByName}, on ${plainDate(dateOnly(disposal.proposedOn))}`,
              },
              { key: 'Disposed of by', value: disposal.confirmedByName ?? '' },
            ]
          : [{ key: 'By whom', value: whoWords(disposal) }]),
      ]}
    />
    <p>
      This is all that stays, with the lines of history: who did what and when, by numbers and without
      content. It has no name, and nobody can get the record back.
    </p>
    <Table
      caption={{ text: 'What was erased' }}
      head={['What', { text: 'How many', format: 'numeric' }]}
      rows={Object.entries(disposal.rows)
        .sort(([, first], [, second]) => second - first)
        .map(([table, many]) => [tableCalled(table), { text: String(many), format: 'numeric' }])}
    />
  </>
)

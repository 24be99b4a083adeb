import { BackLink, Panel, SummaryList } from '../../ui/index.ts'
import { formatPhone, spokenMoment } from '../../words/index.ts'
import { type Officer, spokenBy } from '../lead.ts'
import type { Receipt } from '../store.ts'

/** What whoever raised a concern sees: that it was received, by whom, and whether somebody has said that they have it. */
export function ReceiptPage({
  receipt,
  officer,
  now,
}: {
  receipt: Receipt
  officer: Officer | null
  now: Date
}) {
  const { raisedAt, told, acknowledgedAt, acknowledgedBy } = receipt
  return (
    <>
      <BackLink href="/today" text="Today" />
      <Panel heading="We have your safeguarding concern">Sent {spokenMoment(raisedAt, now)}</Panel>
      <SummaryList
        rows={[
          ...told.map(({ name, organisation, by }) => ({
            key: name,
            value: `${organisation}. They say that they have it by ${spokenBy(new Date(by))}.`,
          })),
          {
            key: 'Acknowledged',
            value: acknowledgedAt
              ? `By ${acknowledgedBy ?? 'a lead'}, ${spokenMoment(acknowledgedAt, now)}`
              : 'Not yet. If nobody does in time, it goes on to whoever is next.',
          },
        ]}
      />
      <h2>What you can do now</h2>
      <ul>
        <li>
          Somebody in danger: ring <a href="tel:999">999</a>. Do not wait for an answer here.
        </li>
        <li>Keep your school’s or organisation’s own record as its rules say.</li>
        {officer?.frontDoorPhone && (
          <li>
            The council, for a worry about a child:{' '}
            <a href={`tel:${officer.frontDoorPhone.replace(/[^+\d]/g, '')}`}>
              {formatPhone(officer.frontDoorPhone)}
            </a>
          </li>
        )}
      </ul>
      <p>
        What you wrote is not shown here again, and you are not told what comes of it here: whoever has it
        talks to you if they need to.
      </p>
      <p>
        <a href="/concerns">Everything you have raised</a>
      </p>
    </>
  )
}

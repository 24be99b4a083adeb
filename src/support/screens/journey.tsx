import { type Lane, LaneChart } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, dateOnly, plainDate, spokenDay } from '../../words/index.ts'
import { type Handover, journeyLine } from '../journey.ts'

const lanes: readonly Lane[] = [
  { key: 'treatment', name: 'Treatment', tone: 'treatment' },
  { key: 'secondary_prevention', name: 'Secondary prevention', tone: 'secondary' },
  { key: 'early_intervention', name: 'Early intervention', tone: 'early' },
  { key: 'targeted', name: 'Targeted', tone: 'targeted' },
  { key: 'universal', name: 'Universal', tone: 'universal' },
]

function came({ state, answeredAt, answeredBy, answerBy }: Handover): string {
  const day = answeredAt ? `, ${plainDate(dateInLondon(answeredAt))}` : ''
  switch (state) {
    case 'accepted':
      return `${answeredBy ?? 'They'} said yes${day}`
    case 'declined':
      return `Said no${day}`
    case 'withdrawn':
      return `Taken back${day}`
    case 'closed':
      return `Settled another way${day}`
    case 'returned':
      return 'No answer in time: back with the sender'
    default:
      return `Waiting for an answer, due ${spokenDay(dateOnly(answerBy))}`
  }
}

/** The journey as one line across tiers, and every handover on it in words, first to last. */
export function Journey({
  called,
  handovers,
  today,
}: {
  called: string
  handovers: readonly Handover[]
  today: DateOnly
}) {
  const { spans, marks } = journeyLine(handovers, today)
  return (
    <>
      {marks.length > 0 && (
        <LaneChart
          title={`${called}’s way across the tiers, in ${marks.length} numbered ${marks.length === 1 ? 'step' : 'steps'}, told below`}
          {...{ lanes, spans, marks, today }}
        />
      )}
      <ol class="app-handovers">
        {handovers.map((handover, at) => (
          <HandoverItem handover={handover} number={at + 1} />
        ))}
      </ol>
    </>
  )
}

function HandoverItem({ handover, number }: { handover: Handover; number: number }) {
  const waiting = handover.state === 'sent' || handover.state === 'returned'
  return (
    <li>
      <span
        class={waiting ? 'app-handovers__number app-handovers__number--waiting' : 'app-handovers__number'}
        aria-hidden="true"
      >
        {number}
      </span>
      <div>
        <p>
          <strong>{plainDate(dateInLondon(handover.sentOn))}</strong>
        </p>
        <p>
          {handover.from ?? 'Somebody without an account'} asked{' '}
          <a href={`/referrals/${handover.referralId}`}>{handover.to ?? 'a service'}</a>
        </p>
        <p class="app-muted app-small">{came(handover)}</p>
      </div>
    </li>
  )
}

import { SummaryList } from '../../ui/index.ts'
import { dateInLondon, dateOnly, plainDate, spokenDay } from '../../words/index.ts'
import type { Handover } from '../journey.ts'

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

/** Every handover so far, first to last: the text form of the journey. */
export function Journey({ handovers }: { handovers: readonly Handover[] }) {
  return (
    <SummaryList
      rows={handovers.map((handover) => ({
        key: plainDate(dateInLondon(handover.sentOn)),
        value: (
          <>
            {handover.from ?? 'Somebody without an account'} asked {handover.to ?? 'a service'}
            <br />
            <span class="app-muted app-small">{came(handover)}</span>
          </>
        ),
        actions: [
          {
            href: `/referrals/${handover.referralId}`,
            text: 'See it',
            visuallyHiddenText: `: the referral to ${handover.to ?? 'a service'}`,
          },
        ],
      }))}
    />
  )
}

import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { dateInLondon, dateOnly, shortDay, spokenDay } from '../words/index.ts'
import { type Stepping, wayWords } from './stepping.ts'
import { steppingsOf } from './store.ts'

/** How it stands, in a sentence. */
const standing = ({ state, toTeam, answerBy, answeredBy }: Stepping): string => {
  const kept = 'They are with you, as before.'
  switch (state) {
    case 'sent':
      return `Asked. ${toTeam} answers by ${spokenDay(dateOnly(answerBy))}. ${kept}`
    case 'accepted':
      return answeredBy ? `${answeredBy} has them there now.` : `${toTeam} said yes.`
    case 'returned':
      return `No answer by the date, so it is back with whoever asked. ${kept}`
    case 'declined':
      return `${toTeam} said no, so it is back with whoever asked. ${kept}`
    default:
      return `It did not come to that. ${kept}`
  }
}

/** The steps up, down and across of a young person, in their record; nothing where there are none. */
export async function steppingsPart(acting: Acting, youngPersonId: string): Promise<Content> {
  const steppings = await steppingsOf(acting, youngPersonId)
  if (steppings.length === 0) return null
  return (
    <section id="stepping">
      <h2>Steps between teams</h2>
      <ul class="nhsuk-list">
        {steppings.map((one) => (
          <li>
            <strong>
              {one.toService ?? one.toTeam}, {wayWords(one.fromTier, one.toTier)}
            </strong>
            , {shortDay(dateInLondon(one.madeAt))}. {standing(one)}
            <br />
            What changes: {one.changes} {one.stays && <>What stays: {one.stays} </>}
            {one.isOurs && <a href={`/referrals/${one.referralId}`}>The referral</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}

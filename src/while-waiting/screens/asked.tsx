import { BackLink, OwnWords } from '../../ui/index.ts'
import { dateInLondon, dateOnly, shortDay, spokenDay } from '../../words/index.ts'
import { type LookingAgain, outcomeWords } from '../waiting-list.ts'

type Props = { asked: LookingAgain; heading?: string; back?: { text: string; href: string } }

/** What was asked, by whom and when; and once it is answered, with what. */
export function Asked({ asked, heading, back }: Props) {
  const { called, words, outcome } = asked
  const own = asked.askedBy === 'young_person'
  const who = own ? called : (asked.workerName ?? 'Their link worker')
  return (
    <>
      {back && <BackLink {...back} />}
      {heading && <h1>{heading}</h1>}
      <p class="nhsuk-body-l">
        {who} said on {shortDay(dateInLondon(asked.askedAt))} that things are getting worse, and asks you to
        look again at {own ? 'their' : `${called}’s`} place.
      </p>
      {words && (own ? <OwnWords label={`What ${called} said`} words={words} /> : <p dir="auto">{words}</p>)}
      {outcome ? (
        <p>
          <strong>{outcomeWords[outcome]}</strong>, {asked.answeredBy}.{' '}
          <span dir="auto">{asked.answerWords}</span>
        </p>
      ) : (
        <p>
          Answer by {spokenDay(dateOnly(asked.answerBy))}. Nothing here is worked out from scores: you decide.
        </p>
      )}
    </>
  )
}

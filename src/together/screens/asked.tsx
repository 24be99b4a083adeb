import { InsetText } from '../../ui/index.ts'
import { spokenDay } from '../../words/index.ts'
import type { Agency } from '../shared-plan.ts'

/** All that a team reads before it answers: a first name, what is asked of it, and by when. */
export function Asked({ agency }: { agency: Agency }) {
  const { called, asks, answerBy } = agency
  return (
    <>
      <InsetText>
        <h2>What is asked of you</h2>
        <p dir="auto">{asks}</p>
      </InsetText>
      {answerBy && (
        <p>
          Please answer by <strong>{spokenDay(answerBy)}</strong>. You see {called}’s plan once one of you has
          said yes, as far as it was agreed to share it with you.
        </p>
      )}
    </>
  )
}

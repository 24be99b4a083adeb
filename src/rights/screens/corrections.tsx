import { OwnWords } from '../../ui/index.ts'
import { dateInLondon, dateOnly, plainDate } from '../../words/index.ts'
import type { Correction } from '../correction.ts'

/** Their own words about what is in the record, on the record. */
export const Beside = ({ corrections, called }: { corrections: readonly Correction[]; called: string }) => (
  <section id="says-wrong">
    <h2>What {called} says is wrong</h2>
    {corrections.map((correction) => (
      <One {...correction} />
    ))}
  </section>
)

function One({ id, wrong, rightIs, madeAt, dueOn, settledAt, settledByName, answer }: Correction) {
  const said = plainDate(dateInLondon(madeAt))
  return (
    <>
      <OwnWords label={`Said on ${said}`} words={rightIs ? `${wrong} ${rightIs}` : wrong} />
      {settledAt ? (
        <p>
          {settledByName}, {plainDate(dateInLondon(settledAt))}: {answer}
        </p>
      ) : (
        <p>
          Nobody has settled it yet. Take care with it until then.{' '}
          <a href={`/corrections/${id}`}>Answer by {plainDate(dateOnly(dueOn))}</a>
        </p>
      )}
    </>
  )
}

/** All of them, for the page of everything about somebody. */
export function Corrections({ corrections }: { corrections: readonly Correction[] }) {
  if (corrections.length === 0) return <p>Nothing was said to be wrong.</p>
  return (
    <ul>
      {corrections.map(({ id, wrong, madeAt, settledAs, answer }) => (
        <li>
          {plainDate(dateInLondon(madeAt))}: {wrong.slice(0, 120)}.{' '}
          {settledAs ? (
            `${settledAs === 'corrected' ? 'Put right' : 'Their words stand beside it'}. ${answer}`
          ) : (
            <a href={`/corrections/${id}`}>Put it right</a>
          )}
        </li>
      ))}
    </ul>
  )
}

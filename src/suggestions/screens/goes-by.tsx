import { Details, Said } from '../../ui/index.ts'
import { listOf } from '../../words/index.ts'
import type { Suggested } from '../finding.ts'
import { featureWords } from '../needs.ts'
import type { Them } from '../offer.ts'
import type { WrittenIn } from '../wishes.ts'

const from: Record<WrittenIn, string> = {
  plan: 'From their plan',
  meeting: 'How they like to be met',
  goal: 'A goal of theirs',
}

const distances: Record<Them['distances'], string> = {
  'worked out': 'From the postcode on record, in a straight line. Nobody else gets to know it.',
  'no postcode': 'Not worked out: no postcode is on record.',
  'kept secret': 'Not worked out: the address is kept secret.',
  'not known': 'Not worked out: where the postcode lies is not known.',
}

type GoesByProps = { suggested: Suggested; supportId: string; personId: string }

/** Everything that was used, in the words it was read from, and where each can be put right. */
export function GoesBy({ suggested: { them, known }, supportId, personId }: GoesByProps) {
  return (
    <Details summary="What these suggestions go by">
      <dl class="app-goes-by">
        {known.written.map((one) => (
          <>
            <dt>{from[one.in]}</dt>
            <dd>
              <Said words={one.words} />
            </dd>
          </>
        ))}
        {known.written.length === 0 && (
          <>
            <dt>From their plan</dt>
            <dd>Nothing is written yet, so nothing is matched to what {them.called} wants.</dd>
          </>
        )}
        <dt>Age</dt>
        <dd>{them.age === null ? 'Not on record' : them.age}</dd>
        <dt>Distance</dt>
        <dd>{distances[them.distances]}</dd>
        <dt>What helps them take part</dt>
        <dd>
          {known.needsWritten.length > 0 ? (
            <span dir="auto">{known.needsWritten.join('; ')}</span>
          ) : (
            'Nothing on record'
          )}
          {them.needs.length > 0 &&
            `. Read as: ${listOf(them.needs.map(({ feature }) => featureWords[feature]))}`}
        </dd>
        {them.language && (
          <>
            <dt>Language</dt>
            <dd>{them.language}</dd>
          </>
        )}
        <dt>What they tried</dt>
        <dd>What was asked of services, who came, how it ended, and what they were told about.</dd>
      </dl>
      <p>
        It is read here and sent nowhere. Put it right in the <a href={`/supports/${supportId}/plan`}>plan</a>{' '}
        or the <a href={`/young-people/${personId}/details`}>details</a>.
      </p>
    </Details>
  )
}

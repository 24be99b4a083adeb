import { SummaryList } from '../../ui/index.ts'
import { countOf, dateOnly, spokenDay, spokenMoment } from '../../words/index.ts'
import { kindWords } from '../glass.ts'
import type { GlassReview } from '../review-store.ts'

/** What somebody did in an emergency, and what was found of it. */
export function ReviewPage({ review, now }: { review: GlassReview; now: Date }) {
  const { broken, looks, about } = review
  const rows: [string, string | null][] = [
    ['Who opened it', broken ? `${review.worker}, ${broken.organisation}` : review.worker],
    ['Whose record', about],
    ['What had happened', broken && kindWords[broken.kind]],
    ['Why it could not wait', broken && `“${broken.reason}”`],
    ['From', broken && spokenMoment(broken.openedAt, now)],
    ['To', broken && spokenMoment(broken.endedAt ?? broken.endsAt, now)],
    ['They looked', looks === null ? null : countOf(looks, 'time')],
    ['To be looked at by', spokenDay(dateOnly(review.dueOn))],
    ['Was it right?', review.justified === null ? null : review.justified ? 'Yes' : 'No'],
    ['What was found', review.words],
    ['Looked at by', review.reviewedBy],
  ]
  return (
    <>
      {(review.reviewedAt || !review.mine) && <h1>Somebody opened a record in an emergency</h1>}
      <SummaryList rows={rows.flatMap(([key, value]) => (value ? [{ key, value }] : []))} />
      {!review.mine && (
        <p>Its day is over and nobody has looked at it. Please see that the people named for it do.</p>
      )}
    </>
  )
}

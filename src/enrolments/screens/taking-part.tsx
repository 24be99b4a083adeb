import type { Group } from '../../groups/index.ts'
import { Button, type Content, SummaryList, Table, Tag } from '../../ui/index.ts'
import { countOf, type DateOnly, dateInLondon, plainDate, shortDay } from '../../words/index.ts'
import { stateWords } from '../enrolment.ts'
import type { ApartHere, TakingPart } from '../store.ts'

export type TakingPartProps = {
  group: Group
  seated: readonly TakingPart[]
  waiting: readonly TakingPart[]
  apart: readonly ApartHere[]
  today: DateOnly
  mayOffer: boolean
}

/** Who has a place in a group, who was offered one, and who waits. */
export function TakingPartSection(props: TakingPartProps) {
  const { group, seated, waiting, mayOffer } = props
  const free = group.seats - seated.length
  const offered = seated.filter(({ state }) => state === 'offered').length
  return (
    <section aria-labelledby="taking-part">
      <h2 id="taking-part">Who takes part</h2>
      <SummaryList
        rows={[
          { key: 'Places taken or offered', value: `${seated.length} of ${group.seats}` },
          { key: 'Offered, not answered yet', value: String(offered) },
          { key: 'Waiting for a place', value: String(waiting.length) },
        ]}
      />
      {mayOffer && free > 0 && waiting.length > 0 && (
        <p>
          <Button
            href={`/groups/${group.id}/offers`}
            text={`Offer ${countOf(Math.min(free, waiting.length), 'free place')}`}
            variant="secondary"
          />
        </p>
      )}
      {seated.length === 0 ? <p>Nobody has a place yet.</p> : <Seated {...props} />}
      {waiting.length > 0 && <Waiting {...props} />}
      <Apart {...props} />
    </section>
  )
}

/** Who waits and cannot be in this group because of somebody who is: that it is so, and whom to ask, and never why. */
const Apart = ({ apart, waiting, seated }: TakingPartProps) =>
  apart.map(({ waits, seated: beside, ask }) => {
    const [one, other] = [waiting.find(({ id }) => id === waits), seated.find(({ id }) => id === beside)]
    return one && other ? (
      <p>
        {one.firstName} and {other.firstName} cannot be in the same group, so {one.firstName} is offered no
        place in this one. Ask {ask} what to do instead.
      </p>
    ) : null
  })

function standing(one: TakingPart, today: DateOnly): Content {
  if (one.state !== 'offered' || !one.answerBy) return stateWords[one.state]
  return one.answerBy < today ? (
    <Tag colour="pink">No answer by {shortDay(one.answerBy)}</Tag>
  ) : (
    `Says by ${shortDay(one.answerBy)}`
  )
}

const Seated = ({ seated, today }: TakingPartProps) => (
  <Table
    caption={{ text: 'Who has a place', hidden: true }}
    responsive
    firstCellIsHeader
    head={['Who', 'How it stands', 'Came', 'What they need']}
    rows={seated.map((one) => [
      { text: <a href={`/enrolments/${one.id}`}>{one.firstName}</a> },
      { text: standing(one, today) },
      one.marked === 0 ? 'Not yet' : `${one.came} of ${one.marked}`,
      { text: [one.notes.medical, one.notes.access].filter(Boolean).join('. ') || 'Nothing was shared' },
    ])}
  />
)

const Waiting = ({ waiting }: TakingPartProps) => (
  <>
    <h3>Waiting for a place</h3>
    <Table
      caption={{ text: 'Who waits, longest first', hidden: true }}
      responsive
      firstCellIsHeader
      head={['Who', 'Since']}
      rows={waiting.map((one) => [
        { text: <a href={`/enrolments/${one.id}`}>{one.firstName}</a> },
        plainDate(dateInLondon(one.waitingSince)),
      ])}
    />
  </>
)

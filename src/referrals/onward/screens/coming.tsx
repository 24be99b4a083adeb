import { EmptyState, NotificationBanner, Table, Tag } from '../../../ui/index.ts'
import { type DateOnly, dateOnly, shortDay } from '../../../words/index.ts'
import type { Coming } from '../prescribed-store.ts'

const answer = ({ answerBy }: Coming, today: DateOnly) => {
  const by = dateOnly(answerBy)
  return by < today ? <Tag colour="pink">Was due {shortDay(by)}</Tag> : `Answer by ${shortDay(by)}`
}

/** Who may come and who comes to what a team runs: first names and no more. */
export function ComingPage({
  coming,
  today,
  declined,
}: {
  coming: readonly Coming[]
  today: DateOnly
  declined: boolean
}) {
  return (
    <>
      {declined && (
        <NotificationBanner title="Done">
          <p>You said no. Thank you for answering: now they can look elsewhere.</p>
        </NotificationBanner>
      )}
      <h1>Who is coming</h1>
      {coming.length === 0 ? (
        <EmptyState heading="Nobody is coming to you at the moment.">
          <p>When a link worker asks whether you have a place for somebody, it is here.</p>
        </EmptyState>
      ) : (
        <Table
          caption={{ text: 'Young people who come or may come, those to answer first', hidden: true }}
          responsive
          firstCellIsHeader
          head={['Who', 'To what', 'How it stands', 'Next']}
          rows={coming.map((one) => {
            const comes = one.state === 'accepted'
            return [
              { text: one.firstName ?? 'A young person' },
              { text: one.service },
              {
                text: comes
                  ? one.lastOn
                    ? `Last told ${shortDay(dateOnly(one.lastOn))}`
                    : 'Comes; nothing told yet'
                  : answer(one, today),
              },
              {
                text: (
                  <a href={`/asked/${one.id}`}>
                    {comes ? 'Say who came' : 'Answer'}
                    <span class="nhsuk-u-visually-hidden">: {one.firstName}</span>
                  </a>
                ),
              },
            ]
          })}
        />
      )}
    </>
  )
}

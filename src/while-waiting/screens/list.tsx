import { BackLink, Button, Details, NotificationBanner, SummaryList, Table } from '../../ui/index.ts'
import { countOf, dateInLondon, dateOnly, shortDay, spokenDay } from '../../words/index.ts'
import type { Offer } from '../store.ts'
import {
  type LookingAgain,
  type OfferState,
  offerStateWords,
  outcomeWords,
  type WaitingList,
} from '../waiting-list.ts'

type Props = { list: WaitingList; offers: readonly Offer[]; asked: readonly LookingAgain[]; sent: boolean }

const inOrder: readonly OfferState[] = ['offered', 'yes', 'no', 'lapsed', 'held', 'left_out']

/** One list: what came of every row, who asks to be looked at again, and what a person has to look at. */
export function ListPage({ list, offers, asked, sent }: Props) {
  const of = (state: OfferState) => offers.filter((offer) => offer.state === state)
  const open = list.closedAt === null
  return (
    <>
      <BackLink href="/waiting-lists" text="Support while waiting" />
      {sent && (
        <NotificationBanner title="Sent">
          {countOf(of('offered').length, 'young person', 'young people')} asked.{' '}
          {of('held').length > 0 && `${countOf(of('held').length, 'line')} for you to look at below.`}
        </NotificationBanner>
      )}
      <h1>
        {list.service}, sent {shortDay(dateInLondon(list.madeAt))}
      </h1>
      <p class="nhsuk-body-l">
        {list.answerer} answers when somebody gets worse. They may say until{' '}
        {spokenDay(dateOnly(list.answerBy))}.
      </p>
      <AskedAgain asked={asked} />
      {of('held').length > 0 && <ToLookAt offers={of('held')} />}
      <h2>What came of every line</h2>
      <SummaryList
        rows={inOrder.map((state) => ({ key: offerStateWords[state], value: String(of(state).length) }))}
      />
      <Details summary="Every line, by your own reference">
        <Table
          caption={{ text: 'By your own reference', hidden: true }}
          head={['Line', 'Reference', 'What came of it']}
          rows={offers.map((one) => [
            String(one.line),
            one.reference ?? '–',
            one.because && one.state === 'left_out'
              ? `${offerStateWords.left_out}. ${one.because}`
              : offerStateWords[one.state],
          ])}
          responsive
        />
      </Details>
      {open && (
        <>
          <p>
            <a href={`/waiting-lists/${list.id}/answerer`}>Somebody else answers from now on</a>
          </p>
          <form method="post" action={`/waiting-lists/${list.id}/closing`}>
            <p>When nobody on it waits for you any more, the list is over and its links stop.</p>
            <Button text="The list is over" variant="secondary" preventDoubleClick />
          </form>
        </>
      )}
    </>
  )
}

function AskedAgain({ asked }: Pick<Props, 'asked'>) {
  if (asked.length === 0) return null
  return (
    <section>
      <h2>Asked to be looked at again</h2>
      <Table
        caption={{ text: 'The latest first', hidden: true }}
        head={['Who', 'Asked', 'Answer']}
        rows={asked.map((one) => [
          { text: <a href={`/looking-again/${one.id}`}>{`${one.called}, ${one.reference}`}</a> },
          { text: shortDay(dateInLondon(one.askedAt)) },
          { text: one.outcome ? outcomeWords[one.outcome] : `By ${spokenDay(dateOnly(one.answerBy))}` },
        ])}
        responsive
        firstCellIsHeader
      />
    </section>
  )
}

const ToLookAt = ({ offers }: { offers: readonly Offer[] }) => (
  <section>
    <h2>For you to look at</h2>
    <Table
      caption={{ text: 'Lines that could not be asked as they stand', hidden: true }}
      head={['Line', 'What is odd', 'Next']}
      rows={offers.map((one) => [
        { text: String(one.line) },
        { text: one.because },
        {
          text: (
            <a href={`/waiting-rows/${one.id}`}>
              Put it right<span class="nhsuk-u-visually-hidden">, line {one.line}</span>
            </a>
          ),
        },
      ])}
      responsive
    />
  </section>
)

import { Button, ButtonGroup, LinkButton, Tag } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, nearDay } from '../../words/index.ts'
import { type ListedAsk, occasionWords } from '../ask.ts'
import { lastDayOf } from '../asking.ts'

export type WaitingProps = {
  asks: readonly (ListedAsk & { measureName: string })[]
  name: string
  today: DateOnly
}

/** What was asked and has no answer yet, each with the one next thing to do. */
export function Waiting({ asks, name, today }: WaitingProps) {
  return (
    <section>
      <h2>Waiting for an answer</h2>
      {asks.length === 0 && <p>Nothing is waiting.</p>}
      {asks.map((ask) => (
        <article>
          <h3>
            {ask.measureName}, {occasionWords[ask.occasion].toLowerCase()}
            {ask.dueOn < today && (
              <>
                {' '}
                <Tag text="Overdue" colour="pink" />
              </>
            )}
          </h3>
          <p>
            {ask.dueOn < today ? 'Was due' : 'Due'} {nearDay(ask.dueOn as DateOnly, today)}.{' '}
            {asked(ask, name, today)}
          </p>
          <form method="post" action={`/asks/${ask.id}/taking-back`}>
            <ButtonGroup>
              <Button href={`/asks/${ask.id}`} text={`Answer together with ${name}`} variant="secondary" />
              <LinkButton text="Take it back" />
            </ButtonGroup>
          </form>
        </article>
      ))}
    </section>
  )
}

function asked(ask: ListedAsk, name: string, today: DateOnly): string {
  const when = `${ask.askedByName} asked ${nearDay(dateInLondon(ask.askedAt), today)}`
  if (ask.how === 'together') return `${when}, to answer together.`
  const whom = ask.sentTo === 'young_person' ? name : `${name}’s parent or carer`
  return ask.linkWorks
    ? `${when}, by a link to ${whom} that works until ${nearDay(lastDayOf(ask.askedAt), today)}.`
    : `${when}, by a link to ${whom} that does not work any more: take it back and ask again, or answer together.`
}

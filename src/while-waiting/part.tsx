import type { Acting } from '../database/index.ts'
import { type Content, SummaryList } from '../ui/index.ts'
import { dateInLondon, dateOnly, shortDay, spokenDay } from '../words/index.ts'
import { type AskedAgain, askedAgainOf, type WaitsFor, waitsFor } from './looking-again-store.ts'
import { outcomeWords } from './waiting-list.ts'

/** For whom somebody waits, in their record, with what was asked there; nothing where they wait for nobody. */
export async function waitingPart(
  acting: Acting,
  support: { id: string; referralId: string; youngPersonId: string; state: string },
): Promise<Content> {
  const waits = await waitsFor(acting, support.referralId)
  if (!waits) return null
  const asked = await askedAgainOf(acting, support.youngPersonId)
  return (
    <section id="waiting">
      <h2>While they wait</h2>
      <p>
        They wait for {waits.service}, and keep their place there. {waits.answerer} answers when things get
        worse.
      </p>
      <SaidOfList waits={waits} />
      <ul class="nhsuk-list">
        {asked.map((one) => (
          <li>{said(one)}</li>
        ))}
      </ul>
      {support.state !== 'ended' && (
        <p>
          <a href={`/supports/${support.id}/looking-again`}>
            Things are getting worse: ask them to look again
          </a>
        </p>
      )}
    </section>
  )
}

function SaidOfList({ waits }: { waits: WaitsFor }) {
  if (waits.said.length === 0) return null
  return (
    <SummaryList
      rows={waits.said.map(({ asks, says }) => ({ key: asks, value: <span dir="auto">{says}</span> }))}
    />
  )
}

/** The same for whoever was asked to take them on: beside their own letter, what the service said of its list. */
export async function saidOfListPart(acting: Acting, referralId: string): Promise<Content> {
  const waits = await waitsFor(acting, referralId)
  if (!waits || waits.said.length === 0) return null
  return (
    <section>
      <h2>What {waits.service} says of everybody on its list</h2>
      <SaidOfList waits={waits} />
    </section>
  )
}

function said({ askedBy, askedAt, answerBy, outcome, answerWords }: AskedAgain): Content {
  const asked = `${shortDay(dateInLondon(askedAt))}: ${askedBy === 'young_person' ? 'they asked themselves' : 'a worker asked'}.`
  if (outcome === null) return `${asked} No answer yet; it is due ${spokenDay(dateOnly(answerBy))}.`
  return (
    <>
      {asked} <strong>{outcomeWords[outcome]}.</strong> <span dir="auto">{answerWords}</span>
    </>
  )
}

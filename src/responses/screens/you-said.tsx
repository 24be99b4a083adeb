import { en } from '../../words/index.ts'

const words = en.results

/** What pupils told their school and what came of it: a page, and on paper a poster. */
export function YouSaid({
  school,
  told,
}: {
  school: string
  told: readonly { youSaid: string; weDo: string; done: boolean }[]
}) {
  return (
    <div class="app-poster">
      <h1>{words.saidTitle({ school })}</h1>
      <p class="nhsuk-body-l">{told.length === 0 ? words.saidNone : words.saidLead}</p>
      {told.map(({ youSaid, weDo, done }) => (
        <section class="app-poster__one">
          <h2>{words.saidYou}</h2>
          <p dir="auto">{youSaid}</p>
          <h3>{done ? words.saidWe : words.saidWill}</h3>
          <p dir="auto">{weDo}</p>
        </section>
      ))}
      <p>{words.saidThanks}</p>
    </div>
  )
}

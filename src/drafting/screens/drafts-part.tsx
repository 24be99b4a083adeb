import { type DateOnly, spokenDay } from '../../words/index.ts'

type DraftsPartProps = {
  drafts: boolean
  waits: readonly { draft: string; title: string; askedBy: string; answerBy: DateOnly }[]
}

/** What waits for approval, and the way to the drafts. */
export function DraftsPart({ drafts, waits }: DraftsPartProps) {
  return (
    <section>
      {waits.length > 0 && (
        <>
          <h2>Waits for your approval</h2>
          <ul>
            {waits.map(({ draft, title, askedBy, answerBy }) => (
              <li>
                <a href={`/programmes/drafts/${draft}`}>{title}</a>. {askedBy} asks you to answer by{' '}
                {spokenDay(answerBy)}.
              </li>
            ))}
          </ul>
        </>
      )}
      {drafts && (
        <p>
          <a href="/programmes/drafts">Draft a programme, or go on with a draft</a>
        </p>
      )}
    </section>
  )
}

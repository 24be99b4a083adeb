import { countOf, type DateOnly, spokenDay } from '../../words/index.ts'
import type { FromFile } from '../from-files.ts'

type DraftsPartProps = {
  drafts: boolean
  waits: readonly { draft: string; title: string; askedBy: string; answerBy: DateOnly }[]
  fromFiles: readonly FromFile[]
}

/** What waits for approval, and the way to the drafts. */
export function DraftsPart({ drafts, waits, fromFiles }: DraftsPartProps) {
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
      {fromFiles.length > 0 && (
        <p>
          <a href="/programmes/drafts#files">{filesSaid(fromFiles)}</a>
        </p>
      )}
      {drafts && (
        <p>
          <a href="/programmes/drafts">Draft a programme, or go on with a draft</a>
        </p>
      )}
    </section>
  )
}

function filesSaid(versions: readonly FromFile[]): string {
  const [one] = versions
  return versions.length === 1 && one
    ? `A file proposes version ${one.version} of ${one.title}: read what is different`
    : `Files propose ${countOf(versions.length, 'version')}: read what is different`
}

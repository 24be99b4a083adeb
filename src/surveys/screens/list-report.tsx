import { Details, InsetText } from '../../ui/index.ts'
import { ago, countOf } from '../../words/index.ts'
import type { LoadedList } from '../lists/list-store.ts'

/** What came of the latest file: every row accounted for, each refused line with its reason. */
export function ListReport({ list, now }: { list: LoadedList; now: Date }) {
  return (
    <InsetText>
      <p>
        <strong>{list.fileName}</strong>, {ago(list.loadedAt, now)}: {countOf(list.kept, 'row')} went in
        {list.held > 0 && `, ${list.held} waiting for a look`}
        {list.refused.length > 0 && `, ${list.refused.length} did not`}.
      </p>
      {list.notes.map((note) => (
        <p>{note}</p>
      ))}
      {list.refused.length > 0 && (
        <Details summary={`The ${countOf(list.refused.length, 'line')} that did not go in`}>
          <ul>
            {list.refused.slice(0, 200).map(({ line, because }) => (
              <li>
                Line {line}: {because}
              </li>
            ))}
          </ul>
          {list.refused.length > 200 && <p>And {list.refused.length - 200} more.</p>}
        </Details>
      )}
    </InsetText>
  )
}

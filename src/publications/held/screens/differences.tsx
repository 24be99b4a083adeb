import type { Together } from '../../../surveys/index.ts'
import { askedOtherwise, type Held } from '../held.ts'

/** Which questions a row has other answers to than the one that came before: never what either answered. */
export function Differences({ row, asked }: { row: Held; asked: readonly Together[] }) {
  const others = askedOtherwise(row, asked)
  if (others.length === 0) return null
  return (
    <>
      <h2>Questions with another answer</h2>
      <ul>
        {others.map(({ items: [item] }) => (
          <li>{[item.lead?.en, item.words.en].filter(Boolean).join(' ')}</li>
        ))}
      </ul>
      <p class="app-small app-muted">
        What was answered is not shown: nobody is looked up here. Whoever sent the file can say whether it is
        one pupil twice or two pupils.
      </p>
    </>
  )
}

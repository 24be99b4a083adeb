import { Table } from '../../../ui/index.ts'
import { en } from '../../../words/index.ts'

const { keeping } = en

export type Row = { label: string; before: string; after: string; now?: string }

/** Before and after, field by field, only what differs; beside them what stands now where that is something else again. */
export function SideBySide({
  rows,
  caption,
  heads = ['Before', 'After'],
}: {
  rows: Row[]
  caption: string
  heads?: readonly [string, string]
}) {
  const meanwhile = rows.some(({ now }) => now !== undefined)
  return (
    <Table
      responsive
      classes="app-side-by-side"
      caption={{ text: caption, hidden: true }}
      head={['What', ...heads, ...(meanwhile ? ['The page says now'] : [])]}
      rows={rows.map(({ label, before, after, now }) => [
        { text: <strong>{label}</strong> },
        { text: <Words text={before} />, classes: 'app-side-by-side__before' },
        { text: <Words text={after} />, classes: 'app-side-by-side__after' },
        ...(meanwhile ? [{ text: now === undefined ? '' : <Words text={now} /> }] : []),
      ])}
    />
  )
}

function Words({ text }: { text: string }) {
  if (text === '') return <span class="app-muted">{keeping.nothing}</span>
  return (
    <span class="app-side-by-side__words" dir="auto">
      {text}
    </span>
  )
}

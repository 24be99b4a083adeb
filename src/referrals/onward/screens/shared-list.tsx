import { SummaryList } from '../../../ui/index.ts'
import { type Shared, sharedLines } from '../prescription.ts'

function Lines({ text }: { text: string }) {
  return (
    <span dir="auto">
      {text.split('\n').map((line, nth) => (
        <>
          {nth > 0 && <br />}
          {line}
        </>
      ))}
    </span>
  )
}

/** What those who run it may read after a yes, line by line. */
export function SharedList({ shared, nothing }: { shared: Shared; nothing: string }) {
  const lines = sharedLines(shared)
  if (lines.length === 0) return <p>{nothing}</p>
  return <SummaryList rows={lines.map(({ label, text }) => ({ key: label, value: <Lines text={text} /> }))} />
}

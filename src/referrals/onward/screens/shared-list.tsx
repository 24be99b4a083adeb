import { SummaryList } from '../../../ui/index.ts'
import { type Shared, sharedLines } from '../prescription.ts'

/** What those who run it may read after a yes, line by line. */
export function SharedList({ shared, nothing }: { shared: Shared; nothing: string }) {
  const lines = sharedLines(shared)
  if (lines.length === 0) return <p>{nothing}</p>
  return (
    <SummaryList
      rows={lines.map(({ label, text }) => ({ key: label, value: <span dir="auto">{text}</span> }))}
    />
  )
}

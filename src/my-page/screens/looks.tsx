import { Table } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { LookLine } from '../looks.ts'
import { Frame } from './frame.tsx'

const words = en.myPage.looks

/** Who looked and when. */
export const Looks = ({ lines }: { lines: readonly LookLine[] }) => (
  <Frame heading={words.title} current="looks">
    <p>{words.lead}</p>
    {lines.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <Table
        caption={{ text: words.caption, hidden: true }}
        head={[...words.head]}
        rows={lines.map(({ when, who, what }) => [when, who, what])}
        responsive
      />
    )}
    <p>{words.wrong}</p>
  </Frame>
)

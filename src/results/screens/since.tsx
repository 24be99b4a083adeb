import type { Reading } from '../../publications/index.ts'
import type { GroupRow } from '../looking-closer.ts'
import { GroupsTable } from './groups.tsx'

export type SinceProps = {
  rows: readonly GroupRow[]
  reading: Reading
  scale: { min: number; max: number }
  /** What the figure is. */
  what: string
  change: { called: boolean; higher: boolean } | null
}

/** That group in each survey since the finding; change, not cause. */
export function Since({ rows, reading, scale, what, change }: SinceProps) {
  return (
    <section aria-labelledby="since">
      <h2 id="since">That group since</h2>
      <p>{what}</p>
      <GroupsTable
        caption="That group in each survey"
        called="Survey"
        rows={rows}
        reading={reading}
        scale={scale}
      />
      <p>
        {rows.length < 2
          ? 'The next survey shows this group here.'
          : change === null
            ? 'Too few answered for the two to be compared.'
            : change.called
              ? `It is ${change.higher ? 'higher' : 'lower'} than it was, by more than chance. That does not show what caused it.`
              : 'It has not changed by more than chance.'}
      </p>
    </section>
  )
}

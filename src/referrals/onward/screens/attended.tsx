import { Timeline } from '../../../ui/index.ts'
import { dateOnly, shortDay } from '../../../words/index.ts'
import type { Attended } from '../attendance-store.ts'
import { cameWords } from '../prescription.ts'

const tones = { came: 'leaf', did_not_come: 'slate', cancelled: 'slate' } as const

/** Who came, latest first. Not coming looks no worse than coming. */
export function AttendedList({ attended }: { attended: readonly Attended[] }) {
  return (
    <Timeline
      items={attended.map(({ onDate, came, words, toldBy }) => ({
        when: shortDay(dateOnly(onDate)),
        title: cameWords[came],
        tone: tones[came],
        ring: came !== 'came',
        children: (
          <>
            {words && <p dir="auto">{words}</p>}
            <p class="app-muted">Told by {toldBy}</p>
          </>
        ),
      }))}
    />
  )
}

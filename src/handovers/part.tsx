import type { Acting } from '../database/index.ts'
import type { Content } from '../ui/index.ts'
import { spokenDay } from '../words/index.ts'
import { type Handover, handoverKinds, takesOverWords } from './handover.ts'
import { handoversOf } from './store.ts'

const outcomeWords: Record<NonNullable<Handover['outcome']>, string> = {
  taken_over: 'Somebody has taken over.',
  we_stay: 'We have them still.',
  nobody_found: 'Nobody could be found.',
}

/** The handovers that were planned in a support, on its page; nothing where there are none. */
export async function handoversPart(acting: Acting, supportId: string): Promise<Content> {
  const planned = await handoversOf(acting, supportId)
  if (planned.length === 0) return null
  return (
    <section id="handovers">
      <h2>Handovers</h2>
      <ul class="nhsuk-list">
        {planned.map((one) => (
          <li>
            <strong>{handoverKinds[one.kind].says}</strong>, {spokenDay(one.onDate)}.{' '}
            {takesOverWords[one.takesOver]}. {one.plan}
            <br />
            {one.outcome ? (
              `${outcomeWords[one.outcome]} ${one.outcomeWords}`
            ) : (
              <>
                <a href={`/supports/${supportId}/handovers/new?kind=${one.kind}`}>Change the plan</a> ·{' '}
                <a href={`/handovers/${one.id}/outcome`}>Say what came of it</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

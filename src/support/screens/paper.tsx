import { BackLink, quoted } from '../../ui/index.ts'
import type { About } from '../act.ts'
import type { Goal } from '../plan.ts'

const numbers = Array.from({ length: 11 }, (_, number) => number)

/** The goals on a sheet of paper: a row of numbers to put a ring around. First name only. */
export function Paper({ about, goals }: { about: About; goals: readonly Goal[] }) {
  const open = goals.filter(({ closedOn }) => closedOn === null)
  return (
    <>
      <BackLink href={`/supports/${about.support.id}/plan`} text="Plan and goals" />
      <h1>Where are you now, {about.called}?</h1>
      <p>
        Put a ring around one number for each. 0 is “not there at all”, 10 is “I’m there”. Leave out what you
        like.
      </p>
      <p>Date: ____________________</p>
      {open.map((goal) => (
        <section class="app-paper">
          <h2 dir="auto">{quoted(goal.words)}</h2>
          <p class="app-paper__numbers">
            {numbers.map((number) => (
              <span>{number}</span>
            ))}
          </p>
          <p>Why? ______________________________________________________</p>
        </section>
      ))}
      {open.length === 0 && <p>There is no goal yet.</p>}
    </>
  )
}

import { Button } from '../../ui/index.ts'
import { meetingCan, sorted } from '../meeting.ts'
import type { PlanSeen } from '../shared-plan.ts'
import { whenWords } from './meeting.tsx'

/** The meetings of a plan, the next one first. */
export function Meetings({ plan, eyes, meetings }: PlanSeen) {
  const { next, others } = sorted(meetings)
  const may = meetingCan.bePlanned(plan, eyes)
  if (meetings.length === 0 && !may) return null
  return (
    <section id="meetings" aria-labelledby="meetings-heading">
      <h2 id="meetings-heading">Meetings</h2>
      {next && (
        <p>
          <a href={`/plan-meetings/${next.id}`}>{whenWords(next)}</a>. {next.meets}
        </p>
      )}
      {others.length > 0 && (
        <ul class="nhsuk-list">
          {others.map((meeting) => (
            <li>
              <a href={`/plan-meetings/${meeting.id}`}>{whenWords(meeting)}</a>
              {meeting.calledOffBecause ? ', called off' : meeting.writtenAt ? ', written up' : ''}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <p>
          <Button
            href={`/shared-plans/${plan.id}/meetings/new`}
            text="Plan a meeting"
            variant="secondary"
            small
          />
        </p>
      )}
    </section>
  )
}

import { Button, InsetText, OwnWords } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, listOf, shortDay, spokenDay, spokenTime } from '../../words/index.ts'
import { agendaOf, type Meeting, meetingCan } from '../meeting.ts'
import type { Agency, PlanSeen, PlanStep } from '../shared-plan.ts'

export type MeetingProps = {
  meeting: Meeting
  seen: PlanSeen
  /** The steps that followed from it. */
  followed: readonly string[]
  today: DateOnly
}

const teamIn = (agencies: readonly Agency[], id: string): string | undefined =>
  agencies.find((agency) => agency.id === id)?.team

/** 'Tuesday 1 December, 3.30pm' */
export const whenWords = ({ startsAt }: Pick<Meeting, 'startsAt'>): string =>
  `${spokenDay(dateInLondon(startsAt))}, ${spokenTime(startsAt)}`

/** One meeting: when and where, what is to be talked about, and what came of it, as far as whoever looks takes part in it. */
export function MeetingPage(props: MeetingProps) {
  const { meeting, seen, today } = props
  const { plan, eyes } = seen
  const path = `/plan-meetings/${meeting.id}`
  return (
    <>
      <h1>Meeting about {plan.called}’s plan</h1>
      <Where {...meeting} />
      <Agenda {...props} />
      <Outcome {...props} />
      <div class="nhsuk-button-group">
        {meetingCan.beWrittenUp(plan, eyes, meeting, today) && (
          <Button href={`${path}/notes`} text="Write down what was decided" />
        )}
        {meetingCan.getSteps(plan, eyes, meeting) && (
          <Button href={`${path}/steps/new`} text="Add a step from it" />
        )}
        {!meeting.writtenAt && plan.closedAt === null && (
          <Button
            href={`/shared-plans/${plan.id}/points/new`}
            text="Something to talk about"
            variant="secondary"
          />
        )}
      </div>
      <ul class="nhsuk-list">
        <li>
          <a href={`${path}/paper`}>On paper</a>
        </li>
        {meetingCan.beCalledOff(plan, eyes, meeting) && (
          <li>
            <a href={`${path}/calling-off`}>Call it off</a>
          </li>
        )}
      </ul>
    </>
  )
}

function Where(meeting: Meeting) {
  return (
    <p class="app-lead">
      <strong>{whenWords(meeting)}</strong>. {meeting.meets}
      {meeting.calledOffBecause && `. It was called off: ${meeting.calledOffBecause}`}
    </p>
  )
}

function Agenda({ meeting, seen }: MeetingProps) {
  const points = agendaOf(seen.points, meeting)
  const own = points.filter(({ agencyId }) => agencyId === null)
  const others = points.filter(({ agencyId }) => agencyId !== null)
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">To talk about</h2>
      {points.length === 0 && <p>Nobody has put anything on the list yet. Ask {seen.plan.called} first.</p>}
      {own.map(({ words }) => (
        <OwnWords label={`What ${seen.plan.called} wants talked about`} words={words} />
      ))}
      {others.length > 0 && (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {others.map(({ words, agencyId }) => (
            <li dir="auto">
              {words} ({teamIn(seen.agencies, agencyId ?? '') ?? 'an agency'})
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Outcome({ meeting, seen, followed }: MeetingProps) {
  if (!meeting.writtenAt) return null
  const came = [
    ...(meeting.cameOthers ? [meeting.cameOthers] : []),
    ...meeting.came.flatMap((id) => teamIn(seen.agencies, id) ?? []),
  ]
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">What was decided</h2>
      <p>Came: {listOf(came)}.</p>
      <InsetText>
        <p dir="auto">{meeting.decided}</p>
      </InsetText>
      <Steps steps={seen.steps.filter(({ id }) => followed.includes(id))} agencies={seen.agencies} />
    </section>
  )
}

function Steps({ steps, agencies }: { steps: readonly PlanStep[]; agencies: readonly Agency[] }) {
  if (steps.length === 0) return null
  return (
    <>
      <h3>Who does what</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {steps.map(({ what, agencyId, dueOn, doneAt }) => (
          <li dir="auto">
            {what}: {teamIn(agencies, agencyId) ?? 'an agency'},{' '}
            {doneAt ? `done ${shortDay(dateInLondon(doneAt))}` : `by ${shortDay(dueOn)}`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The same to print and take along: first name only, with room to write where it is not written up yet. */
export function MeetingPaper(props: MeetingProps) {
  const { meeting, seen } = props
  return (
    <>
      <h1>Meeting about {seen.plan.called}’s plan</h1>
      <Where {...meeting} />
      <Agenda {...props} />
      <Outcome {...props} />
      {!meeting.writtenAt && (
        <section class="app-paper">
          <h2>Who does what, by when</h2>
          {[1, 2, 3, 4].map(() => (
            <p>______________________________________________________</p>
          ))}
        </section>
      )}
    </>
  )
}

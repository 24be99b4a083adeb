import {
  Button,
  Checklist,
  type ChecklistItem,
  InsetText,
  NotificationBanner,
  Press,
  Tag,
} from '../../ui/index.ts'
import { type DateOnly, dateInLondon, isBefore, plainDate, shortDay, spokenDay } from '../../words/index.ts'
import { type Agency, sharedPlanCan as can, type PlanSeen, type PlanStep } from '../shared-plan.ts'
import { Agencies } from './agencies.tsx'
import { Meetings } from './meetings.tsx'

type PlanProps = { seen: PlanSeen; today: DateOnly; notice: string | undefined }

const nameIn = (agencies: readonly Agency[], id: string): string =>
  agencies.find((agency) => agency.id === id)?.team ?? 'An agency'

/** A plan of several agencies: who leads, who takes part, and who does what by when, as far as whoever looks may see it. */
export function SharedPlanPage({ seen, today, notice }: PlanProps) {
  const { plan, agencies, eyes } = seen
  const lead = agencies.find(({ id }) => id === plan.leadId)
  return (
    <div class="app-column--reading">
      {notice && <NotificationBanner text={notice} />}
      <h1>{plan.called}’s plan with several agencies</h1>
      <p class="app-lead">
        <strong>
          {lead?.worker ? `${lead.worker}, ${lead.team},` : (lead?.team ?? 'Whoever supports them')} leads it.
        </strong>{' '}
        {plan.closedAt
          ? `It was closed on ${plainDate(dateInLondon(plan.closedAt))}.`
          : `Open since ${plainDate(dateInLondon(plan.openedAt))}.`}
      </p>
      <InsetText>
        <p dir="auto">{plan.closedWords ?? plan.words}</p>
      </InsetText>
      <Offered {...seen} />
      <Parts seen={seen} today={today} />
      {can.getParts(plan, eyes) && (
        <div class="nhsuk-button-group">
          <Button href={`/shared-plans/${plan.id}/steps/new`} text="Add a step" />
          <Button href={`/shared-plans/${plan.id}/goals/new`} text="Add a goal" variant="secondary" />
          {seen.goals.some((goal) => can.changePart(plan, eyes, goal)) && (
            <Button href={`/shared-plans/${plan.id}/goals/closing`} text="Close a goal" variant="secondary" />
          )}
        </div>
      )}
      <Meetings {...seen} />
      <Agencies seen={seen} />
      <AtTheEnd {...seen} />
    </div>
  )
}

/** The lead that is offered: whoever it is offered to says yes or no, whoever offered it may take it back. */
function Offered({ plan, agencies, offer, eyes }: PlanSeen) {
  if (!offer) return null
  const path = `/plan-lead-offers/${offer.id}`
  const mine = eyes.agencyIds.includes(offer.agencyId)
  return (
    <section aria-labelledby="offer">
      <h2 id="offer">
        {mine ? 'You are asked to lead it' : `${nameIn(agencies, offer.agencyId)} is asked to lead it`}
      </h2>
      <p dir="auto">
        {offer.words} Answer by {spokenDay(offer.answerBy)}.
      </p>
      <div class="nhsuk-button-group">
        {mine && <Press action={`${path}/acceptance`} text="Yes, I lead it from now on" />}
        {mine && <Press action={`${path}/refusal`} text="No" />}
        {can.offerLead(plan, eyes) && <Press action={`${path}/withdrawal`} text="Take it back" />}
      </div>
    </section>
  )
}

function Parts({ seen, today }: Omit<PlanProps, 'notice'>) {
  const { goals, steps, agencies } = seen
  const items = (all: readonly PlanStep[]) => all.map((step) => stepItem(step, seen, today))
  const loose = steps.filter(({ goalId }) => !goals.some(({ id }) => id === goalId))
  return (
    <section id="steps" aria-labelledby="steps-heading">
      <h2 id="steps-heading">Who does what</h2>
      {goals.length + steps.length === 0 && <p>There is nothing here yet that you may see.</p>}
      {goals.map((goal) => (
        <>
          <h3 dir="auto">{goal.words}</h3>
          <p class="app-muted">
            A goal of {nameIn(agencies, goal.agencyId)}. {readersOf(goal)}
          </p>
          <Checklist items={items(steps.filter(({ goalId }) => goalId === goal.id))} />
        </>
      ))}
      {goals.length > 0 && loose.length > 0 && <h3>For no goal in particular</h3>}
      {loose.length > 0 && <Checklist items={items(loose)} />}
    </section>
  )
}

const readersOf = ({ seenBy }: Pick<PlanStep, 'seenBy'>): string =>
  seenBy === 'lead' ? 'Read by the lead and by them only.' : ''

function stepItem(step: PlanStep, { plan, agencies, eyes }: PlanSeen, today: DateOnly): ChecklistItem {
  const may = can.changePart(plan, eyes, step)
  const path = `/plan-steps/${step.id}`
  const who = nameIn(agencies, step.agencyId)
  const by = step.doneAt
    ? `${who}, done ${spokenDay(dateInLondon(step.doneAt))}`
    : `${who}, by ${shortDay(step.dueOn)}`
  const back = step.cameBackFrom ? ` It came back from ${step.cameBackFrom}.` : ''
  const late = step.doneAt === null && isBefore(step.dueOn, today)
  return {
    text: step.what,
    done: step.doneAt !== null,
    note: (
      <>
        {by}.{back} {readersOf(step)}
        {may && !step.doneAt && (
          <>
            {' '}
            <a href={`${path}/day`}>
              Another day<span class="nhsuk-u-visually-hidden"> for {step.what}</span>
            </a>
          </>
        )}
      </>
    ),
    tag: late ? <Tag text="Late" colour="pink" /> : undefined,
    toggle: may
      ? {
          action: step.doneAt ? `${path}/undone` : `${path}/done`,
          label: step.doneAt ? `Not done after all: ${step.what}` : `Done: ${step.what}`,
        }
      : undefined,
  }
}

function AtTheEnd({ plan, eyes, offer }: PlanSeen) {
  if (!can.beClosed(plan, eyes)) return null
  return (
    <ul class="nhsuk-list">
      {offer === null && (
        <li>
          <a href={`/shared-plans/${plan.id}/lead/new`}>Ask somebody else to lead it</a>
        </li>
      )}
      <li>
        <a href={`/shared-plans/${plan.id}/closing`}>Close the plan</a>
      </li>
    </ul>
  )
}

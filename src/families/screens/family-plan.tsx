import { Button, Checklist, type ChecklistItem, ErrorMessage, InsetText, Press, Tag } from '../../ui/index.ts'
import {
  type DateOnly,
  dateInLondon,
  isBefore,
  listOf,
  plainDate,
  shortDay,
  spokenDay,
} from '../../words/index.ts'
import {
  familyPlanCan as can,
  type FamilyMember,
  type FamilySeen,
  type FamilyStep,
  inIt,
  memberWords,
  notYetIn,
  OPPOSED,
  ratingsWords,
} from '../family-plan.ts'

type PlanProps = { seen: FamilySeen; today: DateOnly }
type PageProps = PlanProps & { opposed: boolean }

/** A family's plan: who leads, what they want, who does what, and who is in it by first name alone. */
export function FamilyPlanPage({ seen, today, opposed }: PageProps) {
  const { plan, members } = seen
  const young = inIt(members).filter(({ youngPersonId }) => youngPersonId !== null)
  return (
    <div class="app-column--reading">
      <h1>
        {young.length > 0
          ? `The family plan of ${listOf(young.map(({ called }) => called))}`
          : 'A family’s plan'}
      </h1>
      <p class="app-lead">
        <strong>
          {plan.lead}, {plan.team}, leads it.
        </strong>{' '}
        {plan.endedAt
          ? `It ended on ${plainDate(dateInLondon(plan.endedAt))}.`
          : `The next look at it together: ${spokenDay(plan.reviewOn)}.`}
      </p>
      <InsetText>
        <p dir="auto">{plan.words}</p>
      </InsetText>
      {plan.endedBecause && <p dir="auto">What came of it: {plan.endedBecause}</p>}
      <Offered seen={seen} opposed={opposed} />
      <Goals {...seen} />
      <Steps seen={seen} today={today} />
      <Members {...seen} />
      <AtTheEnd {...seen} />
    </div>
  )
}

/** The team that is asked to take it over: whoever is asked says yes or no, whoever leads takes it back or reads that they said no. */
function Offered({ seen, opposed }: Omit<PageProps, 'today'>) {
  const { plan, offer, holds } = seen
  if (!offer) return null
  const path = `/family-plans/${plan.id}`
  const said = offer.declinedBecause
  return (
    <section id="offer" aria-labelledby="offer-heading">
      <h2 id="offer-heading">
        {said && `${offer.team} said no`}
        {!said &&
          (can.beTakenOver(seen)
            ? 'Your team is asked to take it over'
            : `${offer.team} is asked to take it over`)}
      </h2>
      {opposed && <ErrorMessage id="offer-problem" text={OPPOSED} />}
      <p dir="auto">
        {said ??
          `${plan.lead} leads it until somebody of ${offer.team} has said yes. Answer by ${spokenDay(offer.answerBy)}.`}
      </p>
      <div class="nhsuk-button-group">
        {can.beTakenOver(seen) && <Press action={`${path}/acceptance`} text="Yes, I lead it from now on" />}
        {can.beTakenOver(seen) && <Button href={`${path}/refusal`} text="No" variant="secondary" />}
        {can.beTakenBack(seen) && <Press action={`${path}/withdrawal`} text="Take it back" />}
        {said && holds && <Press action={`${path}/refusal-read`} text="I have read it" />}
      </div>
    </section>
  )
}

function Goals(seen: FamilySeen) {
  const { plan, goals } = seen
  const path = `/family-plans/${plan.id}`
  return (
    <section id="goals" aria-labelledby="goals-heading">
      <h2 id="goals-heading">Where the family wants to get to</h2>
      {goals.length === 0 && <p>No goal is written down yet.</p>}
      <ul class="nhsuk-list">
        {goals.map((goal) => (
          <li>
            <strong dir="auto">{goal.words}</strong>
            <br />
            How near, from 0 to 10: {ratingsWords(goal)}
          </li>
        ))}
      </ul>
      {can.beChanged(seen) && (
        <div class="nhsuk-button-group">
          {goals.length > 0 && <Button href={`${path}/ratings/new`} text="Say how near they are now" />}
          {can.haveAGoal(seen) && (
            <Button
              href={`${path}/goals/new`}
              text="Add a goal"
              variant={goals.length > 0 ? 'secondary' : undefined}
            />
          )}
        </div>
      )}
    </section>
  )
}

function Steps({ seen, today }: PlanProps) {
  const { plan, steps } = seen
  return (
    <section id="steps" aria-labelledby="steps-heading">
      <h2 id="steps-heading">Who does what</h2>
      {steps.length === 0 ? (
        <p>Nothing is written down yet.</p>
      ) : (
        <Checklist items={steps.map((step) => stepItem(step, seen, today))} />
      )}
      {can.beChanged(seen) && (
        <div class="nhsuk-button-group">
          <Button href={`/family-plans/${plan.id}/steps/new`} text="Add a step" />
        </div>
      )}
    </section>
  )
}

function stepItem(step: FamilyStep, seen: FamilySeen, today: DateOnly): ChecklistItem {
  const { plan, members } = seen
  const member = members.find(({ id }) => id === step.memberId)
  const who = step.memberId === null ? plan.lead : (member?.called ?? 'Somebody who was in it')
  const when = step.doneAt ? `done ${spokenDay(dateInLondon(step.doneAt))}` : `by ${shortDay(step.dueOn)}`
  const back = step.cameBackFrom ? ` ${step.cameBackFrom} was to do it.` : ''
  const late = step.doneAt === null && plan.endedAt === null && isBefore(step.dueOn, today)
  const path = `/family-steps/${step.id}`
  return {
    ...{ text: step.what, done: step.doneAt !== null },
    note: (
      <>
        {who}, {when}.{back}
        {can.beChanged(seen) && !step.doneAt && (
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
    toggle: can.beChanged(seen)
      ? {
          action: step.doneAt ? `${path}/undone` : `${path}/done`,
          label: step.doneAt ? `Not done after all: ${step.what}` : `Done: ${step.what}`,
        }
      : undefined,
  }
}

function Members(seen: FamilySeen) {
  const { plan, members } = seen
  const left = members.filter(({ leftAt }) => leftAt !== null)
  return (
    <section id="members" aria-labelledby="members-heading">
      <h2 id="members-heading">Who is in it</h2>
      <p class="app-muted">
        Being in it opens nothing. You can follow a name only where you may open that record already.
      </p>
      <ul class="nhsuk-list">
        {inIt(members).map((member) => (
          <li>
            <Name {...member} />
            <Departure seen={seen} member={member} />
          </li>
        ))}
        {notYetIn(members).map((member) => (
          <li>
            <Name {...member} /> has not said yes or no yet.{' '}
            {can.hearMember(seen, member) && (
              <a href={`/family-members/${member.id}/agreement`}>
                Write down what <span dir="auto">{member.called}</span> said
              </a>
            )}
            <Departure seen={seen} member={member} />
          </li>
        ))}
        {left.map((member) => (
          <li class="app-muted">
            {memberWords(member)}, until {plainDate(dateInLondon(member.leftAt as Date))}:{' '}
            {member.leftBecause}
          </li>
        ))}
      </ul>
      {can.beChanged(seen) && (
        <div class="nhsuk-button-group">
          <Button
            href={`/family-plans/${plan.id}/young-people/new`}
            text="Ask a young person"
            variant="secondary"
          />
          <Button href={`/family-plans/${plan.id}/adults/new`} text="Add an adult" variant="secondary" />
        </div>
      )}
    </section>
  )
}

const Name = (member: FamilyMember) =>
  member.youngPersonId && member.recordOpen ? (
    <a href={`/young-people/${member.youngPersonId}`} dir="auto">
      {member.called}
    </a>
  ) : (
    <span dir="auto">{memberWords(member)}</span>
  )

const Departure = ({ seen, member }: { seen: FamilySeen; member: FamilyMember }) =>
  can.loseMember(seen, member) ? (
    <>
      {' '}
      <a href={`/family-members/${member.id}/departure`}>
        Take out<span class="nhsuk-u-visually-hidden"> {member.called}</span>
      </a>
    </>
  ) : null

function AtTheEnd(seen: FamilySeen) {
  const { plan } = seen
  return (
    <ul class="nhsuk-list">
      {can.beChanged(seen) && (
        <li>
          <a href={`/family-plans/${plan.id}/words`}>
            Change what the family wants, or when you look at it again
          </a>
        </li>
      )}
      {can.beGivenALead(seen) && (
        <li>
          <a href={`/family-plans/${plan.id}/lead`}>Name somebody else to lead it</a>
        </li>
      )}
      {can.beOffered(seen) && (
        <li>
          <a href={`/family-plans/${plan.id}/offers/new`}>Ask another team to take it over</a>
        </li>
      )}
      {can.beChanged(seen) && (
        <li>
          <a href={`/family-plans/${plan.id}/ending`}>End the plan</a>
        </li>
      )}
    </ul>
  )
}

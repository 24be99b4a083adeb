import { RecordHead, RecordTabs } from '../../people/index.ts'
import { Button, Checklist, NextLine, OwnWords, Said, Tag } from '../../ui/index.ts'
import { dateOnly, type OrganisationCalendar, spokenDay } from '../../words/index.ts'
import type { About } from '../act.ts'
import type { NextThingWords } from '../due.ts'
import type { Goal, Plan, Step } from '../plan.ts'
import { supportCan } from '../support.ts'
import { GoalPart } from './goal.tsx'
import { stepItem } from './step-item.tsx'

export type PlanProps = {
  about: About
  plan: Plan
  goals: readonly Goal[]
  steps: readonly Step[]
  calendar: OrganisationCalendar
  next: NextThingWords | null
}

/** What matters to a young person, their goals over time, and who does what by when. */
export function PlanPage(props: PlanProps) {
  const { about, goals, steps, next } = props
  const { person, support, called, today } = about
  const path = `/supports/${support.id}`
  const mayWork = supportCan.beWorkedOn(support, about.who)
  const [from] = goals.flatMap(({ ratings }) => ratings.map(({ ratedOn }) => ratedOn)).sort()
  const loose = steps.filter(({ goalId }) => goalId === null || !goals.some(({ id }) => id === goalId))
  return (
    <>
      <RecordHead
        person={person}
        today={today}
        end={next && <NextLine title={next.title} text={next.text} />}
      />
      <RecordTabs person={person} current="plan" />
      <Top {...props} />
      {goals.map((goal, index) => (
        <GoalPart
          {...{ about, goal, mayWork, from, calendar: props.calendar }}
          number={index + 1}
          steps={steps.filter(({ goalId }) => goalId === goal.id)}
        />
      ))}
      {loose.length > 0 && (
        <section>
          <hr class="app-rule" />
          <h2>Steps for no goal in particular</h2>
          <Checklist items={loose.map((step) => stepItem(step, about, props.calendar, mayWork))} />
        </section>
      )}
      <hr class="app-rule" />
      {goals.length === 0 && <p>There is no goal yet. A goal is one sentence in {called}’s own words.</p>}
      {mayWork && (
        <div class="nhsuk-button-group">
          <Button text="Add a goal" href={`${path}/goals/new`} variant="secondary" />
          <Button text="Add a step" href={`${path}/steps/new`} variant="secondary" />
        </div>
      )}
      <p>
        <strong>0 is “not there at all”, 10 is “I’m there”.</strong> {called} sets every number; nobody fills
        it in for them.
      </p>
      <p>
        <a href={`${path}/plan/paper`}>Write on paper instead</a>
        {' · '}
        <a href={`/young-people/${person.id}/circle#agreed`}>What was agreed, and who said yes</a>
      </p>
    </>
  )
}

function Top({ about, plan, goals }: PlanProps) {
  const { support, called, who } = about
  const path = `/supports/${support.id}`
  const mayWork = supportCan.beWorkedOn(support, who)
  const open = goals.some(({ closedOn }) => closedOn === null)
  return (
    <div class="app-columns app-columns--even">
      <div>
        {plan.whatMatters ? (
          <OwnWords label="What matters to me" words={plan.whatMatters} />
        ) : (
          <p>Nobody has written down yet what matters to {called}.</p>
        )}
        {plan.strengths && (
          <p dir="auto">
            <strong>Good at and likes:</strong> {plan.strengths}
          </p>
        )}
        {plan.howToMeet && (
          <p dir="auto">
            <strong>Likes to be met:</strong> <Said words={plan.howToMeet} />
          </p>
        )}
        {mayWork && (
          <p>
            <a href={`${path}/plan/words`}>Change what matters, strengths and dates</a>
          </p>
        )}
      </div>
      <div>
        <p>
          {plan.reviewOn ? (
            <strong>Look back together by {spokenDay(dateOnly(plan.reviewOn))}</strong>
          ) : (
            <Tag text="No day to look back yet" colour="yellow" />
          )}
        </p>
        <p>
          {plan.lastReviewOn
            ? `Last time was ${spokenDay(dateOnly(plan.lastReviewOn))}.`
            : 'You have not looked back together yet.'}
          {plan.agreedOn && ` Agreed with ${called} on ${spokenDay(dateOnly(plan.agreedOn))}.`}
        </p>
        {mayWork && (
          <div class="nhsuk-button-group">
            {open && <Button text={`Ask ${called} to rate their goals`} href={`${path}/ratings/new`} />}
            <Button text="Write up a look back" href={`${path}/reviews/new`} variant="secondary" />
          </div>
        )}
      </div>
    </div>
  )
}

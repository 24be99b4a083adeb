import { Button, Checklist, Details, RatingChart, Said } from '../../ui/index.ts'
import { dateOnly, type OrganisationCalendar, plainDate, spokenDay } from '../../words/index.ts'
import type { About } from '../act.ts'
import { type Goal, ratingsSay, type Step, whoseWords } from '../plan.ts'
import { stepItem } from './step-item.tsx'

export type GoalPartProps = {
  about: About
  goal: Goal
  number: number
  steps: readonly Step[]
  calendar: OrganisationCalendar
  mayWork: boolean
  /** Where the scale of every goal begins, so that their lines can be compared. */
  from: string | undefined
}

/** One goal: their sentence and its line, then its steps. On a phone the line comes before the steps. */
export function GoalPart(props: GoalPartProps) {
  const { about, goal, number, steps, calendar, from } = props
  const path = `/supports/${about.support.id}`
  const mayWork = props.mayWork && goal.closedOn === null
  const more = mayWork ? { text: 'Add a step', href: `${path}/steps/new?goal=${goal.id}` } : undefined
  return (
    <section class="app-goal">
      <div class="app-goal__words">
        <p class="app-muted app-small">Goal {number}</p>
        <h2>
          <Said words={goal.words} />
        </h2>
        <p class="app-muted">
          {whoseWords(goal.whose, about.called)}, since {spokenDay(dateOnly(goal.setOn))}
          {goal.closedOn && <>. Closed on {plainDate(dateOnly(goal.closedOn))}</>}
        </p>
      </div>
      <div class="app-goal__chart">
        <RatingChart
          title={goal.words}
          from={from}
          to={about.today}
          ratings={goal.ratings.map(({ ratedOn, rating }) => ({ date: ratedOn, value: rating }))}
          says={ratingsSay(goal.ratings, about.called)}
        />
      </div>
      <div class="app-goal__steps">
        <Checklist items={steps.map((step) => stepItem(step, about, calendar, mayWork))} more={more} />
        {mayWork && (
          <Details summary="This goal is reached, or let go">
            <p>It keeps its line and takes no more numbers. Rate it a last time first.</p>
            <form method="post" action={`${path}/goals/${goal.id}/closing`}>
              <Button text="Close this goal" variant="secondary" />
            </form>
          </Details>
        )}
      </div>
    </section>
  )
}

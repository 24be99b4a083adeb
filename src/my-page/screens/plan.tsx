import type { OwnPlan } from '../../together/index.ts'
import { Button, Said } from '../../ui/index.ts'
import { type DateOnly, dateInLondon, en, spokenTime } from '../../words/index.ts'
import { dayInWords } from '../around-me.ts'
import { Frame } from './frame.tsx'

const words = en.myPage.plan

type PlanProps = { plan: OwnPlan; today: DateOnly; notice: string | undefined }

/** A young person's plan with several people: who is in it, when they meet, what each does. */
export function MyPlan({ plan, today, notice }: PlanProps) {
  return (
    <Frame heading={words.title} current="home" notice={notice}>
      <p dir="auto">{plan.words}</p>
      {plan.lead && <p>{words.lead({ worker: plan.lead })}</p>}
      <h2>{words.people}</h2>
      <ul>
        {plan.people.map(({ worker, team }) => (
          <li>{worker ? `${worker}, ${team}` : team}</li>
        ))}
      </ul>
      <Meeting {...plan} today={today} />
      {plan.goals.length > 0 && <h2>{words.goals}</h2>}
      {plan.goals.map((goal) => (
        <p>
          <Said words={goal} />
        </p>
      ))}
      <Steps {...plan} today={today} />
    </Frame>
  )
}

function Meeting({ meeting, points, today }: OwnPlan & { today: DateOnly }) {
  return (
    <section>
      <h2>{words.meeting}</h2>
      <p>
        {meeting
          ? words.when({
              day: dayInWords(dateInLondon(meeting.startsAt), today),
              time: spokenTime(meeting.startsAt),
              where: meeting.meets,
            })
          : words.noMeeting}
      </p>
      {points.length > 0 && <p>{words.points}</p>}
      <ul class="app-add">
        {points.map(({ id, words: said }) => (
          <li>
            <Said words={said} />
            <form method="post" action={`/my/plan/points/${id}/withdrawal`}>
              <Button variant="secondary" small preventDoubleClick>
                {words.takeBack}
                <span class="nhsuk-u-visually-hidden">: {said}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <Button text={words.point} href="/my/plan/points/new" />
      </p>
    </section>
  )
}

function Steps({ steps, today }: OwnPlan & { today: DateOnly }) {
  if (steps.length === 0) return null
  return (
    <>
      <h2>{words.steps}</h2>
      <ul>
        {steps.map(({ what, team, dueOn, done }) => (
          <li dir="auto">
            {what}. {done ? words.doneBy({ team }) : words.by({ team, day: dayInWords(dueOn, today) })}
          </li>
        ))}
      </ul>
    </>
  )
}

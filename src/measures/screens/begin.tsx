import { Button } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Sitting } from '../sitting.ts'

const { begin } = en.measures

/** Before the first question: how many, which kind it is, and who sees what. */
export function Begin({ sitting, at }: { sitting: Sitting; at: number }) {
  const { worker, path, questions } = sitting
  return (
    <div class="app-question-page">
      <h1>{begin.title({ worker })}</h1>
      <p class="nhsuk-body-l">{begin.lead({ count: questions.length, minutes: sitting.minutes })}</p>
      <p>{begin.yourWay}</p>
      {sitting.withParent && <p>{begin.helped}</p>}
      <section id="who">
        <h2>{begin.whoTitle}</h2>
        <p>
          <strong>{begin.kind({ worker })}</strong>
        </p>
        <p>{begin.who(sitting)}</p>
        <p>{begin.unless({ worker })}</p>
        <p>
          {sitting.urgentHours
            ? begin.whenUrgent({ team: sitting.team, hours: sitting.urgentHours })
            : begin.when({ worker })}
        </p>
      </section>
      <div class="app-question__buttons">
        <Button href={`${path}/${at}`} text={at > 1 ? begin.carryOn : begin.start} />
        <Button href={`${path}/help`} text={en.measures.question.help} variant="secondary" />
      </div>
      <p class="app-muted app-small">{sitting.cite}</p>
    </div>
  )
}

import { Button, SummaryList } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import { answerInWords } from '../asked-wording.ts'
import type { Sitting } from '../sitting.ts'
import type { Picked } from '../unsent-store.ts'
import { HelpNow } from './around.tsx'

const words = en.measures.check

/** Everything picked so far, once more, before it is sent. */
export function Check({ sitting, picked, urgent }: { sitting: Sitting; picked: Picked; urgent: boolean }) {
  const { worker, path, questions } = sitting
  return (
    <div class="app-question-page">
      <h1>{words.title}</h1>
      {urgent && <HelpNow sitting={sitting} />}
      <p class="nhsuk-body-l">{words.lead({ worker })}</p>
      <SummaryList
        rows={questions.map((question, index) => {
          const pick = picked[question.id]
          return {
            key: question.words,
            value: typeof pick === 'number' ? answerInWords(question, pick) : words.skipped,
            actions: [
              { href: `${path}/${index + 1}`, text: words.change, visuallyHiddenText: question.words },
            ],
          }
        })}
      />
      <form method="post" action={`${path}/answers`} class="app-question__buttons">
        <Button text={words.send({ worker })} preventDoubleClick />
        <Button href={`${path}/help?at=check`} text={en.measures.question.help} variant="secondary" />
      </form>
      <p>
        <a href={`${path}/stopped`}>{en.measures.question.stop}</a>
      </p>
    </div>
  )
}

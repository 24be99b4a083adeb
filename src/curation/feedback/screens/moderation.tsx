import { Button, ErrorSummary, OwnWords, PageHeading } from '../../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../../ui/questions/index.ts'
import { ago, countOf, en } from '../../../words/index.ts'
import { leadDecides } from '../../safety.ts'
import type { Feedback } from '../feedback.ts'
import { moderationForm } from '../form.ts'

const { feedback: words } = en.curation

/** What those who went say, before anybody else reads it. */
export function ModerationPage({ waiting, now }: { waiting: Feedback[]; now: Date }) {
  return (
    <div class="app-curating">
      <PageHeading
        heading="How it was"
        below="Publish what is honest, kind or not. Leave out words that name or describe a person. A service’s page shows counts from three answers on."
      />
      <p>
        {waiting.length === 0
          ? 'Nothing waits. Every answer was read.'
          : `${countOf(waiting.length, 'answer waits', 'answers wait')} to be read.`}
      </p>
      {waiting.map((feedback) => (
        <section class={itemClass(feedback)}>
          <h2>{feedback.serviceName}</h2>
          <Answer {...{ feedback, now }} />
          <p>
            <a href={`/directory/feedback/${feedback.id}`}>
              Decide<span class="nhsuk-u-visually-hidden"> about an answer on {feedback.serviceName}</span>
            </a>
          </p>
        </section>
      ))}
    </div>
  )
}

const itemClass = ({ unsafe }: Feedback): string =>
  unsafe ? 'app-curating__item app-curating__item--urgent' : 'app-curating__item'

function Answer({ feedback, now }: { feedback: Feedback; now: Date }) {
  return (
    <>
      <p class="app-muted">
        {feedback.unsafe && <strong class="app-curating__urgent">About safety. </strong>}
        Felt welcome: {words.welcomes[feedback.welcome].toLowerCase()}. Would go again:{' '}
        {words.agains[feedback.again].toLowerCase()}. {ago(feedback.madeAt, now)}
      </p>
      {feedback.words ? <OwnWords words={feedback.words} /> : <p>No words.</p>}
    </>
  )
}

type DecidePageProps = { feedback: Feedback; typed: Typed; problems: Problems; now: Date }

/** One answer, and what becomes of it. */
export function DecidePage({ feedback, typed, problems, now }: DecidePageProps) {
  const items = problemList(moderationForm, problems)
  return (
    <div class="app-column--reading">
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <PageHeading heading={`How it was at ${feedback.serviceName}`} />
      <div class={itemClass(feedback)}>
        <Answer {...{ feedback, now }} />
      </div>
      {feedback.unsafe && (
        <p>
          Whoever wrote this says that something there worried them or was not safe. They were shown 999,
          Childline and NHS 111. {leadDecides}
        </p>
      )}
      <form method="post" action={`/directory/feedback/${feedback.id}/decision`} novalidate>
        <Ask questions={moderationForm.sections[0]?.questions ?? []} typed={typed} problems={problems} />
        <Button text="Decide" preventDoubleClick />
      </form>
    </div>
  )
}

import { Button, ErrorSummary, OwnWords, PageHeading } from '../../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../../ui/questions/index.ts'
import { ago, countOf, en } from '../../../words/index.ts'
import type { Feedback } from '../feedback.ts'
import { moderationForm } from '../form.ts'

const { feedback: words } = en.curation

type Sent = { id: string; typed: Typed; problems: Problems }

/** What those who went say, before anybody else reads it. */
export function ModerationPage({ waiting, sent, now }: { waiting: Feedback[]; sent?: Sent; now: Date }) {
  return (
    <div class="app-curating">
      {sent && <ErrorSummary errorList={problemList(moderationForm, sent.problems)} />}
      <PageHeading
        heading="How it was"
        below="Publish what is honest, kind or not. Leave out words that name or describe a person. A service’s page shows counts from three answers on."
      />
      {waiting.length === 0 ? (
        <p>Nothing waits. Every answer was read.</p>
      ) : (
        <p>{countOf(waiting.length, 'answer waits', 'answers wait')} to be read.</p>
      )}
      {waiting.map((feedback) => (
        <One
          feedback={feedback}
          now={now}
          sent={sent?.id === feedback.id ? sent : undefined}
          open={waiting.length === 1}
        />
      ))}
    </div>
  )
}

function One({ feedback, now, sent, open }: { feedback: Feedback; now: Date; sent?: Sent; open: boolean }) {
  const { id, serviceId, serviceName, unsafe } = feedback
  return (
    <section class={unsafe ? 'app-curating__item app-curating__item--urgent' : 'app-curating__item'}>
      <h2>
        <a href={`/services/${serviceId}`}>{serviceName}</a>
      </h2>
      <p class="app-muted">
        {unsafe && <strong class="app-curating__urgent">About safety. </strong>}
        Felt welcome: {words.welcomes[feedback.welcome].toLowerCase()}. Would go again:{' '}
        {words.agains[feedback.again].toLowerCase()}. {ago(feedback.madeAt, now)}
      </p>
      {feedback.words ? <OwnWords words={feedback.words} /> : <p>No words.</p>}
      {unsafe && (
        <p>
          Whoever wrote this said that something there worried them or was not safe. They were shown 999,
          Childline and NHS 111. A safeguarding lead decides what it is. If it is about an adult in a position
          of trust, it goes to the council’s designated officer (LADO), never to that adult.
        </p>
      )}
      <details class="nhsuk-details" open={sent !== undefined || open}>
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">
            Decide<span class="nhsuk-u-visually-hidden"> about an answer on {serviceName}</span>
          </span>
        </summary>
        <form
          class="nhsuk-details__text"
          method="post"
          action={`/directory/feedback/${id}/decision`}
          novalidate
        >
          <Ask
            questions={moderationForm.sections[0]?.questions ?? []}
            typed={sent?.typed ?? {}}
            problems={sent?.problems}
          />
          <Button text="Decide" variant="secondary" preventDoubleClick />
        </form>
      </details>
    </section>
  )
}

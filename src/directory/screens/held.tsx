import { Button, ButtonGroup, Details, ErrorSummary, Input, LinkButton, PageHeading } from '../../ui/index.ts'
import { ago, countOf } from '../../words/index.ts'
import type { Held } from '../held.ts'

/** What a curator typed that could not be taken, and why, by held record. */
export type HeldErrors = Record<string, { typed: string; problem: string }>

/** Records that an import could not decide, each with its reason and what its source says. */
export function HeldPage({ held, now, errors = {} }: { held: Held[]; now: Date; errors?: HeldErrors }) {
  const list = Object.entries(errors).map(([id, { problem }]) => ({ text: problem, href: `#name-${id}` }))
  return (
    <>
      {list.length > 0 && <ErrorSummary errorList={list} />}
      <PageHeading
        heading="Held records"
        below="Imports keep what is usable and hold what a person must see. Take a record in under a name you give it, or turn it down: it stays turned down until its source changes it."
      />
      {held.length === 0 ? (
        <p>Nothing is held. Every record that was read is in the directory, or was refused with a reason.</p>
      ) : (
        <>
          <p>{countOf(held.length, 'record waits', 'records wait')} for somebody to decide.</p>
          {held.map((one) => (
            <HeldRecord held={one} now={now} error={errors[one.id]} />
          ))}
        </>
      )}
    </>
  )
}

function HeldRecord({ held, now, error }: { held: Held; now: Date; error?: HeldErrors[string] }) {
  const name = typeof held.raw.name === 'string' ? held.raw.name.trim() : ''
  return (
    <section class="app-held">
      <h2>{held.reason}</h2>
      <p class="app-muted">
        From {held.source}, held {ago(held.firstSeen, now)}. Its id there: {held.originalId}
      </p>
      <Details summary="What its source says">
        <dl class="app-facts">
          {Object.entries(held.raw).map(([field, value]) => (
            <div>
              <dt>{field}</dt>
              <dd>{shown(value)}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <form method="post" action={`/directory/held/${held.id}/acceptance`}>
        <Input
          name="name"
          id={`name-${held.id}`}
          label="Name to show"
          value={error ? error.typed : name}
          errorMessage={error?.problem}
          autocomplete="off"
          width={30}
        />
        <ButtonGroup>
          <Button text="Take it in" variant="secondary" preventDoubleClick />
          <LinkButton text="Turn it down" formaction={`/directory/held/${held.id}/refusal`} />
        </ButtonGroup>
      </form>
    </section>
  )
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 1_500 ? `${text.slice(0, 1_500)}…` : text
}

import type { Service } from '../../../directory/index.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  InsetText,
  PageHeading,
  WarningCallout,
} from '../../../ui/index.ts'
import { Ask, type Problems, type Typed, typedList } from '../../../ui/questions/index.ts'
import { ago, countOf, listOf } from '../../../words/index.ts'
import type { EntryChange, Proposed } from '../change.ts'
import { declineForm } from '../decline-form.ts'
import { entryFields } from '../fields.ts'
import { SideBySide } from './side-by-side.tsx'

/** The changes that wait to be read, oldest first. */
export function ChangesPage({ changes, now }: { changes: EntryChange[]; now: Date }) {
  return (
    <div class="app-curating">
      <PageHeading
        heading="Changes to read"
        below="Those who look after an entry wrote these. The page stays as it is until somebody has read them."
      />
      <p>
        {changes.length === 0
          ? 'Nothing waits.'
          : `${countOf(changes.length, 'change waits', 'changes wait')}.`}
      </p>
      <ul class="app-directory-home__lines">
        {changes.map((change) => (
          <li>
            <div>
              <h2 class="nhsuk-heading-s">
                <a href={`/directory/changes/${change.id}`}>{change.serviceName}</a>
              </h2>
              <p class="app-muted">
                {change.by}, {ago(change.madeAt, now)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

type ChangePageProps = {
  change: EntryChange
  service: Service
  proposed: Proposed[]
  seen: string
  now: Date
  sent?: { typed: Typed; problems: Problems; stale?: boolean }
}

/** A change side by side, only what differs; taken whole or in part, or declined with a reason. */
export function ChangePage({ change, service, proposed, seen, now, sent }: ChangePageProps) {
  const items = Object.entries(sent?.problems ?? {}).map(([name, text]) => ({ text, href: `#${name}` }))
  const meanwhile = proposed.some(({ now: standing }) => standing !== undefined)
  return (
    <div class="app-curating">
      {items.length > 0 && <ErrorSummary errorList={items} />}
      {sent?.stale && (
        <ErrorSummary
          errorList={[
            { text: 'The page was changed while you were reading. Nothing was taken: read it again below.' },
          ]}
        />
      )}
      <PageHeading
        heading={`A change to ${service.name}`}
        below={`${change.by}, ${ago(change.madeAt, now)}`}
      />
      <Decided change={change} />
      {change.note && <InsetText text={`They write: ${change.note}`} />}
      {meanwhile && !change.decision && (
        <WarningCallout
          heading="Somebody changed the page meanwhile"
          headingLevel={2}
          text="Where the page now says something else again, it stands in the last column."
        />
      )}
      <SideBySide
        caption={`What would change at ${service.name}`}
        rows={proposed.map(({ field, before, after, now: standing }) => ({
          ...{ label: field.label, before, after },
          ...(standing === undefined ? {} : { now: standing }),
        }))}
      />
      {!change.decision && <Deciding {...{ change, proposed, seen, sent }} />}
    </div>
  )
}

function Deciding({
  change,
  proposed,
  seen,
  sent,
}: Pick<ChangePageProps, 'change' | 'proposed' | 'seen' | 'sent'>) {
  const ticked = sent?.typed.fields === undefined ? null : typedList(sent.typed, 'fields')
  return (
    <>
      <form method="post" action={`/directory/changes/${change.id}/acceptance`} novalidate>
        <input type="hidden" name="seen" value={seen} />
        <Checkboxes
          name="fields"
          fieldset={{ legend: { text: 'What to take', size: 'm' } }}
          errorMessage={sent?.problems.fields}
          small
          items={proposed.map(({ field }) => ({
            ...{ value: field.name, text: field.label },
            checked: sent?.problems.fields ? false : (ticked?.includes(field.name) ?? true),
          }))}
        />
        <Button text="Take what is ticked" preventDoubleClick />
      </form>
      <details class="nhsuk-details" open={sent?.problems.reason !== undefined}>
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">Say no to all of it</span>
        </summary>
        <form
          class="nhsuk-details__text"
          method="post"
          action={`/directory/changes/${change.id}/refusal`}
          novalidate
        >
          <Ask
            questions={declineForm.sections[0]?.questions ?? []}
            typed={sent?.typed ?? {}}
            problems={sent?.problems}
          />
          <Button text="Say no" variant="secondary" preventDoubleClick />
        </form>
      </details>
    </>
  )
}

function Decided({ change }: { change: EntryChange }) {
  if (change.decision === 'accepted') {
    const labels = entryFields
      .filter(({ name }) => change.taken?.includes(name))
      .map(({ label }) => label.toLowerCase())
    return <InsetText text={`${change.decidedBy} took: ${listOf(labels)}.`} />
  }
  if (change.decision === 'declined')
    return <InsetText text={`${change.decidedBy} said no: ${change.reason}`} />
  if (change.decision === 'replaced') return <InsetText text="They sent another change in its place." />
  return <></>
}

import type { Service } from '../../directory/index.ts'
import { ONCE } from '../../people/index.ts'
import { Button, ErrorSummary, PageHeading, SummaryList, Tag } from '../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { type DateOnly, en, plainDate } from '../../words/index.ts'
import { type Assurance, type AssuranceKind, assuranceKinds, assuranceState, kindWords } from './assurance.ts'
import { assuranceForm } from './form.ts'

const { assured: words } = en.curation

/** What was made sure of, on a service's page, in words; what ran out says so. */
export function Assured({ assurances, today }: { assurances: Assurance[]; today: DateOnly }) {
  return (
    <>
      <ul class="app-assured">
        {assurances.map((assurance) => {
          const over = assuranceState(assurance, today) === 'over'
          const told = {
            organisation: assurance.organisation,
            ...{ date: plainDate(assurance.checkedOn), until: plainDate(assurance.validUntil) },
          }
          return (
            <li class={over ? 'app-assured__over' : undefined}>
              <strong>{words.kinds[assurance.kind]}.</strong> {assurance.seen}{' '}
              <span class="app-assured__by">{over ? words.over(told) : words.by(told)}</span>
            </li>
          )
        })}
      </ul>
      {assurances.length < assuranceKinds.length && <p class="app-muted">{words.notSeen}</p>}
    </>
  )
}

const colours = { holds: 'green', due: 'yellow', over: 'pink' } as const

function State({ assurance, today }: { assurance: Assurance; today: DateOnly }) {
  const state = assuranceState(assurance, today)
  const until = plainDate(assurance.validUntil)
  return (
    <Tag
      colour={colours[state]}
      text={
        state === 'over'
          ? `Ran out on ${until}`
          : state === 'due'
            ? `Runs out on ${until}`
            : `Holds until ${until}`
      }
    />
  )
}

/** What has to be looked at again within 30 days, or has run out. */
export function AssurancesDue({ due, today }: { due: Assurance[]; today: DateOnly }) {
  return (
    <div class="app-curating">
      <PageHeading
        heading="Checks that run out"
        below="Each stands here 30 days before it runs out, until somebody looks again. The service’s page says so when it has run out."
      />
      {due.length === 0 && <p>Nothing runs out in the next 30 days.</p>}
      <ul class="app-directory-home__lines">
        {due.map((assurance) => (
          <li>
            <div>
              <h2 class="nhsuk-heading-s">
                <a href={`/directory/services/${assurance.serviceId}/assurances?kind=${assurance.kind}`}>
                  {assurance.serviceName}: {kindWords[assurance.kind].toLowerCase()}
                </a>
              </h2>
              <p class="app-muted">
                {assurance.checkedBy}, {plainDate(assurance.checkedOn)}: {assurance.seen}
              </p>
            </div>
            <State assurance={assurance} today={today} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type Ever = {
  kind: AssuranceKind
  seen: string
  checkedBy: string
  checkedOn: DateOnly
  validUntil: DateOnly
}
type PageProps = {
  service: Service
  now: Assurance[]
  ever: Ever[]
  today: DateOnly
  typed: Typed
  problems: Problems
  once: string
}

/** What was checked at a service, kind by kind, and the form that adds to it. */
export function AssurancesPage({ service, now, ever, today, typed, problems, once }: PageProps) {
  const items = problemList(assuranceForm, problems)
  return (
    <div class="app-curating">
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <PageHeading heading={`What was checked at ${service.name}`} />
      <SummaryList
        rows={assuranceKinds.map((kind) => {
          const found = now.find((assurance) => assurance.kind === kind)
          return {
            key: kindWords[kind],
            value: found ? (
              <>
                <State assurance={found} today={today} /> {found.seen}{' '}
                <span class="app-muted">
                  {found.checkedBy}, {plainDate(found.checkedOn)}
                </span>
              </>
            ) : (
              'Nobody has checked this.'
            ),
          }
        })}
      />
      <h2>Add a check</h2>
      <form method="post" action={`/directory/services/${service.id}/assurances`} novalidate>
        <input type="hidden" name={ONCE} value={once} />
        <Ask questions={assuranceForm.sections[0]?.questions ?? []} typed={typed} problems={problems} />
        <Button text="Add the check" preventDoubleClick />
      </form>
      {ever.length > now.length && (
        <section>
          <h2>Before</h2>
          <ul class="app-curating__list">
            {ever.map(({ kind, seen, checkedBy, checkedOn, validUntil }) => (
              <li>
                {plainDate(checkedOn)}, {checkedBy}: {kindWords[kind].toLowerCase()}, until{' '}
                {plainDate(validUntil)}. {seen}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

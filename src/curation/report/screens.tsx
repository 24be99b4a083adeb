import type { Service } from '../../directory/index.ts'
import { FormPage } from '../../people/index.ts'
import { Button, ErrorSummary, PageHeading, Panel } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { ago, countOf, en } from '../../words/index.ts'
import { settlementForm } from './form.ts'
import { aboutWords, type Report, settlements } from './report.ts'

const { report: words } = en.curation

export type ReportPageProps = { service: Service; form: Form; typed: Typed; problems: Problems; once: string }

/** What is wrong about this entry, from anybody. */
export function ReportPage({ service, ...form }: ReportPageProps) {
  return (
    <FormPage
      back={{ text: words.back({ service: service.name }), href: `/services/${service.id}` }}
      heading={words.title({ service: service.name })}
      lead={words.lead}
      action={`/services/${service.id}/report`}
      button={words.send}
      {...form}
    />
  )
}

/** It is sent. */
export function ReportThanks({ service }: { service: Service }) {
  return (
    <>
      <Panel heading={words.thanks}>{words.thanksText}</Panel>
      <p>{words.thanksTold}</p>
      <p>
        <a href={`/services/${service.id}`}>{words.toService}</a>
      </p>
    </>
  )
}

export type Sent = { id: string; typed: Typed; problems: Problems }

/** What people say is wrong, for whoever puts it right. */
export function ReportsPage(props: { waiting: Report[]; settled: Report[]; now: Date; sent?: Sent }) {
  const { waiting, settled, now, sent } = props
  return (
    <div class="app-curating">
      {sent && <ErrorSummary errorList={problemList(settlementForm, sent.problems)} />}
      <PageHeading
        heading="What people say is wrong"
        below="Put the page right, or find that it was right, and say what was done."
      />
      {waiting.length === 0 ? (
        <p>Nothing waits. Everything people told us was seen to.</p>
      ) : (
        <p>{countOf(waiting.length, 'report waits', 'reports wait')}.</p>
      )}
      {waiting.map((report) => (
        <Waiting
          report={report}
          now={now}
          sent={sent?.id === report.id ? sent : undefined}
          open={waiting.length === 1}
        />
      ))}
      {settled.length > 0 && (
        <section>
          <h2>Settled</h2>
          <ul class="app-curating__list">
            {settled.map((report) => (
              <li>
                <strong>{report.serviceName}</strong>: {settlements[report.settledAs ?? 'mended']}.{' '}
                {report.settledWords}
                <span class="app-muted app-curating__line">
                  {report.settledBy}, {report.settledAt && ago(report.settledAt, now)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Waiting({ report, now, sent, open }: { report: Report; now: Date; sent?: Sent; open: boolean }) {
  const unsafe = report.about === 'unsafe'
  return (
    <section class={unsafe ? 'app-curating__item app-curating__item--urgent' : 'app-curating__item'}>
      <h2>
        <a href={`/services/${report.serviceId}`}>{report.serviceName}</a>
      </h2>
      <p class="app-muted">
        {unsafe && <strong class="app-curating__urgent">About safety. </strong>}
        {aboutWords(report.about)}, {ago(report.madeAt, now)}.{' '}
        {report.reach ? `They asked to be told: ${report.reach}` : 'They did not ask to be told.'}
      </p>
      <blockquote class="app-curating__quote" dir="auto">
        {report.words}
      </blockquote>
      {unsafe && (
        <p>
          Decide what this is before anything else: a safeguarding lead reads it too. If it is about an adult
          in a position of trust, it goes to the council’s designated officer (LADO), never to that adult.
        </p>
      )}
      <details class="nhsuk-details" open={sent !== undefined || open}>
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">
            Settle it<span class="nhsuk-u-visually-hidden">: {report.serviceName}</span>
          </span>
        </summary>
        <form
          class="nhsuk-details__text"
          method="post"
          action={`/directory/reports/${report.id}/settlement`}
          novalidate
        >
          <Ask
            questions={settlementForm.sections[0]?.questions ?? []}
            typed={sent?.typed ?? {}}
            problems={sent?.problems}
          />
          <Button text="Settle it" variant="secondary" preventDoubleClick />
        </form>
      </details>
    </section>
  )
}

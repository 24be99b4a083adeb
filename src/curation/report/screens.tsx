import type { Service } from '../../directory/index.ts'
import { FormPage } from '../../people/index.ts'
import { Button, ErrorSummary, PageHeading, Panel } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { ago, countOf, en } from '../../words/index.ts'
import { leadDecides } from '../safety.ts'
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

/** What people say is wrong, for whoever puts it right. */
export function ReportsPage({ waiting, settled, now }: { waiting: Report[]; settled: Report[]; now: Date }) {
  return (
    <div class="app-curating">
      <PageHeading
        heading="What people say is wrong"
        below="Put the page right, or find that it was right, and say what was done."
      />
      <p>
        {waiting.length === 0
          ? 'Nothing waits. Everything people told us was seen to.'
          : `${countOf(waiting.length, 'report waits', 'reports wait')}.`}
      </p>
      {waiting.map((report) => (
        <section class={itemClass(report)}>
          <h2>{report.serviceName}</h2>
          <Said {...{ report, now }} />
          <p>
            <a href={`/directory/reports/${report.id}`}>
              Settle it<span class="nhsuk-u-visually-hidden">: {report.serviceName}</span>
            </a>
          </p>
        </section>
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

const itemClass = ({ about }: Report): string =>
  about === 'unsafe' ? 'app-curating__item app-curating__item--urgent' : 'app-curating__item'

function Said({ report, now }: { report: Report; now: Date }) {
  return (
    <>
      <p class="app-muted">
        {report.about === 'unsafe' && <strong class="app-curating__urgent">About safety. </strong>}
        {aboutWords(report.about)}, {ago(report.madeAt, now)}.{' '}
        {report.reach ? `They asked to be told: ${report.reach}` : 'They did not ask to be told.'}
      </p>
      <blockquote class="app-curating__quote" dir="auto">
        {report.words}
      </blockquote>
    </>
  )
}

type SettlePageProps = { report: Report; typed: Typed; problems: Problems; now: Date }

/** One report, and what came of it. */
export function SettlePage({ report, typed, problems, now }: SettlePageProps) {
  const items = problemList(settlementForm, problems)
  return (
    <div class="app-column--reading">
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <PageHeading heading={`What is wrong about ${report.serviceName}`} />
      <div class={itemClass(report)}>
        <Said {...{ report, now }} />
      </div>
      {report.about === 'unsafe' && <p>{leadDecides}</p>}
      <p>
        <a href={`/services/${report.serviceId}`}>See its page</a>
      </p>
      <form method="post" action={`/directory/reports/${report.id}/settlement`} novalidate>
        <Ask questions={settlementForm.sections[0]?.questions ?? []} typed={typed} problems={problems} />
        <Button text="Settle it" preventDoubleClick />
      </form>
    </div>
  )
}

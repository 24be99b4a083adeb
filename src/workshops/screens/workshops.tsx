import type { Run } from '../../groups/index.ts'
import { BackLink, PageHeading, Panel, SummaryList } from '../../ui/index.ts'
import { countOf, dateInLondon, en, plainDate, shortDay, spokenDay } from '../../words/index.ts'
import type { WorkshopRequest } from '../workshop.ts'

const words = en.workshops

/** On the public page of a programme: the way to ask for a workshop. */
export const AskLink = ({ programme }: { programme: string }) => (
  <section>
    <h2>{words.heading}</h2>
    <p>
      <a href={`/about/programmes/${programme}/workshop`}>{words.link}</a>
    </p>
  </section>
)

/** It was asked. */
export const Thanks = ({ name, href }: { name: string; href: string }) => (
  <>
    <Panel heading={words.thanks}>{words.thanksText}</Panel>
    <p>
      <a href={href}>{words.back({ name })}</a>
    </p>
  </>
)

/** What a club said when it asked, and what it was told. */
export const Request = ({ request }: { request: WorkshopRequest }) => (
  <SummaryList
    rows={[
      ...request.said.map(({ asks, says }) => ({ key: asks, value: says })),
      { key: 'Asked by', value: [request.askedBy, request.email, request.phone].filter(Boolean).join(', ') },
      { key: 'Asked on', value: plainDate(dateInLondon(request.askedAt)) },
      request.answer
        ? { key: `${request.answeredBy} said ${request.answer}`, value: request.words ?? '' }
        : { key: 'Answer by', value: spokenDay(request.answerBy) },
    ]}
  />
)

/** On the page of a run: how many clubs wait for an answer. */
export const RequestsLink = ({ runId, waiting }: { runId: string; waiting: number }) => (
  <section aria-labelledby="asked">
    <h2 id="asked">Clubs that ask for a workshop</h2>
    <p>
      {waiting === 0
        ? 'None waits for your answer.'
        : `${countOf(waiting, 'club waits', 'clubs wait')} for your answer.`}{' '}
      <a href={`/runs/${runId}/workshops`}>See every club that asked</a>
    </p>
  </section>
)

/** Every club that asked where a programme runs. */
export function RequestsPage({ run, requests }: { run: Run; requests: readonly WorkshopRequest[] }) {
  return (
    <div class="app-column--reading">
      <BackLink href="/groups" text="Groups" />
      <PageHeading heading="Clubs that ask for a workshop" below={`${run.service}, ${run.team}`} />
      {requests.length === 0 && <p>No club has asked yet. They can on the programme’s public page.</p>}
      <ul class="nhsuk-list">
        {requests.map((request) => (
          <li>
            <a href={`/runs/${run.id}/workshops/${request.id}`}>{request.club}</a>,{' '}
            {request.answer ? `answered: ${request.answer}` : `answer by ${shortDay(request.answerBy)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One that was answered already. */
export const AnsweredPage = ({ run, request }: { run: Run; request: WorkshopRequest }) => (
  <div class="app-column--reading">
    <BackLink href={`/runs/${run.id}/workshops`} text="Clubs that ask for a workshop" />
    <PageHeading heading={request.club} below={`Asked for a workshop of ${run.service}`} />
    <Request request={request} />
    {request.answer === 'yes' && (
      <p>
        <a href={`/runs/${run.id}/groups/new`}>Begin the workshop of {run.service}</a>
      </p>
    )}
  </div>
)

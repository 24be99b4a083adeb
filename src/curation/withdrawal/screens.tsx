import type { Service } from '../../directory/index.ts'
import { Button, ErrorSummary, InsetText, PageHeading, WarningCallout } from '../../ui/index.ts'
import { Ask, type Form, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { ago, countOf } from '../../words/index.ts'
import type { Waiting, Withdrawal } from './store.ts'

type WithdrawalPageProps = {
  service: Service
  waiting: Waiting[]
  standing: Withdrawal | undefined
  form: Form
  typed: Typed
  problems: Problems
  refused: boolean
  now: Date
}

/** Taking a service out: refused while anybody waits for its answer; taken back with one button. */
export function WithdrawalPage(props: WithdrawalPageProps) {
  const { service, waiting, standing, form, typed, problems, refused, now } = props
  const total = waiting.reduce((sum, { n }) => sum + n, 0)
  const items = [
    ...(refused ? [{ text: `${service.name} was not taken out: somebody waits for its answer.` }] : []),
    ...problemList(form, problems),
  ]
  const at = `/directory/services/${service.id}/withdrawal`
  return (
    <div class="app-column--reading">
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <PageHeading
        heading={standing ? `${service.name} is out of the directory` : `Take ${service.name} out`}
      />
      {standing && (
        <>
          <InsetText>
            <p>
              {standing.kind === 'closed_for_good' ? 'It has closed for good' : 'It was taken out'}:{' '}
              {standing.reason}
            </p>
            <p>
              {standing.madeBy}, {ago(standing.madeAt, now)}
            </p>
          </InsetText>
          <form method="post" action={`${at}/coming-back`}>
            <Button text="Put it back" preventDoubleClick />
          </form>
        </>
      )}
      {!standing && total > 0 && <WhoWaits {...{ waiting, total }} />}
      {!standing && (
        <form method="post" action={at} novalidate>
          <p>Nobody finds it any more, and nobody can ask it for a place. You can put it back at any time.</p>
          <Ask questions={form.sections[0]?.questions ?? []} typed={typed} problems={problems} />
          <Button text="Take it out" variant="warning" preventDoubleClick />
        </form>
      )}
    </div>
  )
}

function WhoWaits({ waiting, total }: { waiting: Waiting[]; total: number }) {
  return (
    <WarningCallout heading="Somebody waits for its answer" headingLevel={2}>
      <p>
        {total === 1
          ? 'One referral waits for an answer from it. It must be taken back or asked elsewhere first:'
          : `${countOf(total, 'referral')} wait for an answer from it. Each must be taken back or asked elsewhere first:`}
      </p>
      <ul>
        {waiting.map(({ team, worker, n }) => (
          <li>
            {[worker, team].filter(Boolean).join(', ') || 'whoever sent it'}: {n}
          </li>
        ))}
      </ul>
    </WarningCallout>
  )
}

import type { Service } from '../../directory/index.ts'
import { FormPage } from '../../people/index.ts'
import { Button, ErrorSummary, PageHeading, Panel } from '../../ui/index.ts'
import { Ask, type Problems, problemList, type Typed } from '../../ui/questions/index.ts'
import { ago, countOf, en } from '../../words/index.ts'
import { CLAIM_DAYS } from '../keeping/links.ts'
import { claimForm, refusalForm } from './form.ts'
import type { Claim } from './store.ts'

const { claim: words } = en.keeping
const { report } = en.curation

type ClaimPageProps = {
  service: Service
  teams: readonly { id: string; name: string }[]
  typed: Typed
  problems: Problems
  once: string
}

/** "Is this yours?": a team whose organisation runs it takes it at once; anybody else proves it or is decided about. */
export function ClaimPage({ service, teams, ...form }: ClaimPageProps) {
  return (
    <FormPage
      back={{ text: report.back({ service: service.name }), href: `/services/${service.id}` }}
      heading={words.title({ service: service.name })}
      lead={words.lead}
      above={
        <>
          {teams.map(({ id, name }) => (
            <section class="app-curating__item">
              <h2>{words.team({ team: name })}</h2>
              <p>{words.teamLead({ team: name })}</p>
              <form method="post" action={`/services/${service.id}/claim/team`}>
                <input type="hidden" name="team" value={id} />
                <Button text={words.teamTake({ team: name })} variant="secondary" preventDoubleClick />
              </form>
            </section>
          ))}
          <p>{words.how}</p>
        </>
      }
      form={claimForm}
      action={`/services/${service.id}/claim`}
      button={words.send}
      {...form}
    />
  )
}

/** The same words whether or not an address is on record. */
export function ClaimSent({ service }: { service: Service }) {
  return (
    <>
      <Panel heading={words.sent}>{words.sentText({ days: CLAIM_DAYS })}</Panel>
      <p>{words.sentNext}</p>
      <p>
        <a href={`/services/${service.id}`}>{report.toService}</a>
      </p>
    </>
  )
}

/** Who asks to look after an entry, for a curator. */
export function ClaimsPage({ claims, now }: { claims: Claim[]; now: Date }) {
  return (
    <div class="app-curating">
      <PageHeading
        heading="Who asks to look after an entry"
        below="Where an address was on record, a link went there, and pressing it decides. Say yes yourself only when you know that they run it: ring the number on the page."
      />
      <p>
        {claims.length === 0 ? 'Nobody waits.' : `${countOf(claims.length, 'claim waits', 'claims wait')}.`}
      </p>
      {claims.map((claim) => (
        <section class="app-curating__item">
          <h2>{claim.serviceName}</h2>
          <Who {...{ claim, now }} />
          <p>
            <a href={`/directory/claims/${claim.id}`}>
              Decide<span class="nhsuk-u-visually-hidden"> about {claim.serviceName}</span>
            </a>
          </p>
        </section>
      ))}
    </div>
  )
}

function Who({ claim, now }: { claim: Claim; now: Date }) {
  return (
    <>
      <p>
        <strong>{claim.name}</strong>, {claim.email}, {ago(claim.madeAt, now)}: {claim.words}
      </p>
      <p class="app-muted">
        {claim.linkTo
          ? `A link went to the address on record, ${claim.linkTo}. Nobody has pressed it yet.`
          : 'No address is on record: it is for you to decide.'}
      </p>
    </>
  )
}

type DecideClaimProps = { claim: Claim; typed: Typed; problems: Problems; now: Date }

/** One who asks, and what a curator decides. */
export function DecideClaimPage({ claim, typed, problems, now }: DecideClaimProps) {
  const items = problemList(refusalForm, problems)
  return (
    <div class="app-column--reading">
      {items.length > 0 && <ErrorSummary errorList={items} />}
      <PageHeading heading={`Who asks to look after ${claim.serviceName}`} />
      <Who {...{ claim, now }} />
      <p>
        <a href={`/services/${claim.serviceId}`}>See its page</a>
      </p>
      <form method="post" action={`/directory/claims/${claim.id}/acceptance`}>
        <Button text="Let them look after it" preventDoubleClick />
      </form>
      <h2>Or say no</h2>
      <form method="post" action={`/directory/claims/${claim.id}/refusal`} novalidate>
        <Ask questions={refusalForm.sections[0]?.questions ?? []} typed={typed} problems={problems} />
        <Button text="Say no" variant="secondary" preventDoubleClick />
      </form>
    </div>
  )
}

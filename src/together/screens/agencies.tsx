import { NOT_SHARED } from '../../people/index.ts'
import { Button } from '../../ui/index.ts'
import { spokenDay } from '../../words/index.ts'
import { type Agency, agencyState, sharedPlanCan as can, type PlanSeen } from '../shared-plan.ts'

/** Who takes part, who is asked, who was and is not any more. */
export function Agencies({ seen }: { seen: PlanSeen }) {
  const { plan, agencies, eyes } = seen
  const mayAsk = can.askAgencies(plan, eyes)
  return (
    <section id="agencies" aria-labelledby="agencies-heading">
      <h2 id="agencies-heading">Who takes part</h2>
      <ul class="app-add">
        {agencies.map((agency) => (
          <li>
            {agency.team}, {agency.organisation}
            <p>{standing(agency, plan.leadId)}</p>
            <Doings agency={agency} seen={seen} />
          </li>
        ))}
      </ul>
      {mayAsk && (
        <p>
          <Button
            href={`/shared-plans/${plan.id}/agencies/new`}
            text="Somebody else should take part"
            variant="secondary"
            small
          />
        </p>
      )}
    </section>
  )
}

function standing(agency: Agency, leadId: string): string {
  switch (agencyState(agency)) {
    case 'takes part':
      return `${agency.worker ?? 'Nobody by name'}${agency.id === leadId ? ', who leads' : ''}. ${agency.asks}`
    case 'asked':
      return `Asked, to answer by ${agency.answerBy ? spokenDay(agency.answerBy) : 'a day'}. ${agency.asks}`
    case 'said no':
      return `Said no. ${agency.answerWords}`
    case 'left':
      return `Takes no part any more: ${agency.leftBecause}`
    default:
      return `Not asked yet: nobody has said yes to sharing the plan with them. ${agency.asks}`
  }
}

function Doings({ agency, seen: { plan, eyes, stoppedAt } }: { agency: Agency; seen: PlanSeen }) {
  const path = `/plan-agencies/${agency.id}`
  const waits = agencyState(agency) === 'not agreed' && can.askAgencies(plan, eyes)
  const hidden = <span class="nhsuk-u-visually-hidden">: {agency.team}</span>
  return (
    <>
      {waits && (
        <>
          <p>
            <a href={`/young-people/${plan.youngPersonId}/decisions/new`}>
              Write down what was decided{hidden}
            </a>
          </p>
          <form method="post" action={`${path}/asking`} id={`asking-${agency.id}`}>
            {stoppedAt === agency.id && <p class="nhsuk-error-message">{NOT_SHARED}</p>}
            <Button variant="secondary" small preventDoubleClick>
              Ask them now{hidden}
            </Button>
          </form>
        </>
      )}
      {can.beHandedOn(plan, eyes, agency) && (
        <p>
          <a href={`${path}/handing-on`}>A colleague has our part{hidden}</a>
        </p>
      )}
      {can.leave(plan, eyes, agency) && (
        <p>
          <a href={`${path}/departure`}>
            {eyes.agencyIds.includes(agency.id) ? 'Leave the plan' : 'Take them off the plan'}
            {hidden}
          </a>
        </p>
      )}
    </>
  )
}

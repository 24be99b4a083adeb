import { calendarOf, membersWith, teamById, workerById } from '../accounts/index.ts'
import { agreedWith } from '../circle/index.ts'
import type { Acting } from '../database/index.ts'
import { type NewMessage, tellAll } from '../messages/index.ts'
import { addWorkingDays, type DateOnly, dateInLondon } from '../words/index.ts'
import { askAgency } from './changing-plan.ts'
import { type Agency, type SharedPlan, takingPart } from './shared-plan.ts'

/** Who of a team may have its part in a plan. */
export const PLAN_ROLES = [
  ...(['referrer', 'link_worker', 'provider', 'clinician', 'manager', 'supervisor'] as const),
]

/** By when an offer of the lead is answered: ten working days of the organisation that is asked. */
export const twoWeeksOn = async (acting: Acting, organisationId: string): Promise<DateOnly> =>
  addWorkingDays(await calendarOf(acting.tx, organisationId), dateInLondon(acting.now), 10)

async function answerByFor(acting: Acting, teamId: string): Promise<DateOnly> {
  const team = await teamById(acting.tx, teamId)
  if (!team) throw new Error('no such team')
  return addWorkingDays(
    await calendarOf(acting.tx, team.organisationId),
    dateInLondon(acting.now),
    team.answerDays,
  )
}

/** Asks a team where it was agreed to share the plan with it; answers whether it did. */
export async function askWhereAgreed(
  acting: Acting,
  plan: SharedPlan,
  agency: Agency,
  origin: string,
): Promise<boolean> {
  const agreed = await agreedWith(acting, { youngPersonId: plan.youngPersonId, teamId: agency.teamId })
  if (!agreed?.share_what.includes('plan')) return false
  const answerBy = await answerByFor(acting, agency.teamId)
  await askAgency(acting, plan, agency, { agreedId: agreed.id, answerBy })
  await tellAsked(acting, { plan, agency, answerBy, origin })
  return true
}

type Told = { plan: SharedPlan; agency: Agency; answerBy: DateOnly; origin: string }

async function ownTeam(acting: Acting): Promise<string> {
  const me = await workerById(acting.tx, acting.actor.id ?? '')
  return me?.organisationName ?? 'Another team'
}

/** Tells those of a team who answer for it: that it is asked, with no name and nothing of the plan. */
async function tellAsked(acting: Acting, { plan, agency, answerBy, origin }: Told): Promise<void> {
  const today = dateInLondon(acting.now)
  const leads = await membersWith(acting.tx, agency.teamId, ['manager'], today)
  const readers = leads.length > 0 ? leads : await membersWith(acting.tx, agency.teamId, PLAN_ROLES, today)
  const team = await ownTeam(acting)
  const values = { team, answerBy, link: `${origin}/plan-agencies/${agency.id}` }
  await tellAll(
    acting,
    readers.flatMap(({ id, email }): NewMessage[] =>
      email
        ? [
            {
              ...{ template: 'workerPlanAsked', values, youngPersonId: plan.youngPersonId },
              to: {
                ...{ audience: 'worker', channel: 'email', address: email },
                workerId: id,
                teamId: agency.teamId,
              },
            },
          ]
        : [],
    ),
  )
}

type Met = {
  agencies: readonly Agency[]
  plan: SharedPlan
  meeting: { id: string; startsAt: Date }
  origin: string
}

/** Everybody who takes part, but whoever acts, with an address. */
async function othersOf(acting: Acting, agencies: readonly Agency[]) {
  const others = takingPart(agencies).filter(({ workerId }) => workerId !== acting.actor.id)
  const workers = await Promise.all(others.map(({ workerId }) => workerById(acting.tx, workerId ?? '')))
  return workers.flatMap((worker) =>
    worker?.email
      ? [
          {
            audience: 'worker' as const,
            channel: 'email' as const,
            address: worker.email,
            workerId: worker.id,
          },
        ]
      : [],
  )
}

/** Tells everybody who takes part on which day they meet, or that they do not after all, and nothing else. */
export async function tellMeeting(
  acting: Acting,
  { plan, agencies, meeting, origin }: Met,
  template: 'workerMeetingPlanned' | 'workerMeetingOff' = 'workerMeetingPlanned',
): Promise<void> {
  const values = { on: dateInLondon(meeting.startsAt), link: `${origin}/plan-meetings/${meeting.id}` }
  const others = await othersOf(acting, agencies)
  await tellAll(
    acting,
    others.map((to): NewMessage => ({ template, values, youngPersonId: plan.youngPersonId, to })),
  )
}

/**
 * Tells everybody who took part that the plan is closed. They are out of the circle from then on, so it names nobody, is about
 * nobody, and leads to no plan.
 */
export async function tellClosed(
  acting: Acting,
  { plan, agencies, origin }: Omit<Met, 'meeting'>,
): Promise<void> {
  const values = { team: await ownTeam(acting), on: dateInLondon(plan.openedAt), link: `${origin}/today` }
  const others = await othersOf(acting, agencies)
  await tellAll(
    acting,
    others.map((to): NewMessage => ({ template: 'workerPlanClosed', values, to })),
  )
}

/** Tells whoever has an agency's part that the lead is offered to them. */
export async function tellOffered(
  acting: Acting,
  { plan, agency, answerBy, origin, agencies }: Told & { agencies: readonly Agency[] },
): Promise<void> {
  const worker = agency.workerId ? await workerById(acting.tx, agency.workerId) : null
  if (!worker?.email) return
  const team = agencies.find(({ id }) => id === plan.leadId)?.team ?? (await ownTeam(acting))
  const values = { team, answerBy, link: `${origin}/shared-plans/${plan.id}` }
  await tellAll(acting, [
    {
      ...{ template: 'workerLeadOffered', values, youngPersonId: plan.youngPersonId },
      to: { audience: 'worker', channel: 'email', address: worker.email, workerId: worker.id },
    },
  ])
}

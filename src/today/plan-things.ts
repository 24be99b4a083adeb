import type { PlanDue } from '../together/index.ts'
import { calling, spokenDay } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

const said: Record<PlanDue['asks'], (one: PlanDue) => { what: string; text: string }> = {
  step: ({ called, what }) => ({
    what: `In ${called}’s plan with several agencies: ${what}`,
    text: `Open ${called}’s plan`,
  }),
  answer: ({ called }) => ({
    what: `Your team is asked to take part in ${called}’s plan.`,
    text: `Answer about ${called}’s plan`,
  }),
  ring: ({ called, what }) => ({
    what: `${what} has not answered about ${called}’s plan. Ring them, or ask somebody else.`,
    text: `Settle who takes part for ${called}`,
  }),
  agree: ({ called, what }) => ({
    what: `${what} is to take part in ${called}’s plan, and nobody has said yet whether it may be shared with them.`,
    text: `Ask about sharing ${called}’s plan`,
  }),
  meet: ({ called, what, dueOn }) => ({
    what: `You meet about ${called}’s plan with several agencies, ${spokenDay(dueOn)} at ${what}.`,
    text: `Read before you meet about ${called}`,
  }),
  notes: ({ called }) => ({
    what: `Nobody has written down yet what was decided when you met about ${called}’s plan.`,
    text: `Write down what was decided for ${called}`,
  }),
  lead: ({ called }) => ({
    what: `You are asked to lead ${called}’s plan with several agencies.`,
    text: `Answer about ${called}’s plan`,
  }),
}

const addressOf = ({ asks, id, planId }: PlanDue): string => {
  if (asks === 'answer') return `/plan-agencies/${id}`
  return asks === 'meet' || asks === 'notes' ? `/plan-meetings/${id}` : `/shared-plans/${planId}`
}

/** What plans of several agencies ask of whoever looks, of whom they cover, and of their team. */
export const planThings = (due: readonly PlanDue[], eyes: Beholding): Thing[] =>
  due.map((one) => {
    const side = one.asks === 'answer' ? ('mine' as const) : sideOf(one.workerId, eyes)
    const href = addressOf(one)
    const { what, text } = said[one.asks](one)
    const ask =
      side === 'team' && one.workerName ? `Ask ${calling(one.workerName)} about ${one.called}` : text
    return {
      ...{
        key: `plan ${one.asks} ${one.id} ${one.workerId}`,
        youngPersonId: one.youngPersonId,
        who: one.called,
        note: '',
      },
      ...{ href, what, kind: 'due' as const, on: one.dueOn, onNote: null, side },
      ...(one.asks === 'answer' || one.asks === 'lead' ? { openEnded: true } : {}),
      action: { text: ask, href },
      owner: {
        ...{ workerId: one.workerId, name: one.workerName },
        organisationId: calendarOwner(side, eyes),
      },
    }
  })

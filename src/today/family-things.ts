import type { FamilyDue } from '../families/index.ts'
import { calling } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

const said: Record<FamilyDue['asks'], (called: string, what: string) => { what: string; text: string }> = {
  step: (called, what) => ({
    what: `In the plan of ${called}’s family: ${what}`,
    text: `Open the plan of ${called}’s family`,
  }),
  agreement: (called) => ({
    what: `${called} is asked to be in a family’s plan, and nobody has written down yet what they said.`,
    text: `Write down what ${called} said`,
  }),
  review: (called) => ({
    what: `Look at the plan of ${called}’s family again, together with them.`,
    text: `Look at the plan of ${called}’s family`,
  }),
  lead: (called) => ({
    what: `The plan of ${called}’s family needs somebody else to lead it.`,
    text: `Name who leads for ${called}’s family`,
  }),
  offered: (called) => ({
    what: `Your team is asked to take over the plan of ${called}’s family.`,
    text: `Answer about ${called}’s family`,
  }),
  unanswered: (called, team) => ({
    what: `${team} has not answered about the plan of ${called}’s family. Ring them, or ask another team.`,
    text: `Settle who leads for ${called}’s family`,
  }),
  declined: (called, team) => ({
    what: `${team} does not take over the plan of ${called}’s family. Read why.`,
    text: `Read why about ${called}’s family`,
  }),
}

/** What plans of families ask of whoever leads them, of whom they cover, and of their team. */
export const familyThings = (due: readonly FamilyDue[], eyes: Beholding): Thing[] =>
  due.map((one) => {
    const called = one.called ?? 'somebody'
    // A plan whose lead is gone is the manager's own to settle; whoever is asked to take one over answers themself.
    const side =
      one.asks === 'lead' || one.asks === 'offered' ? ('mine' as const) : sideOf(one.workerId, eyes)
    const href = `/family-plans/${one.planId}${one.asks === 'lead' ? '/lead' : ''}`
    const { what, text } = said[one.asks](called, one.what)
    const ask =
      side === 'team' && one.workerName ? `Ask ${calling(one.workerName)} about ${called}’s family` : text
    return {
      ...{ key: `family ${one.asks} ${one.id} ${one.workerId}`, youngPersonId: one.youngPersonId },
      ...{ who: called, note: '', href, what, kind: 'due' as const, on: one.dueOn, onNote: null, side },
      ...(one.asks === 'offered' ? { openEnded: true } : {}),
      action: { text: ask, href },
      owner: {
        ...{ workerId: one.workerId, name: one.workerName },
        organisationId: calendarOwner(side, eyes),
      },
    }
  })

import type { ConcernDue } from '../safety/index.ts'
import { calling, dateInLondon, spokenMoment } from '../words/index.ts'
import type { Beholding, Thing } from './today.ts'

const asks: Record<ConcernDue['awaits'], { yet: string; late: string }> = {
  acknowledgement: {
    yet: 'Somebody has to say that they have it',
    late: 'Nobody has said that they have it',
  },
  action: { yet: 'What was done has to be written down', late: 'What was done is not written down' },
  reply: { yet: 'The council has to answer', late: 'The council has not answered' },
  'another look': { yet: 'A lead looks again', late: 'No lead has looked again' },
}

/** What has happened and what is to be, as sentences. */
function saysWhat({ fromYoungPerson, raisedAt, awaits, late, dueAt }: ConcernDue, now: Date): string {
  const began = fromYoungPerson ? 'A young person said that they do not feel safe' : 'It was raised'
  const [raised, due] = [spokenMoment(raisedAt, now), spokenMoment(dueAt, now)]
  return `${began} ${raised}. ${late ? `${asks[awaits].late}: it was due ${due}` : `${asks[awaits].yet} by ${due}`}.`
}

/**
 * Open safeguarding concerns, for whoever reads them. No name: who is in a list is in their history, and a look by a lead would
 * tell that there is a concern.
 */
export const concernThings = (
  due: readonly ConcernDue[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
  now: Date,
): Thing[] =>
  due.map((one) => {
    const href = `/concerns/${one.id}`
    const first = one.awaits === 'acknowledgement' || one.late
    const mine = one.holderId === eyes.workerId
    return {
      ...{ key: `concern ${one.id}`, youngPersonId: null, who: 'Safeguarding concern', note: '', href },
      what: saysWhat(one, now),
      kind: first ? ('urgent' as const) : ('due' as const),
      ...{
        on: dateInLondon(one.dueAt),
        openEnded: true,
        onNote: mine ? null : `with ${calling(one.holder)}`,
      },
      ...(first ? { since: spokenMoment(one.raisedAt, now) } : {}),
      action: { text: first ? 'Read it now' : 'Open it', href },
      owner: { workerId: one.holderId, name: one.holder, organisationId: eyes.organisationId },
      side: 'mine' as const,
    }
  })

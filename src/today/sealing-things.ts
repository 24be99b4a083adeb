import type { SealingDue } from '../walls/index.ts'
import type { Beholding, Thing } from './today.ts'

const says: Record<SealingDue['asks'], (by: string) => { what: string; action: string }> = {
  confirm: (by) => ({
    what: `${by} asks you to seal a record together. Nothing is closed until you agree.`,
    action: 'Read why',
  }),
  open: (by) => ({
    what: `${by} asks that a sealed record be open again. It stays sealed until another of you agrees.`,
    action: 'Read why',
  }),
  review: () => ({
    what: 'Look again whether a record still has to be sealed.',
    action: 'Look again',
  }),
  late: (by) => ({
    what: `Something that ${by} was to do in a sealed record is late. No other manager sees it.`,
    action: 'Read whose record it is',
  }),
}

/** What sealed records ask of those who look after them. No name: it is on the page, and not in a list. */
export const sealingThings = (
  due: readonly SealingDue[],
  eyes: Pick<Beholding, 'workerId' | 'organisationId'>,
): Thing[] =>
  due.map(({ id, asks, by, on }) => {
    const { what, action } = says[asks](by)
    const href = `/sealings/${id}`
    return {
      ...{ key: `sealing ${asks} ${id}`, youngPersonId: null, who: 'A sealed record', note: '', href },
      ...{ what, kind: asks === 'review' ? ('due' as const) : ('now' as const), on, onNote: null },
      ...{ side: 'mine' as const, action: { text: action, href } },
      owner: { workerId: eyes.workerId, name: null, organisationId: eyes.organisationId },
    }
  })

import { countOf, type DateOnly } from '../words/index.ts'
import type { Beholding, Thing } from './today.ts'

/** Pupils of whom a school is asked how often they came: with whoever referred them, until it is written down. */
export function attendanceThings(
  due: { pupils: number; on: DateOnly | null } | undefined,
  { workerId, organisationId }: Pick<Beholding, 'workerId'> & { organisationId: string },
): Thing[] {
  if (!due?.on) return []
  const href = '/attendance'
  return [
    {
      ...{
        key: 'attendance',
        youngPersonId: null,
        who: countOf(due.pupils, 'pupil'),
        note: 'of your school',
        href,
      },
      ...{ what: 'How often they came, from your registers.', kind: 'due' as const, on: due.on },
      ...{ openEnded: true, onNote: null, side: 'mine' as const },
      action: { text: 'Write down how often they came', href },
      owner: { workerId, name: null, organisationId },
    },
  ]
}

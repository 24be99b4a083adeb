import type { AskedBy } from './access.ts'

/** What somebody may ask to have erased. All but the last can go before the record’s time is over. */
export const parts = ['wishes', 'unsent', 'about_you', 'chosen', 'copies', 'record'] as const
export type Part = (typeof parts)[number]

/** Why something stays, of what Article 17(3) of the UK GDPR allows: a closed list. */
export const grounds = ['care_record', 'safeguarding', 'claims', 'no_right'] as const
export type Ground = (typeof grounds)[number]

/** One request that something is erased. */
export type ErasureRequest = {
  id: string
  youngPersonId: string
  askedBy: AskedBy
  askerName: string | null
  knownBy: string | null
  parts: readonly Part[]
  words: string | null
  receivedOn: string
  dueOn: string
  answeredAt: Date | null
  answeredByName: string | null
  granted: readonly Part[] | null
  refusedGround: Ground | null
  refusedBecause: string | null
  told: 'own_page' | 'in_person' | null
}

/** One that waits, for Today. */
export type ErasureDue = Pick<ErasureRequest, 'id' | 'youngPersonId' | 'askedBy' | 'askerName' | 'dueOn'> & {
  name: string
  called: string
  workerId: string | null
  workerName: string | null
}

/** What of it can be erased now: never the record itself, and nothing while a hold stands. */
export const erasable = ({ parts: asked }: Pick<ErasureRequest, 'parts'>, held: boolean): Part[] =>
  held ? [] : asked.filter((part) => part !== 'record')

/** What may be done about a request. */
export const erasureCan = {
  beAnswered: ({ answeredAt }: Pick<ErasureRequest, 'answeredAt'>): boolean => answeredAt === null,
  /** On the young person’s own page only where they asked themselves. */
  beToldOnOwnPage: ({ askedBy }: Pick<ErasureRequest, 'askedBy'>): boolean => askedBy === 'young_person',
}

/** Whether one that they asked for on their own page still waits: then they do not ask again. */
export const waitsOnOwnPage = (
  requests: readonly Pick<ErasureRequest, 'knownBy' | 'answeredAt'>[],
): boolean => requests.some(({ knownBy, answeredAt }) => knownBy === null && answeredAt === null)

/** What was asked and not erased. */
export const refusedOf = ({ parts: asked, granted }: Pick<ErasureRequest, 'parts' | 'granted'>): Part[] =>
  asked.filter((part) => !granted?.includes(part))

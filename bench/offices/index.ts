import { accounts } from './accounts.ts'
import { answers } from './answers.ts'
import type { Room } from './office.ts'
import { programmes } from './programmes.ts'
import { publications } from './publications.ts'
import { responses } from './responses.ts'
import { rounds } from './rounds.ts'

/** Every room of which the sentences stand here. */
export const rooms: readonly Room[] = [rounds, accounts, programmes, answers, publications, responses]

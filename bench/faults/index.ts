import { clock } from './clock.ts'
import { diskFull } from './disk-full.ts'
import type { Fault } from './fault.ts'
import { ioError } from './io-error.ts'
import { memory } from './memory.ts'
import { migrating } from './migrating.ts'
import { noMail } from './no-mail.ts'
import { powerLoss } from './power-loss.ts'
import { putBack } from './put-back.ts'
import { randomOrder } from './random-order.ts'
import { secondServer } from './second-server.ts'
import { silence } from './silence.ts'
import { slowLine } from './slow-line.ts'

/** What can go wrong around the program, each in a file of its own: npm run prove -- --faults NAME. */
export const faults = {
  'power-loss': powerLoss,
  'disk-full': diskFull,
  'io-error': ioError,
  memory,
  clock,
  silence,
  'no-mail': noMail,
  migrating,
  'put-back': putBack,
  'second-server': secondServer,
  'random-order': randomOrder,
  'slow-line': slowLine,
} satisfies Record<string, Fault>

export type NamedFault = keyof typeof faults

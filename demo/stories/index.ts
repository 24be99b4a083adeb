import type { Story } from '../telling/life.ts'
import { amina } from './amina.ts'
import { atTheHarbour } from './at-the-harbour.ts'
import { cameBack } from './came-back.ts'
import { eli } from './eli.ts'
import { finished } from './finished.ts'
import { harpreet } from './harpreet.ts'
import { justBegun } from './just-begun.ts'
import { kez } from './kez.ts'
import { leo } from './leo.ts'
import { bryn } from './long-ago.ts'
import { mikolaj } from './mikolaj.ts'
import { oluwaseun } from './oluwaseun.ts'
import { ordinary } from './ordinary.ts'
import { phoebe } from './phoebe.ts'
import { saoirse } from './saoirse.ts'
import { tobi } from './tobi.ts'
import { waiting } from './waiting.ts'
import { withDaniel } from './with-daniel.ts'
import { withMaryam } from './with-maryam.ts'

/** Every story of Saltmere. */
export const stories: readonly Story[] = [
  ...[kez, tobi, saoirse, mikolaj, oluwaseun, phoebe, leo, harpreet, eli, amina, bryn],
  ...[...withMaryam, ...withDaniel, ...atTheHarbour, ...finished].map(ordinary),
  ...justBegun,
  ...waiting,
  ...cameBack,
]

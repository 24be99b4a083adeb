import type { Context } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { isUuid } from '../words/index.ts'
import type { KeptRecord } from './disposal.ts'
import { keptRecordOf } from './keeping-store.ts'

export type AboutKept = { acting: Acting; record: KeptRecord }

/** The same not found for an id that is none and for a record that is not this worker's to keep. */
export const aboutKept = (c: Context<Visit>, work: (about: AboutKept) => Response | Promise<Response>) =>
  c.var.act(async (acting) => {
    const id = c.req.param('id') ?? ''
    const record = isUuid(id) ? await keptRecordOf(acting, id) : null
    return record ? work({ acting, record }) : c.notFound()
  })

/** Where what is asked about a record stands, for whoever has it in their circle, or keeps it. */
export const whereItStands = ({ id, called, inCircle }: KeptRecord): { text: string; href: string } =>
  inCircle
    ? { text: `Everything about ${called}`, href: `/young-people/${id}/everything` }
    : { text: `How long the record of ${called} is kept`, href: `/young-people/${id}/keeping` }

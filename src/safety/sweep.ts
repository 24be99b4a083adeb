import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { takeStep } from './acts.ts'
import type { Awaits, Concern, ConcernState } from './concern.ts'
import type { About } from './lead-store.ts'
import { nextInTurn, type Routing } from './raising.ts'
import { tellLeads } from './telling.ts'

/** A concern whose clock has run out, and whom it went to. */
type Late = Pick<Concern, 'id' | 'stepId' | 'aboutAdult' | 'subjectWorkerId' | 'subject' | 'holderId'> & {
  state: ConcernState
  dueAt: Date
  awaits: Awaits
  organisations: string[]
  told: string[]
  about: About
  /** With somebody who is tied to whoever it is about: it is not theirs to have. */
  tied: boolean
}

/** What is late and has not been passed on for it. What nobody acknowledges is asked again each time its new clock runs out. */
async function lateConcerns(acting: Acting): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select c.id, c.step_id as "stepId", c.about_adult as "aboutAdult", c.subject_worker_id as "subjectWorkerId",
      c.subject_name as subject, c.holder_worker_id as "holderId", c.state, c.due_at as "dueAt", c.awaits,
      array(select r.organisation_id from concern_recipient r where r.concern_id = c.id and r.stands = 'first'
        order by r.organisation_id = c.organisation_id desc) as organisations,
      array(select r.worker_id from concern_recipient r where r.concern_id = c.id) as told,
      json_build_object('youngPersonId', c.young_person_id, 'called', c.called) as about, own.tied
    from safeguarding_concern c
      cross join lateral (select c.holder_worker_id = any(tied_workers(c.young_person_id, c.called)) as tied) own
    where c.state <> 'closed' and (own.tied or c.due_at <= trellis_now()) and c.passed_on_step is distinct from c.step_id
    order by c.due_at limit 200`.execute(acting.tx)
  return rows
}

const passedOn = (acting: Acting, id: string, step: string) =>
  acting.tx.updateTable('safeguarding_concern').set({ passed_on_step: step }).where('id', '=', id).execute()

/** Nobody has said that they have it: it goes to whoever is next in turn, with a clock of their own. */
async function passOn(acting: Acting, late: Late, origin: string): Promise<void> {
  const routing: Routing = {
    ...{ organisations: late.organisations, duty: late.aboutAdult ? 'senior' : 'lead' },
    subject: { workerId: late.subjectWorkerId, name: late.subject },
    about: late.about,
  }
  const next = await nextInTurn(acting, routing, late.tied ? [late.holderId ?? ''] : late.told)
  // Everybody has been told: it stays first on the Today of each of them until one says that they have it.
  if (!next) {
    await passedOn(acting, late.id, late.stepId)
    return
  }
  await acting.tx
    .insertInto('concern_recipient')
    .values({
      ...{ concern_id: late.id, worker_id: next.workerId, organisation_id: next.organisationId },
      ...{ stands: 'next', acknowledge_by: next.by },
      subject_key: sql<string>`coalesce(${late.subjectWorkerId}::uuid, '00000000-0000-0000-0000-000000000000')`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await takeStep(acting, late, {
    ...{ act: 'passed_on', state: 'raised', holder: next.workerId, to: next.workerId },
    ...{ dueAt: next.by, awaits: 'acknowledgement' },
  })
  await tellLeads(acting, late.id, [next], { template: 'workerConcernPassedOn', origin })
}

/** A later step is late: whoever reads it is told once, and it is first on their Today until it is done. */
async function remind(acting: Acting, late: Late, origin: string): Promise<void> {
  await passedOn(acting, late.id, late.stepId)
  const readers = late.told.map((workerId) => ({ workerId, by: late.dueAt }))
  await tellLeads(acting, late.id, readers, { template: 'workerConcernLate', origin })
}

/** Runs work in a transaction of its own as the sweep. */
type Sweeping = <T>(work: (acting: Acting) => Promise<T>) => Promise<T>

/**
 * Takes on every safeguarding concern whose clock has run out, each in a transaction of its own. Returns how many; throws at
 * the end when some could not be.
 */
export async function sweepConcerns(sweeping: Sweeping, origin: string): Promise<number> {
  const late = await sweeping(lateConcerns)
  const failures: unknown[] = []
  for (const one of late) {
    try {
      await sweeping((acting) =>
        one.state === 'raised' || one.tied ? passOn(acting, one, origin) : remind(acting, one, origin),
      )
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} safeguarding concerns were not passed on`)
  return late.length
}

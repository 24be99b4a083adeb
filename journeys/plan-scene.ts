import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'

/** The ids of a plan and of what is in it, for whoever looks for them by address. */
export type PlanMade = { plan: string; agency: string; step: string; offer: string; meeting: string }

/** It is agreed to share the plan with a team, which is asked then. */
async function agrees(maryam: Caller, person: string, { team, agency }: { team: string; agency: string }) {
  await does(maryam, `/young-people/${person}/decisions`, {
    ...{ about: 'sharing', share_team: invented(team), share_what: 'plan', answer: 'yes', once: newId() },
    ...{ decided_by: 'competent', judged_by: 'Maryam Siddiqui', grounds: 'He said it back' },
    ...{ tell_parents: 'Everything', ...dated('decided_on', '2026-11-20') },
  })
  await does(maryam, `/plan-agencies/${agency}/asking`, {})
}

/** A plan with a practice that takes part, whose lead nobody has been offered. */
export async function sharesWithAPractice(
  saltmere: Saltmere,
  maryam: Caller,
  support: string,
): Promise<void> {
  const team = 'Mill Lane clinicians'
  await does(maryam, `/supports/${support}/shared-plans`, { words: 'Sleep', once: newId() })
  const plans = 'select id, young_person_id as person from shared_plan where support_id = $1'
  const { rows } = await saltmere.database.owner.query<{ id: string; person: string }>(plans, [support])
  const [plan] = rows
  if (!plan) throw new Error('the plan was not opened')
  const asked = { team: invented(team), asks: 'To be there', once: newId() }
  await does(maryam, `/shared-plans/${plan.id}/agencies`, asked)
  const found = await saltmere.database.owner.query<{ id: string }>(
    'select id from plan_agency where plan_id = $1 and team_id = $2',
    [plan.id, invented(team)],
  )
  const agency = found.rows[0]?.id ?? ''
  await agrees(maryam, plan.person, { team, agency })
  const doctor = await saltmere.caller().signsIn('Dr Anil Kapoor')
  await does(doctor, `/plan-agencies/${agency}/answer`, { answer: 'yes', worker: invented('Dr Anil Kapoor') })
}

/**
 * A plan of several agencies in each of its states: a school that takes part and is asked to lead, a practice that has not
 * answered, and coaches nobody has agreed to yet; with a goal and steps, a meeting that is written
 * up and one that is not.
 */
export async function sharesAPlan(saltmere: Saltmere, maryam: Caller, support: string): Promise<PlanMade> {
  const one = async (query: string, ...values: string[]) =>
    (await saltmere.database.owner.query<{ id: string }>(query, values)).rows[0]?.id ?? ''
  await does(maryam, `/supports/${support}/shared-plans`, { words: 'Back to school', once: newId() })
  const plan = await one('select id from shared_plan where support_id = $1', support)
  const person = await one('select young_person_id as id from shared_plan where id = $1', plan)
  const at = `/shared-plans/${plan}`
  const agencyOf = (team: string) =>
    one('select id from plan_agency where plan_id = $1 and team_id = $2', plan, invented(team))
  const [school, practice] = ['Sallowfield pastoral team', 'Mill Lane clinicians']
  for (const team of [school, practice, 'Ferry Road coaches'])
    await does(maryam, `${at}/agencies`, { team: invented(team), asks: 'To be there', once: newId() })
  for (const team of [school, practice]) await agrees(maryam, person, { team, agency: await agencyOf(team) })
  const teacher = await saltmere.caller().signsIn('Priya Raman')
  const agency = await agencyOf(school)
  await does(teacher, `/plan-agencies/${agency}/answer`, { answer: 'yes', worker: invented('Priya Raman') })
  const part = { agency, seen_by: 'everybody', shown: 'yes' }
  await does(teacher, `${at}/goals`, { ...part, words: 'Mondays', once: newId() })
  for (const what of ['Meet him at the gate', 'Find a room'])
    await does(teacher, `${at}/steps`, { ...part, what, ...dated('due_on', '2026-12-01'), once: newId() })
  const step = await one('select id from plan_step where plan_id = $1 order by what limit 1', plan)
  await does(teacher, `/plan-steps/${step}/done`, {})
  await does(maryam, `${at}/lead`, { agency, words: 'She sees him most', once: newId() })
  const offer = await one('select id from plan_lead_offer where plan_id = $1', plan)
  const meets = { time: '3.30pm', meets: 'Room 4', ...dated('day', '2026-11-24') }
  for (const time of ['9am', '3.30pm'])
    await does(maryam, `${at}/meetings`, { ...meets, time, once: newId() })
  await does(teacher, `${at}/points`, { words: 'The bus', once: newId() })
  const meeting = await one('select id from plan_meeting where plan_id = $1 order by starts_at limit 1', plan)
  await does(maryam, `/plan-meetings/${meeting}/notes`, { came: agency, decided: 'The bus first' })
  return { plan, agency, step, offer, meeting }
}

import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'

/** The ids of a family's plan and of what is in it, for whoever looks for them by address. */
export type FamilyMade = { plan: string; member: string; step: string }

/**
 * A family's plan beside a support: its young person said yes, an adult is in it, one step is done and one is not; and somebody
 * else, where there is one, was asked and has not answered.
 */
export async function plansWithFamily(
  saltmere: Saltmere,
  maryam: Caller,
  { support, asked }: { support: string; asked?: string },
): Promise<FamilyMade> {
  const one = async (query: string, value: string) =>
    (await saltmere.database.owner.query<{ id: string }>(query, [value])).rows[0]?.id ?? ''
  const wants = { words: 'One evening a week together', ...dated('review_on', '2026-12-15') }
  await does(maryam, `/supports/${support}/family-plans`, { ...wants, once: newId() })
  const plan = await one('select id from family_plan where support_id = $1', support)
  const member = await one('select id from family_member where plan_id = $1', plan)
  await does(maryam, `/family-members/${member}/agreement`, {
    ...{ answer: 'yes', decided_by: 'competent', judged_by: 'Maryam Siddiqui', grounds: 'He said it back' },
    ...{ tell_parents: 'Everything', ...dated('decided_on', '2026-11-20'), once: newId() },
  })
  const at = `/family-plans/${plan}`
  const adult = { who: 'else', called: 'Nuala', relationship: 'mum', asked: 'yes' }
  await does(maryam, `${at}/adults`, { ...adult, once: newId() })
  if (asked) {
    const person = await one('select young_person_id as id from support where id = $1', asked)
    await does(maryam, `${at}/young-people`, { young_person: person, once: newId() })
  }
  for (const what of ['Cook on Wednesdays', 'Ring the pool'])
    await does(maryam, `${at}/steps`, { what, who: member, ...dated('due_on', '2026-12-01'), once: newId() })
  const step = await one('select id from family_step where plan_id = $1 order by what limit 1', plan)
  await does(maryam, `/family-steps/${step}/done`, {})
  return { plan, member, step }
}

import { invented } from '../demo/saltmere.ts'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import type { Saltmere } from './saltmere.ts'
import { dated, does } from './sending.ts'

/** The ids of a family's plan and of what is in it, for whoever looks for them by address. */
export type FamilyMade = { plan: string; member: string; step: string }

/**
 * A family's plan beside a support: its young person said yes, an adult is in it, it has a goal, one step is done and one is not; and somebody
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
  await does(maryam, `${at}/goals`, { words: 'To eat at one table', rating: '3', once: newId() })
  for (const what of ['Cook on Wednesdays', 'Ring the pool'])
    await does(maryam, `${at}/steps`, { what, who: member, ...dated('due_on', '2026-12-01'), once: newId() })
  const step = await one('select id from family_step where plan_id = $1 order by what limit 1', plan)
  await does(maryam, `/family-steps/${step}/done`, {})
  return { plan, member, step }
}

/**
 * Two families' plans that another team is asked to take over: one that waits for its answer, which Daniel may give because he works
 * there too, and one beside a support of his that came back with a no.
 */
export async function offersFamilyPlans(
  saltmere: Saltmere,
  [maryam, asked]: readonly [Caller, string],
  [daniel, support]: readonly [Caller, string],
): Promise<void> {
  const [harbour, yetunde] = [
    invented('Harbour Link Workers'),
    await saltmere.caller().signsIn('Yetunde Bakare'),
  ]
  await saltmere.database.owner.query(
    `insert into membership (id, worker_id, team_id, role, starts_on)
     values (gen_random_uuid(), $1, $2, 'link_worker', '2026-11-20')`,
    [invented('Daniel Osei'), harbour],
  )
  const { plan } = await plansWithFamily(saltmere, daniel, { support })
  for (const [worker, of] of [
    ['Daniel Osei', asked],
    ['Yetunde Bakare', plan],
  ] as const)
    await saltmere.database.owner.query(
      `insert into circle_member (id, place_id, young_person_id, worker_id, opens, basis, starts_at)
       select gen_random_uuid(), place_id, young_person_id, $2, 'support', 'support', '2026-11-20'
       from family_member where plan_id = $1 and agreed_id is not null`,
      [of, invented(worker)],
    )
  for (const [lead, of] of [
    [maryam, asked],
    [daniel, plan],
  ] as const)
    await does(lead, `/family-plans/${of}/offers`, { team: harbour, once: newId() })
  await does(yetunde, `/family-plans/${plan}/refusal`, { because: 'We are full', once: newId() })
}

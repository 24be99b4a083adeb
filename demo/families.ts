import type { Acting } from '../src/database/index.ts'
import {
  addFamilyStep,
  addMember,
  hearMember,
  openFamilyPlan,
  tickFamilyStep,
} from '../src/families/changing.ts'
import type { FamilySeen } from '../src/families/family-plan.ts'
import { addFamilyGoal, rateFamilyGoals } from '../src/families/goals.ts'
import { carersToAsk, familySeen } from '../src/families/store.ts'
import { addDays, dateInLondon } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { asWorker, type Town } from './telling/town.ts'
import { momentAgo } from './telling/when.ts'

const PLAN = invented('the plan of Daisy-Mae, Ezra and family')
const GOAL = invented('the goal of the Okoros')

const seen = async (acting: Acting): Promise<FamilySeen> => {
  const found = await familySeen(acting, PLAN)
  if (!found) throw new Error('the plan of the Okoros is not there for them')
  return found
}

const supportOf = ({ tx, actor }: Acting, name: string) =>
  tx
    .selectFrom('support')
    .innerJoin('young_person', 'young_person.id', 'support.young_person_id')
    .select(['support.id', 'support.team_id', 'support.place_id', 'support.young_person_id'])
    .where('young_person.name', '=', name)
    .where('support.worker_id', '=', actor.id)
    .executeTakeFirstOrThrow()

/** Who said yes: Ezra himself, and for Daisy-Mae, who is nine, her mum. */
async function says(acting: Acting, called: string, who: 'young_person' | 'parental_responsibility') {
  const member = (await seen(acting)).members.find((one) => one.called === called)
  if (!member) throw new Error(`${called} was not asked`)
  const holder = who === 'parental_responsibility'
  await hearMember(acting, member, invented(`${called} on the family’s plan`), {
    ...{ about: 'sharing', share_with: null, share_with_team_id: null, share_what: [], answer: 'yes' },
    ...{ decided_by: who, competence: holder ? 'not_competent' : 'competent', judged_by: 'Daniel Osei' },
    grounds: holder
      ? 'She likes the plan, and could not say yet who would read it.'
      : 'He said back who reads it, and what they read.',
    ...{ tell_parents: holder ? null : 'All of it', holder_name: holder ? 'Blessing Okoro' : null },
    holder_relationship: holder ? 'mum' : null,
    holder_known_by: holder ? 'birth mother, in hospital records' : null,
    ...{ decided_on: dateInLondon(acting.now), evidence: null, review_on: null },
  })
}

/** A plan of a family in the hospital’s programme: a girl who came home, her brother, and their mum; Daniel leads it. */
export async function tellFamilyPlans(town: Town): Promise<void> {
  const daniel = (ago: number, time: string, work: (acting: Acting) => Promise<void>) =>
    asWorker(town, 'Daniel Osei', momentAgo(town, ago, time), work)
  await daniel(20, '15:10', async (acting) => {
    const support = await supportOf(acting, 'Daisy-Mae Okoro')
    await openFamilyPlan(acting, {
      ...{ id: PLAN, placeId: support.place_id, supportId: support.id, teamId: support.team_id },
      ...{ leadId: acting.actor.id as string, youngPersonId: support.young_person_id, called: 'Daisy-Mae' },
      words: 'One afternoon a week that is not about the hospital. Ezra gets his Saturday mornings back.',
      reviewOn: addDays(town.today, 18),
    })
    const { plan } = await seen(acting)
    const brother = await supportOf(acting, 'Ezra Okoro')
    await addMember(acting, plan, {
      ...{
        id: invented('Ezra in his family’s plan'),
        youngPersonId: brother.young_person_id,
        called: 'Ezra',
      },
    })
    const mum = (await carersToAsk(acting, PLAN)).find(({ name }) => name === 'Blessing Okoro')
    if (!mum) throw new Error('Blessing Okoro is not in the record')
    await addMember(acting, plan, {
      ...{
        id: invented('Blessing in the plan'),
        supporterId: mum.id,
        called: 'Blessing',
        relationship: 'mum',
      },
    })
    await says(acting, 'Daisy-Mae', 'parental_responsibility')
  })
  await daniel(18, '16:20', async (acting) => {
    await says(acting, 'Ezra', 'young_person')
    const found = await seen(acting)
    await addFamilyGoal(acting, found, { id: GOAL, words: 'A Saturday that is Ezra’s', rating: 2 })
    const memberOf = (called: string) => found.members.find((one) => one.called === called)?.id ?? null
    for (const [what, who, by] of [
      ['Ask the pool which hours are quiet', null, -4],
      ['Pick the film for Sunday', memberOf('Daisy-Mae'), 5],
      ['Show Daisy-Mae the way to the pool by bus', memberOf('Ezra'), 9],
      ['Ring the carers’ group about Saturday mornings', memberOf('Blessing'), 12],
    ] as const)
      await addFamilyStep(acting, found, {
        ...{ id: invented(`step of the Okoros: ${what}`), memberId: who, what },
        dueOn: addDays(town.today, by),
      })
  })
  await daniel(6, '12:40', async (acting) => {
    const found = await seen(acting)
    await tickFamilyStep(
      acting,
      found,
      invented('step of the Okoros: Ask the pool which hours are quiet'),
      true,
    )
    const ratings = [{ goalId: GOAL, rating: 5 }]
    await rateFamilyGoals(acting, found, { id: invented('the Okoros look again'), ratings })
  })
}

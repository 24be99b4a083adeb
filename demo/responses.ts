import { publications } from '../src/publications/index.ts'
import type { Finding } from '../src/responses/response.ts'
import { endResponse, openResponse, tellPupils } from '../src/responses/store.ts'
import { groupSaid } from '../src/surveys/index.ts'
import { addDays, type DateOnly, dateOnly, startOfDay } from '../src/words/index.ts'
import { invented } from './saltmere.ts'
import { asWorker, type Town } from './telling/town.ts'

const SCHOOL = 'Sallowfield High School'
const organisation = invented(SCHOOL)

/** What one school does about what it found in the surveys: one thing is done and one is begun, and its pupils read both. */
export async function tellResponses(town: Town): Promise<void> {
  await respond(town, {
    found: {
      round: 'autumn-2024',
      measure: invented('question: an adult at school'),
      group: ['year_group', '9'],
    },
    what: 'Give each form of Year 9 an adult who talks with everybody in it once a fortnight',
    ...{ where: 'Form rooms', responsible: 'Priya Raman' },
    ...{ openedOn: dateOnly('2024-11-18'), dueOn: dateOnly('2025-03-28') },
    ended: {
      on: dateOnly('2025-03-25'),
      because: 'Every form has had it since February, and wants to keep it.',
    },
    told: {
      youSaid: 'Some of you have no adult at school you could talk to.',
      weDo: 'Each form has an adult now who makes time for every one of you.',
    },
  })
  await respond(town, {
    found: { round: 'autumn-2025', measure: 'ons-loneliness.loneliness', group: ['all', 'all'] },
    what: 'Open the library at lunch, with games, for whoever wants company',
    ...{ where: 'The library', responsible: 'Pauline Hartley' },
    ...{ openedOn: addDays(town.today, -20), dueOn: addDays(town.today, 45) },
    told: {
      youSaid: 'Some of you would like more company.',
      weDo: 'The library will be open at lunch, with games. Anybody can come.',
    },
  })
}

type Told = {
  found: { round: string; measure: string; group: [grouping: string, value: string] }
  what: string
  where: string
  responsible: string
  openedOn: DateOnly
  dueOn: DateOnly
  ended?: { on: DateOnly; because: string }
  told: { youSaid: string; weDo: string }
}

async function respond(town: Town, made: Told): Promise<void> {
  const id = invented(`response: ${made.what}`)
  const asPauline = (on: DateOnly, work: Parameters<typeof asWorker<void>>[3]) =>
    asWorker(town, 'Pauline Hartley', startOfDay(on), work)
  await asPauline(made.openedOn, async (acting) => {
    const [found] = await publications(acting, { round: made.found.round, audience: 'school', organisation })
    const variable = found?.variables.find(({ key }) => key === made.found.measure)
    const [grouping, value] = made.found.group
    const of = found?.groupings.find((one) => one.grouping === grouping)
    const named = of?.values.find((one) => one.value === value)
    if (!found || !variable || (grouping !== 'all' && !named))
      throw new Error(`${SCHOOL} found nothing for ${made.what}`)
    const finding: Finding = {
      ...{ round: found.round.id, measure: variable.key, measureName: variable.name, grouping, value },
      groupName: of && named ? groupSaid(of.name, named.name) : 'Everybody',
    }
    await openResponse(acting, {
      ...{ id, organisation, finding, what: made.what, where: made.where, dueOn: made.dueOn },
      responsible: invented(made.responsible),
    })
  })
  const { ended } = made
  await asPauline(ended?.on ?? made.openedOn, async (acting) => {
    if (ended) await endResponse(acting, id, { ended: 'done', because: ended.because })
    await tellPupils(acting, { id, organisation }, { ...made.told, done: ended !== undefined })
  })
}

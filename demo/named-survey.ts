import { keepReply } from '../src/screening/offer-store.ts'
import { skipped } from '../src/surveys/index.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { handIn, makeSlips, type NamedSurvey, openNamed } from './telling/named.ts'
import type { Town } from './telling/town.ts'

const survey: NamedSurvey = {
  key: 'company-2026',
  name: 'Company and being alone',
  ...{ school: 'Sallowfield High School', lister: 'Pauline Hartley', yearGroup: 8 },
  readers: ['Gwen Abbott', 'Dr Anouk Verhoeven'],
  measures: [
    ['ons-loneliness', 'relationships'],
    ['yp-core', 'emotions'],
  ],
  aboutForParents:
    'We ask pupils of Year 8 whose family said yes whether they often feel alone, and how they are. The safeguarding lead of the school and a psychologist read the answers on the same day. Ask Judith Farrow at Saltmere Council.',
  aboutForPupils: 'We want to know who would like more company, so that we can offer it.',
  screen: {
    team: 'Northside Link Workers',
    told: 'There are people here who have time to listen, and to find things to do with you.',
    trial: null,
  },
}

// Loneliness in four answers, then the ten of YP-CORE, of which the fourth counts as urgent.
type Told = {
  name: [string, string]
  class: string
  answers: number[]
  ago: number
  reply?: 'no' | 'not_now'
}
const pupils: Told[] = [
  { name: ['Ottoline', 'Grey'], class: '8A', answers: [1, 1, 1, 5, 1, 1, 3, 0, 4, 1, 1, 0, 1, 3], ago: 31 },
  {
    name: ['Malik', 'Sesay'],
    class: '8A',
    answers: [2, 2, 3, 2, 2, 2, 2, 0, 2, 2, 2, 1, 2, 2],
    ago: 29,
    reply: 'no',
  },
  { name: ['Rosalind', 'Pike'], class: '8A', answers: [3, 3, 3, 1, 3, 3, 1, 2, 1, 3, 3, 3, 3, 1], ago: 18 },
  { name: ['Teddy', 'Oyelaran'], class: '8B', answers: [1, 2, 1, 4, 0, 1, 3, 0, 3, 0, 1, 1, 1, 3], ago: 16 },
  {
    name: ['Ines', 'Carvalho'],
    class: '8B',
    answers: [2, 3, 2, 2, 2, 3, 2, 0, 2, 2, 3, 2, 2, 1],
    ago: 14,
    reply: 'not_now',
  },
  {
    name: ['Callum', 'Reay'],
    class: '8B',
    answers: [1, 1, 2, 4, 1, skipped, 3, 0, 3, 1, 1, 0, 1, 4],
    ago: 12,
  },
]
// Two more have a slip and have not begun.
const waiting: [string, string][] = [
  ['Suki', 'Tan'],
  ['Jonah', 'Whelan'],
]
const URGENT = { question: 7, item: 'yp-core.i4' }

/** A named survey of company and loneliness in one school: six handed it in, one with an urgent answer that waits. */
export async function tellNamedSurvey(town: Town): Promise<void> {
  await openNamed(town, survey)
  const slips = await makeSlips(town, survey, [...pupils, ...waiting.map((name) => ({ name, class: '8B' }))])
  for (const { name, answers, ago, reply } of pupils) {
    const at = new Date(town.now.getTime() - ago * 60_000)
    await handIn(town, survey, {
      ...{ code: slips.get(name.join(' ')) ?? '', at, answers },
      urgent: (answers[URGENT.question] ?? 0) > 0 ? URGENT.item : undefined,
      says: reply && ((acting) => keepReply(acting, reply)),
    })
    await deliverWaiting(town, at)
  }
}

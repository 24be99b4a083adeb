import { askForOneself } from '../src/referrals/index.ts'
import { inventedTrial } from '../src/screening/factory.ts'
import { joinTrial, keepReply, keepSent } from '../src/screening/offer-store.ts'
import type { Arm } from '../src/screening/screen.ts'
import { invented } from './saltmere.ts'
import { deliverWaiting } from './telling/delivering.ts'
import { handIn, type Listed, makeSlips, type NamedSurvey, openNamed } from './telling/named.ts'
import { actAs, type Town } from './telling/town.ts'

const TEAM = 'Harbour Link Workers'

const survey: NamedSurvey = {
  key: 'company-trial-2026',
  name: 'Having company, and what helps',
  ...{ school: 'Eastbrook Academy', lister: 'Ivor Lane', yearGroup: 9 },
  readers: ['Dr Anouk Verhoeven'],
  measures: [['ons-loneliness', 'relationships']],
  aboutForParents:
    'We ask pupils of Year 9 whose family said yes whether they often feel alone. A psychologist reads the answers on the same day. Whoever would like more company can join a study: by chance a link worker gets in touch with them, or they see what there is to do near here. Nobody has to join. Ask Judith Farrow at Saltmere Council.',
  aboutForPupils: 'We want to know who would like more company, and what helps.',
  screen: {
    team: TEAM,
    told: 'There are people here who have time to listen, and there are things to do near here.',
    trial: inventedTrial(),
  },
}

// Loneliness in four answers: from six on in the first three somebody is asked.
type Told = Listed & { answers: number[]; says?: 'join' | 'decline' }
const pupils: Told[] = [
  { name: ['Aoife', 'Tarrant'], class: '9C', answers: [3, 2, 2, 2], says: 'join' },
  { name: ['Dominic', 'Osei'], class: '9C', answers: [1, 1, 2, 5] },
  { name: ['Freya', 'Lindholm'], class: '9C', answers: [2, 2, 3, 2], says: 'join' },
  { name: ['Hassan', 'Yilmaz'], class: '9C', answers: [3, 3, 2, 1], says: 'join' },
  { name: ['Imogen', 'Strand'], class: '9C', answers: [2, 2, 2, 3], says: 'decline' },
  { name: ['Kwame', 'Addo'], class: '9C', answers: [1, 2, 1, 4] },
  { name: ['Lowri', 'Penhallow'], class: '9D', answers: [3, 2, 3, 1], says: 'join' },
  { name: ['Mateusz', 'Wilk'], class: '9D', answers: [2, 3, 2, 2], says: 'join' },
  { name: ['Nadia', 'Rahimi'], class: '9D', answers: [3, 3, 3, 1], says: 'decline' },
  { name: ['Otis', 'Greenwood'], class: '9D', answers: [1, 1, 1, 5] },
  { name: ['Petra', 'Novak'], class: '9D', answers: [2, 2, 2, 2], says: 'join' },
  // Asked, and has not said.
  { name: ['Rowan', 'Tate'], class: '9D', answers: [3, 1, 2, 2] },
]
const waiting: Listed[] = [
  { name: ['Sorcha', 'Devlin'], class: '9C' },
  { name: ['Umar', 'Sheikh'], class: '9D' },
]

/**
 * A trial at one school: of nine who are asked, six join and are allocated, two decline and one has not said. The seed is
 * drawn by the database, so who goes which way is another thing each time; the first who is allocated to referral sends it.
 */
export async function tellTrial(town: Town): Promise<void> {
  await openNamed(town, survey)
  const slips = await makeSlips(town, survey, [...pupils, ...waiting])
  // One lesson this morning, a pupil every half minute.
  const begins = town.now.getTime() - 50 * 60_000
  let sent = false
  for (const [nth, told] of pupils.entries()) {
    const at = new Date(begins + nth * 30_000)
    let arm: Arm | null = null
    const pupil = await handIn(town, survey, {
      ...{ code: slips.get(told.name.join(' ')) ?? '', at, answers: told.answers },
      says: async (acting) => {
        if (told.says === 'decline') await keepReply(acting, 'declined')
        if (told.says === 'join') arm = await joinTrial(acting)
      },
    })
    if (sent || arm !== 'referral') continue
    sent = true
    await refer(town, told, at)
    await actAs(town, pupil, at, keepSent)
  }
  await deliverWaiting(town, new Date(begins + pupils.length * 30_000))
}

/** Says how to reach them: a referral of their own, which names neither slip nor trial. */
const refer = (town: Town, { name, class: called }: Told, at: Date): Promise<boolean> =>
  actAs(town, { kind: 'public', id: null, place: town.place }, at, (acting) =>
    askForOneself(acting, {
      ...{ id: invented('referral of a trial'), teamId: invented(TEAM), origin: town.origin },
      answers: {
        ...{ name: name.join(' '), year_group: 'Year 9', school_name: survey.school },
        contact_note: `At school: with Ms Haddad, form ${called}`,
      },
    }),
  )

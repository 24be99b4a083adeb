import {
  acts,
  bases,
  carers,
  keepers,
  keyHolders,
  machines,
  ofNobody,
  ofRecords,
  purposes,
  type Question,
  restrictions,
} from '../../src/policy/index.ts'

type Standing = Pick<Question, 'who' | 'way' | 'opens'>

const inCircles = [
  ...(['nothing', 'support', 'referral', 'asked', 'activity', 'progress', 'shared_plan'] as const),
] as const
const byName = [...inCircles, 'going_along', 'supervising', 'concern', 'protection'] as const
const opened = { young_person: ['own page'], glass: ['glass'], link: ['answers', 'tells', 'asks'] } as const

/** How anybody can stand to a young person: nobody leads who is no manager or supervisor, and who has no role is in no team. */
function* standings(): Generator<Standing> {
  for (const who of [...carers, ...keepers, 'worker'] as const) {
    for (const way of ['none', 'not yet', 'over'] as const) yield { who, way, opens: 'nothing' }
    for (const opens of byName) yield { who, way: 'own work', opens }
    if (who !== 'worker') for (const opens of inCircles) yield { who, way: 'team', opens }
    if (who === 'manager' || who === 'supervisor')
      for (const opens of [...inCircles, 'answering'] as const) yield { who, way: 'leads', opens }
  }
  for (const who of keyHolders) {
    yield { who, way: 'none', opens: 'nothing' }
    for (const opens of opened[who]) yield { who, way: 'key', opens }
  }
  for (const who of [...machines, 'public', 'nobody'] as const) yield { who, way: 'none', opens: 'nothing' }
}

const isWorker = (who: Question['who']): boolean =>
  ([...carers, ...keepers, 'worker'] as string[]).includes(who)

/**
 * Every question that can come up. Left out: what nobody can be, a basis or a restriction of what is about no young person,
 * and a purpose of their own for whoever comes by a key or is a machine.
 */
export function* everyQuestion(): Generator<Question> {
  for (const standing of standings()) {
    const whatFor = isWorker(standing.who) ? purposes : (['care'] as const)
    for (const act of acts)
      for (const purpose of whatFor) {
        for (const about of ofRecords)
          for (const basis of bases)
            for (const restriction of restrictions)
              yield { ...standing, about, act, basis, restriction, purpose }
        if (standing.way === 'none')
          for (const about of ofNobody)
            yield { ...standing, about, act, basis: 'agreed', restriction: 'none', purpose }
      }
  }
}

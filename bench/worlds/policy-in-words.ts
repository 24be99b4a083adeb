import type { Question } from '../../src/policy/index.ts'

// The second model of the policy, written from the sentences of docs/words.md and trust, by who asks and in sets. It takes the
// shape of a question from the program, and no rule.

type Content = Question['about']
type Said = { sees: Set<Content>; writes: Set<Content>; gives: Set<Content> }

const said = (sees: Content[], writes: Content[] = [], gives: Content[] = []): Said => ({
  ...{ sees: new Set(sees), writes: new Set(writes), gives: new Set(gives) },
})

/** "Everything": what a record has, without what has a wall or a name of its own. */
const everything: Content[] = [
  ...([
    'answers',
    'attendance',
    'circle',
    'course',
    'decisions',
    'first name',
    'history',
    'keeping',
  ] as const),
  ...(['letter', 'links', 'messages', 'name', 'notes', 'people', 'plan', 'questions', 'ratings'] as const),
  ...(['referral', 'what keeps them well'] as const),
]
const aPlaceIsTold: Content[] = ['attendance', 'first name', 'referral', 'what keeps them well']

const isRole = (who: Question['who']) =>
  /^(link_worker|referrer|provider|clinician|safeguarding_lead|supervisor|manager)$/.test(who)
/** "An administrator or commissioner sees no content." */
const seesNoContent = (who: Question['who']) => who === 'administrator' || who === 'commissioner'
const isWorker = (who: Question['who']) => isRole(who) || seesNoContent(who) || who === 'worker'

/** What a worker has by their place in a circle. */
function inCircle({ who, way, opens }: Question): Said {
  const nobody = said([])
  const here = way === 'own work' || way === 'team' || way === 'leads'
  if (way === 'over')
    return who === 'manager' || who === 'supervisor' ? said(['keeping'], ['keeping']) : nobody
  if (!here) return nobody
  // "Whoever referred, and their manager": how it goes, also where an administrator referred.
  if (opens === 'progress')
    return seesNoContent(who) && way !== 'own work'
      ? nobody
      : said(['decisions', 'letter', 'referral'], ['decisions', 'letter', 'referral'])
  if (seesNoContent(who)) return nobody
  switch (opens) {
    case 'support': {
      const has = said(everything, everything, [...aPlaceIsTold, 'plan'])
      if (way !== 'team') for (const all of [has.sees, has.writes]) all.add('notes for the manager')
      if (way === 'own work') has.sees.add('supervision')
      return has
    }
    // "For whoever leads, once the circle has ended": until the request is answered.
    case 'answering':
      return said([...everything, 'notes for the manager'], [...everything, 'notes for the manager'])
    case 'referral': {
      const asked: Content[] = ['circle', 'decisions', 'letter', 'referral']
      return said(asked, asked)
    }
    case 'asked':
      return said(['attendance', 'circle', 'first name', 'referral'], ['attendance', 'referral'])
    case 'activity':
      return said(['circle', ...aPlaceIsTold], ['attendance', 'referral'])
    case 'shared_plan':
      return said(['plan'], ['plan'])
    case 'going_along':
      return said(['first name'])
    case 'supervising':
      return said(['supervision'])
    case 'protection':
      return said(['kept apart'], ['kept apart'])
    default:
      return nobody
  }
}

/** What somebody has by what they hold in their hand. */
function byKey({ opens }: Question): Said {
  switch (opens) {
    case 'own page':
      return said(
        [
          ...([
            'circle',
            'decisions',
            'first name',
            'links',
            'name',
            'people',
            'plan',
            'ratings',
            'referral',
          ] as const),
          'what keeps them well',
        ],
        ['circle', 'decisions', 'links'],
      )
    case 'glass':
      return said(['circle', 'letter', 'name', 'notes', 'people', 'plan', 'referral'])
    case 'answers':
      return said(['first name', 'referral'], ['referral'])
    case 'tells':
      return said(['attendance', 'referral', 'what keeps them well'], ['attendance'])
    case 'asks':
      return said(['questions'], ['answers'])
    default:
      return said([])
  }
}

function byMachine(who: Question['who']): Said {
  const sees: Partial<Record<Question['who'], Content[]>> = {
    sweep: ['attendance', 'circle', 'letter', 'messages', 'referral'],
    delivery: ['circle', 'decisions', 'first name', 'messages', 'referral', 'what keeps them well'],
    sealer: ['history'],
    check: ['circle', 'referral'],
    mailbox: ['messages'],
  }
  return said(sees[who] ?? [])
}

/** What is about nobody. */
function aboutNobody({ who, purpose }: Question): Said {
  const worker = isWorker(who)
  const curator = who === 'administrator' || who === 'commissioner'
  const here = said(who === 'nobody' ? [] : ['services'])
  const both = (...all: Content[]) => {
    for (const one of all) here.sees.add(one)
    for (const one of all) here.writes.add(one)
  }
  if (worker) both('themselves', 'emergencies')
  if (worker && purpose !== 'safety') both('programmes', 'surveys', 'figures')
  if (curator || who === 'provider') both('uploads')
  if (curator || who === 'safeguarding_lead') both('feedback')
  if (who === 'commissioner') both('drafts', 'insight')
  if ((who === 'manager' || who === 'administrator') && purpose === 'running') both('accounts')
  if (curator) {
    both('services', 'needs', 'budgets')
    for (const one of ['services', 'needs', 'budgets'] as const) here.gives.add(one)
  }
  return here
}

/** "A concern in two taps from anywhere", read by those it went to, for safety and nothing else. */
function aboutSafety({ who, act, way, opens, purpose }: Question): boolean {
  if (act === 'write')
    return (isWorker(who) || who === 'young_person' || who === 'link') && /^(care|safety)$/.test(purpose)
  return isWorker(who) && way === 'own work' && opens === 'concern' && purpose === 'safety'
}

/** Whether anything stands against it. */
function isRefused({ who, opens, about, act, basis, restriction }: Question): boolean {
  const person = isWorker(who) || who === 'young_person' || who === 'glass' || who === 'link'
  if (restriction === 'another place' && person) return true
  if (about === 'concerns') return false
  const place = opens === 'answers' || opens === 'tells'
  if (restriction === 'closed to them' && (isWorker(who) || who === 'glass')) return true
  if (restriction === 'sealed' && (isWorker(who) || who === 'glass' || place)) return true
  if (act === 'share' && (restriction === 'kept and not used' || basis === 'taken back')) return true
  if (place && basis === 'taken back') return true
  // "Safeguarding never appears there."
  return (
    basis === 'for safety' &&
    (who === 'young_person' || who === 'glass') &&
    /^(circle|decisions)$/.test(about)
  )
}

const nobodys = new Set<Content>([
  ...([
    'services',
    'uploads',
    'feedback',
    'programmes',
    'drafts',
    'figures',
    'needs',
    'insight',
    'budgets',
  ] as const),
  ...(['surveys', 'accounts', 'themselves', 'emergencies'] as const),
])

function has(question: Question): Said {
  const { who, purpose, way } = question
  if (nobodys.has(question.about)) return aboutNobody(question)
  if (way === 'key') return byKey(question)
  if (!isWorker(who)) return byMachine(who)
  // What somebody keeps, plans or pays opens no record, nor do figures; what is over is looked after.
  if (purpose === 'figures' || (purpose === 'running' && way !== 'over')) return said([])
  const found = inCircle(question)
  return way === 'over' && purpose === 'safety' ? said([]) : found
}

/** Whether the sentences say that they may. */
export function sentencesSay(question: Question): boolean {
  if (question.about === 'concerns') return aboutSafety(question) && !isRefused(question)
  const { sees, writes, gives } = has(question)
  const set = { see: sees, write: writes, share: gives }[question.act]
  return set.has(question.about) && (nobodys.has(question.about) || !isRefused(question))
}

import { type Answer, type Content, may, type Question } from '../../src/policy/index.ts'
import { standsTo, type Telling } from './policy-facts.ts'
import type { Asker, Ids, Standing } from './standing.ts'
import type { World } from './world.ts'

type Row = { id: string; person: string }

/** Every row of a world of which the policy says who may see it, by what it tells. Of the rest the rules have other sentences. */
function tellings(world: World): Telling[] {
  const all = <T extends Row>(
    table: string,
    about: Content,
    rows: readonly T[],
    more: (row: T) => Partial<Telling> = () => ({}),
  ): Telling[] =>
    rows.map((row) => ({ table, about, id: row.id, people: [row.person], of: row.person, ...more(row) }))
  const ofSupports = ['support', 'plan', 'step'].flatMap((table) => all(table, 'plan', world.supports))
  const course = ['support_change', 'support_participant', 'review', 'ending']
  return [
    ...all(
      'young_person',
      'name',
      world.people.map(({ id }) => ({ id, person: id })),
    ),
    ...all('supporter', 'people', world.supporters),
    ...all('circle_member', 'circle', world.entries, ({ referral, forSafety, worker }) => ({
      referral,
      forSafety,
      by: worker ?? '',
    })),
    ...all('decision', 'decisions', world.decisions, ({ referral, forSafety }) => ({ referral, forSafety })),
    ...all('decision_limit', 'decisions', world.limits),
    ...all('referral', 'referral', world.referrals, ({ id: referral }) => ({ referral })),
    ...all('referral_letter', 'letter', world.referrals, ({ id: referral }) => ({ referral })),
    ...world.shares.map(
      ({ referral, person, stage }): Telling => ({
        ...{ table: 'referral_share', id: `${referral} ${stage}`, people: [person], of: person, referral },
        about: stage === 'asked' ? 'first name' : 'what keeps them well',
      }),
    ),
    ...all('attendance', 'attendance', world.attendances, ({ referral }) => ({ referral })),
    ...ofSupports,
    ...course.flatMap((table) => all(table, 'course', world.supports)),
    ...all('goal', 'plan', world.goals),
    ...all('goal_rating', 'ratings', world.goals),
    ...all('contact', 'notes', world.contacts, ({ noteFor, support, by }) =>
      noteFor === 'worker_and_manager' ? { about: 'notes for the manager', support, by } : {},
    ),
    ...all('supervision', 'supervision', world.supervisions, ({ support, supervisor }) => ({
      support,
      by: supervisor,
    })),
    ...all('ask', 'questions', world.asks, ({ id: ask }) => ({ ask })),
    ...all('answer_set', 'answers', world.answerSets),
    ...all('link', 'links', world.links, ({ referral }) => (referral ? {} : { about: 'questions' })),
    ...all('protection_kept', 'kept apart', world.protections),
    ...world.concerns.map(
      ({ id, person }): Telling => ({
        ...{ table: 'safeguarding_concern', id, about: 'concerns', people: [person ?? ''], of: person },
      }),
    ),
    ...ofLines(world),
  ]
}

/** Lines of history and messages, of which some are about nobody. */
const ofLines = (world: World): Telling[] => [
  // Of what is about a wall it says nothing here.
  ...world.histories
    .filter(({ subject }) => subject === 'record')
    .map(
      ({ id, about, people }): Telling => ({
        ...{
          table: 'history',
          id,
          about: 'history',
          of: about,
          people: about ? [about, ...people] : people,
        },
      }),
    ),
  ...world.messages.map(
    ({ id, about }): Telling => ({
      ...{ table: 'message', id, about: 'messages', of: about, people: about ? [about] : [] },
    }),
  ),
]

/** What the policy does not say: an asker's own entry, link or message is theirs; and who holds what is watched over by machines. */
function isElsewhere(world: World, { asker, workers }: Standing, { table, id, by }: Telling): boolean {
  if (table === 'circle_member') return workers.has(by ?? '')
  if (table === 'message')
    return world.messages.some((one) => one.id === id && 'id' in asker && one.toWorker === asker.id)
  // Whatever is sent asks what was decided, and not how it came to hold for less.
  if (table === 'decision_limit') return watches(asker)
  if (table === 'link') return 'id' in asker && asker.id === id
  return (table === 'support' || table === 'safeguarding_concern') && watches(asker)
}

const watches = ({ kind }: Asker) => kind.startsWith('job:') || kind.startsWith('operator:')

export type Asks = (question: Question) => Answer

/** What the policy says that they see, by table; and of which rows it says anything. */
export function policySees(
  world: World,
  standing: Standing,
  asks: Asks = may,
): { sees: Map<string, Ids>; speaksOf: Map<string, Ids> } {
  const sees = new Map<string, Ids>()
  const speaksOf = new Map<string, Ids>()
  const put = (into: Map<string, Ids>, { table, id }: Telling) =>
    into.set(table, (into.get(table) ?? new Set()).add(id))
  for (const row of tellings(world)) {
    if (isElsewhere(world, standing, row)) continue
    put(speaksOf, row)
    const stands = standsTo(world, standing, row)
    if (
      stands.some(
        (one) =>
          asks({
            ...one,
            about: row.about,
            act: 'see',
            purpose: row.about === 'concerns' ? 'safety' : 'care',
          }).allowed,
      )
    )
      put(sees, row)
  }
  return { sees, speaksOf }
}

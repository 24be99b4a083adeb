import { runId, serviceOf } from '../demo/programmes/runs.ts'
import { invented } from '../demo/saltmere.ts'
import type { commandsOn } from '../src/outcomes/testing.ts'
import { newId } from '../src/words/index.ts'
import type { Caller } from './caller.ts'
import { aboutTaz, saysYes, seenOn } from './referring.ts'
import type { Saltmere } from './saltmere.ts'
import { theirYes } from './scene.ts'
import { dated, does } from './sending.ts'

/** How somebody comes to a programme: who refers with which form, and who becomes their link worker. */
export type ComesBy = {
  programme: string
  sender: string
  form: 'school' | 'health' | 'professional'
  worker: string
  /** A question of the programme, with the picks at the start and at the end. */
  measure?: { key: string; picks: readonly [number, number] }
  override?: string | undefined
}

/** What is answered at a point: every question with this number, or each with its own. */
export type Picks = number | Record<string, number>

/** One person on their way: the callers around them, and what is made for them. */
export type OnTheWay = ComesBy & { support: string; by: Caller }

/** An answer to everything that the programme asks on this page besides: words, or the first of the choices. */
export function answersTo(page: string): Record<string, string> {
  const tags = page.match(/<(input|textarea)[^>]*name="asks-[^>]*>/g) ?? []
  const answers: Record<string, string> = {}
  for (const tag of tags) {
    const name = /name="([^"]+)"/.exec(tag)?.[1] ?? ''
    const chosen = /type="(radio|checkbox)"/.test(tag) ? /value="([^"]*)"/.exec(tag)?.[1] : undefined
    answers[name] ??= chosen ?? 'We talked about it'
  }
  return answers
}

/** Saltmere with its callers, each signed in once, and questions to its database. */
export class Way {
  readonly saltmere: Saltmere
  private readonly known = new Map<string, Promise<Caller>>()

  constructor(saltmere: Saltmere) {
    this.saltmere = saltmere
  }

  as(name: string): Promise<Caller> {
    const caller = this.known.get(name) ?? this.saltmere.caller().signsIn(name)
    this.known.set(name, caller)
    return caller
  }

  async one<T extends object>(query: string, values: unknown[]): Promise<T> {
    const { rows } = await this.saltmere.database.owner.query<T>(query, values)
    if (!rows[0]) throw new Error(`there is nothing: ${query}`)
    return rows[0]
  }

  /** How a part in a programme stands, of a support. */
  async standing(support: string): Promise<{ id: string; state: string; programme: string }> {
    return this.one('select id, state, programme from enrolment where support_id = $1', [support])
  }

  /** A referral with its form is sent, and somebody of the team that it reaches takes them on. */
  async isTakenOn(
    comes: ComesBy,
    { at_place = '', ...about }: Record<string, string> = {},
  ): Promise<OnTheWay> {
    const sender = await this.as(comes.sender)
    const referral = newId()
    const { may_tell: told = '', ...fields } = { ...aboutTaz, judged_by: comes.sender, ...about }
    await does(sender, `/refer/${comes.form}/${referral}`, { ...fields, may_tell: told })
    return this.isAccepted(comes, referral, at_place)
  }

  /** Somebody of the team that a referral reaches takes them on, and meets them. */
  async isAccepted(
    comes: Pick<ComesBy, 'programme' | 'worker'> & Partial<ComesBy>,
    referral: string,
    at_place = '',
  ): Promise<OnTheWay> {
    const by = await this.as(comes.worker)
    await saysYes(by, referral, comes.worker)
    const { id } = await this.one<{ id: string }>('select id from support where referral_id = $1', [referral])
    await does(by, `/supports/${id}/contacts`, {
      ...{ kind: 'meeting', reached: 'yes', day: 'today', at_place, once: newId() },
    })
    return { sender: '', form: 'school', ...comes, support: id, by }
  }

  /** What the programme asks is asked beside them, at the start or at the end. */
  async answers({ by, support, measure }: OnTheWay, at: 'start' | 'end'): Promise<void> {
    if (!measure) return
    const occasion = at === 'start' ? 'baseline' : 'follow_up'
    const asking = { measure: measure.key, occasion, how: 'together', once: newId() }
    await does(by, `/supports/${support}/asks`, { ...asking, ...dated('due', '2027-07-01') })
    const { id, items } = await this.one<{ id: string; items: string[] }>(
      'select id, items from ask where support_id = $1 and measure = $2 and occasion = $3',
      [support, measure.key, occasion],
    )
    const pick = String(measure.picks[at === 'start' ? 0 : 1])
    await does(by, `/asks/${id}/answers`, Object.fromEntries(items.map((item) => [item, pick])))
  }

  /**
   * What the programme asks or counts at a point of its own, through the page of their part in it: answered beside their worker, or
   * by themselves on a phone, by a link of their own.
   */
  async point(one: OnTheWay, measure: string, at: string, picks: Picks, how = 'together'): Promise<void> {
    const { by, support } = one
    const { id, part } = await this.one<{ id: string; part: string }>(
      'select id, enrolment_id as part from measure_point where support_id = $1 and measure = $2 and point = $3',
      [support, measure, at],
    )
    const path = `/enrolments/${part}/points/${id}`
    await does(by, path, {
      how,
      ...dated('due', how === 'link' ? '2026-12-01' : '2027-07-01'),
      once: newId(),
    })
    const { ask, items } = await this.one<{ ask: string; items: string[] }>(
      'select k.id as ask, k.items from point_ask a join ask k on k.id = a.ask_id where a.point_id = $1',
      [id],
    )
    const given = items.map(
      (item) => [item, String(typeof picks === 'number' ? picks : picks[item])] as const,
    )
    if (how === 'together') {
      await does(by, `/asks/${ask}/answers`, Object.fromEntries(given))
      return
    }
    const [link, phone] = [await this.isTold(/\/a\/[\w-]{43}/), this.saltmere.caller()]
    for (const [nth, [, answer]] of given.entries())
      await does(phone, `${link}/${nth + 1}`, { answer, go: 'next' })
    await does(phone, `${link}/answers`, {})
  }

  /** They set a goal and give it a number; later they give it another. */
  async rates({ by, support }: OnTheWay, rating: string, whose = 'young_person'): Promise<void> {
    const goals = await this.saltmere.database.owner.query<{ id: string }>(
      'select id from goal where support_id = $1',
      [support],
    )
    const [goal] = goals.rows
    const said = { rated_by: whose, ...dated('rated_on', '2026-11-24'), once: newId() }
    if (goal) await does(by, `/supports/${support}/ratings`, { ...said, [`rating-${goal.id}`]: rating })
    else
      await does(by, `/supports/${support}/goals`, {
        ...{ words: 'To have one thing a week', whose, rating, once: newId() },
      })
  }

  /** They take part beside their worker. */
  async joins({ by, support, programme, override = '' }: OnTheWay): Promise<void> {
    await does(by, `/supports/${support}/programmes`, { run: runId(programme), override, once: newId() })
  }

  /** They went the whole way, as whoever runs it or their worker says. */
  async wentTheWay({ by, support }: OnTheWay, coach?: string): Promise<void> {
    const { id } = await this.standing(support)
    await does(coach ? await this.as(coach) : by, `/enrolments/${id}/completion`, {})
  }

  /** Which of the two that are compared it is for them. */
  async isComparedAs({ by, support }: OnTheWay, arm: string): Promise<void> {
    await does(by, `/enrolments/${(await this.standing(support)).id}/arm`, { arm })
  }

  /** Their worker refers them onward to a service of the directory, whose team says yes. */
  async goesOnTo(one: OnTheWay, service: string, coach = 'Delroy Banks'): Promise<void> {
    await this.isGivenAPlace({ ...one, override: undefined }, service, coach)
  }

  /** From waiting to the first time in a group: offered, a yes by link, and here in the register of today. */
  async comesInto(one: OnTheWay, group: string, coach: string): Promise<string> {
    await this.waitsFor(one, coach)
    const { id } = await this.standing(one.support)
    await this.saysYesTo(await this.isOffered(group, coach))
    await this.comes(group, coach, [id])
    return id
  }

  /** A place in a group of the programme is asked for, and the team that runs it gives one on its list. */
  waitsFor(one: OnTheWay, coach: string): Promise<string> {
    return this.isGivenAPlace(one, serviceOf(one.programme), coach)
  }

  private async isGivenAPlace({ by, support, override }: OnTheWay, service: string, coach: string) {
    const referral = newId()
    const asked = { service: invented(`service ${service}`), why: 'I would like that' }
    const why: Record<string, string> = override ? { override } : {}
    const path = `/supports/${support}/prescriptions/${referral}`
    const { text } = await by.opens(`${path}?service=${asked.service}`)
    await does(by, path, { ...asked, ...why, ...theirYes, ...answersTo(text), next: 'send' })
    const runs = await this.as(coach)
    const page = await runs.opens(`/asked/${referral}`)
    const yes = { seen: seenOn(page.text), taken_by: invented(coach), when: 'We tell you when' }
    await does(runs, `/asked/${referral}/acceptance`, yes)
    return referral
  }

  /** The coach begins a group that meets today and three times more. */
  async group(programme: string, coach: string, given: Record<string, string> = {}): Promise<string> {
    const answer = await does(await this.as(coach), `/runs/${runId(programme)}/groups`, {
      ...{ name: 'Every Tuesday', kind: 'group', seats: '6', at_place: 'The hall', postcode: '', count: '4' },
      ...{ ...dated('first_on', '2026-11-24'), starts_at: '5.30pm', ends_at: '7pm', once: newId() },
      ...given,
    })
    return /\/groups\/([\w-]{36})/.exec(answer.location ?? '')?.[1] ?? ''
  }

  /** The session of a group that is today, or so many weeks after its first. */
  async sessionOf(group: string, week = 0): Promise<string> {
    const query = 'select id from group_session where group_id = $1 order by on_date offset $2 limit 1'
    return (await this.one<{ id: string }>(query, [group, week])).id
  }

  /** Free places are offered; gives the address of the offer in the latest message to Taz. */
  async isOffered(group: string, coach: string): Promise<string> {
    const by = await this.as(coach)
    await does(by, `/groups/${group}/offers`, { most: '1', ...dated('answer_by', '2026-12-02') })
    return this.isTold(/\/offers\/[\w-]{43}/)
  }

  /** The address in the latest message to Taz that has one like it, and that was not told of before. */
  private async isTold(like: RegExp): Promise<string> {
    for (let tries = 0; tries < 100; tries++) {
      const told = await this.saltmere.messagesTo('+447700900123')
      const link = told.map(({ body }) => like.exec(body)?.[0]).find(Boolean)
      if (link && !this.given.has(link)) {
        this.given.add(link)
        return link
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`nobody was told of ${like}`)
  }

  /** The links that were handed out. */
  private readonly given = new Set<string>()

  /** They say yes by their own link, without an account. */
  async saysYesTo(offer: string): Promise<void> {
    await does(this.saltmere.caller(), offer, { answer: 'yes' })
  }

  /** The coach marks them here in the register of today, and finishes it: whoever is not marked was not there. */
  async comes(group: string, coach: string, enrolments: readonly string[], week = 0): Promise<void> {
    const [by, session] = [await this.as(coach), await this.sessionOf(group, week)]
    const marks = enrolments.flatMap((id) => [
      [`said-${id}`, 'came'],
      [`was-${id}`, 'not_marked'],
    ])
    await does(by, `/sessions/${session}/marks`, { ...Object.fromEntries(marks), once: newId() })
    await does(by, `/sessions/${session}/finish`, {})
  }

  /** The support ends as agreed; where they have a place they go on without it. Their worker asks later how it goes, or does not. */
  async ends({ by, support }: OnTheWay, followUp?: string): Promise<void> {
    const query = "select id from referral where support_from_id = $1 and state = 'accepted'"
    const { rows: places } = await this.saltmere.database.owner.query<{ id: string }>(query, [support])
    const stays = Object.fromEntries(places.map(({ id }) => [`place_${id}`, 'on_their_own']))
    const later: Record<string, string> = followUp
      ? { follow_up: 'yes', ...dated('follow_up_on', followUp) }
      : { follow_up: 'no' }
    const ending = { reason: 'completed', told: 'in_person', ...later, once: newId() }
    await does(by, `/supports/${support}/ending`, { ...ending, ...stays })
  }
}

type Commands = ReturnType<typeof commandsOn>

/** Takes in what each of some people scored at both ends, all of one arm, as whoever holds it would; gives every figure of all together. */
export async function comparedWith(
  commands: Commands,
  programme: string,
  { arm, measure, ends }: { arm: string; measure: string; ends: readonly [number, number] },
) {
  const rows = ['a', 'b', 'c'].flatMap((who) => [
    `${who},${arm},${measure},baseline,,${ends[0]}`,
    `${who},${arm},${measure},end,,${ends[1]}`,
  ])
  const scores = commands.file(`young_person,arm,measure,point,date,value\n${rows.join('\n')}\n`)
  await commands.called('import', programme, { scores, source: 'Beside them', json: true })
  return figuresOf(commands, programme, { all: true })
}

/** The own records of a programme, written anew, and what comes out of them. */
export async function figuresOf(commands: Commands, programme: string, of: { all?: boolean } = {}) {
  await commands.called('refresh', programme, { json: true })
  const { printed } = await commands.called('outcomes', programme, { json: true, ...of })
  return JSON.parse(printed.join('')) as {
    people: number
    statements: { key: string; value: number | null; n: number; missing: number; because?: string }[]
  }
}

import { createHash } from 'node:crypto'

// Two invented places and everybody who may ask there about what is in nobody's record: each role in each kind of organisation, those
// whose role is over or has yet to come, who left, and who does another's work; links, a pupil, and every job and command.

export const [YESTERDAY, TODAY, TOMORROW, LATER] = ['2026-11-25', '2026-11-26', '2026-11-27', '2099-01-01']

/** The id of whatever is called so: always the same, so that what differs can be found by its name. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The two places. */
export const [HERE, THERE] = [idOf('here'), idOf('there')]

type Kind = 'council' | 'charity' | 'school' | 'college'
type Role =
  | 'manager'
  | 'administrator'
  | 'commissioner'
  | 'supervisor'
  | 'link_worker'
  | 'provider'
  | 'safeguarding_lead'

type Organisation = { name: string; kind: Kind; place: string }
type Team = { name: string; of: string; frontDoor?: boolean; closed?: boolean; takesReferrals?: boolean }
/** A role in a team, from a day and until one; today's where none is named. */
type Work = { role: Role; team: string; from?: string; to?: string }
type Worker = { name: string; of: string; works: Work[]; left?: boolean }

export const organisations: readonly Organisation[] = [
  { name: 'council', kind: 'council', place: HERE },
  { name: 'charity', kind: 'charity', place: HERE },
  { name: 'school', kind: 'school', place: HERE },
  { name: 'college', kind: 'college', place: HERE },
  { name: 'council there', kind: 'council', place: THERE },
  { name: 'school there', kind: 'school', place: THERE },
]

export const teams: readonly Team[] = [
  { name: 'front door', of: 'council', frontDoor: true },
  { name: 'council team', of: 'council' },
  { name: 'charity team', of: 'charity' },
  { name: 'second charity team', of: 'charity' },
  { name: 'closed charity team', of: 'charity', closed: true },
  { name: 'team without referrals', of: 'charity', takesReferrals: false },
  { name: 'school team', of: 'school' },
  { name: 'college team', of: 'college' },
  { name: 'front door there', of: 'council there', frontDoor: true },
  { name: 'school team there', of: 'school there' },
]

const has = (role: Role, team: string, from?: string, to?: string): Work => ({
  ...{ role, team },
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
})

export const workers: readonly Worker[] = [
  { name: 'council administrator', of: 'council', works: [has('administrator', 'council team')] },
  { name: 'commissioner', of: 'council', works: [has('commissioner', 'council team')] },
  { name: 'council manager', of: 'council', works: [has('manager', 'council team')] },
  { name: 'council link worker', of: 'council', works: [has('link_worker', 'council team')] },
  { name: 'lead at the front door', of: 'council', works: [has('safeguarding_lead', 'front door')] },
  // A lead of the organisation that has the front door leads safety in another team of it too.
  { name: 'lead beside the front door', of: 'council', works: [has('safeguarding_lead', 'council team')] },
  {
    ...{ name: 'until yesterday', of: 'council' },
    works: [
      has('administrator', 'council team', undefined, YESTERDAY),
      has('commissioner', 'council team', undefined, YESTERDAY),
      has('manager', 'council team', undefined, YESTERDAY),
      has('safeguarding_lead', 'front door', undefined, YESTERDAY),
    ],
  },
  {
    ...{ name: 'from tomorrow', of: 'council' },
    works: [
      has('administrator', 'council team', TOMORROW),
      has('commissioner', 'council team', TOMORROW),
      has('manager', 'council team', TOMORROW),
      has('safeguarding_lead', 'front door', TOMORROW),
    ],
  },
  {
    ...{ name: 'until today', of: 'council' },
    works: [
      has('commissioner', 'council team', undefined, TODAY),
      has('safeguarding_lead', 'front door', undefined, TODAY),
    ],
  },
  { name: 'from today', of: 'council', works: [has('commissioner', 'council team', TODAY)] },
  { name: 'who left', of: 'council', works: [has('administrator', 'council team')], left: true },
  { name: 'without a role', of: 'council', works: [] },
  { name: 'charity administrator', of: 'charity', works: [has('administrator', 'charity team')] },
  { name: 'charity manager', of: 'charity', works: [has('manager', 'charity team')] },
  { name: 'charity supervisor', of: 'charity', works: [has('supervisor', 'charity team')] },
  { name: 'provider', of: 'charity', works: [has('provider', 'charity team')] },
  { name: 'provider of the second team', of: 'charity', works: [has('provider', 'second charity team')] },
  { name: 'charity lead', of: 'charity', works: [has('safeguarding_lead', 'charity team')] },
  {
    name: 'who does the administrator’s work',
    of: 'charity',
    works: [has('provider', 'second charity team')],
  },
  {
    name: 'who did the administrator’s work',
    of: 'charity',
    works: [has('provider', 'second charity team')],
  },
  { name: 'head', of: 'school', works: [has('manager', 'school team')] },
  { name: 'school administrator', of: 'school', works: [has('administrator', 'school team')] },
  { name: 'school lead', of: 'school', works: [has('safeguarding_lead', 'school team')] },
  { name: 'teacher', of: 'school', works: [has('link_worker', 'school team')] },
  {
    name: 'head until yesterday',
    of: 'school',
    works: [has('manager', 'school team', undefined, YESTERDAY)],
  },
  { name: 'head from tomorrow', of: 'school', works: [has('manager', 'school team', TOMORROW)] },
  { name: 'head who left', of: 'school', works: [has('manager', 'school team')], left: true },
  // Who works in a school and manages only elsewhere has nothing to do with its lists.
  { name: 'teacher who manages elsewhere', of: 'school', works: [has('manager', 'charity team')] },
  { name: 'school commissioner', of: 'school', works: [has('commissioner', 'school team')] },
  { name: 'college head', of: 'college', works: [has('manager', 'college team')] },
  { name: 'administrator there', of: 'council there', works: [has('administrator', 'front door there')] },
  { name: 'commissioner there', of: 'council there', works: [has('commissioner', 'front door there')] },
  { name: 'manager there', of: 'council there', works: [has('manager', 'front door there')] },
  { name: 'lead there', of: 'council there', works: [has('safeguarding_lead', 'front door there')] },
  { name: 'head there', of: 'school there', works: [has('manager', 'school team there')] },
]

/** Who does whose work, and until when. */
export const covers = [
  { by: 'who does the administrator’s work', of: 'council administrator', to: TODAY },
  { by: 'who did the administrator’s work', of: 'council administrator', to: YESTERDAY },
]

/** Jobs and commands, of which each is asked in one place; and those who come without an account. */
const kinds: readonly string[] = [
  ...['job:sweep', 'job:deliver', 'job:seal', 'job:destroy-names', 'job:publish', 'job:programme-flows'],
  ...[
    'job:programme-records',
    'job:programme-outcomes',
    'operator:surveys-import',
    'operator:surveys-results',
  ],
  ...['operator:surveys-publish', 'operator:programmes-import', 'operator:programmes-outcomes'],
  ...['operator:screening-allocation', 'operator:history-verify', 'operator:backup', 'operator:demo'],
  ...['operator:mailbox', 'public', 'young-person', 'parent', 'glass', 'nobody'],
]

/** Whoever asks: what they are called here, and what the program says of them. */
export type Who = {
  name: string
  kind: string
  id: string
  place: string
  /** Where they work, if anywhere: the name of the organisation, and whether they left it. */
  of: string | null
  left: boolean
  /** What they work as today. */
  works: readonly Work[]
  /** What is theirs to do for somebody who is away, and their own. */
  doing: readonly Work[]
}

const isToday = ({ from = '2026-01-01', to = LATER }: Work): boolean => from <= TODAY && to >= TODAY

const worksOf = (name: string): Work[] =>
  (workers.find((one) => one.name === name)?.works ?? []).filter(isToday)

/** Somebody without a role. */
export const nobodyBut = (name: string, kind: string, place: string, id = idOf(name)): Who => ({
  ...{ name, kind, id, place, of: null, left: false, works: [], doing: [] },
})

const placeOf = (organisation: string): string =>
  organisations.find(({ name }) => name === organisation)?.place ?? ''

const asked = ({ name, of, left = false }: Worker): Who => {
  const away = covers.filter(({ by, to }) => by === name && to >= TODAY)
  const works = worksOf(name)
  return {
    ...{ name, kind: 'worker', id: idOf(name), place: placeOf(of), of, left, works },
    doing: [...works, ...away.flatMap(({ of: other }) => worksOf(other))],
  }
}

/** Who tries to set up surveys by a command, which says who runs it. */
const atTheCommand: readonly string[] = [
  ...['council administrator', 'commissioner', 'council link worker', 'until yesterday', 'from tomorrow'],
  ...['until today', 'from today', 'who left', 'without a role', 'who does the administrator’s work'],
  ...['school administrator', 'school commissioner', 'administrator there'],
]

const creates = (who: Who): Who => ({
  ...who,
  name: `surveys create as ${who.name}`,
  kind: 'operator:surveys-create',
})

const everyWorker = workers.map(asked)

/** Everybody who asks. */
export const everybody: readonly Who[] = [
  ...everyWorker,
  ...everyWorker.filter(({ name }) => atTheCommand.includes(name)).map(creates),
  ...kinds.map((kind) => nobodyBut(kind, kind, HERE)),
  ...['public', 'job:sweep', 'job:destroy-names'].map((kind) => nobodyBut(`${kind} there`, kind, THERE)),
]

// ------------------------------------------------------------ what the sentences ask of somebody

export const isWorker = ({ kind }: Who): boolean => kind === 'worker'

export const is = ({ kind }: Who, ...all: string[]): boolean => all.includes(kind)

/** Whether they work as one of these today themselves. */
export const worksAs = (who: Who, ...roles: Role[]): boolean =>
  isWorker(who) && who.works.some(({ role }) => roles.includes(role))

const organisationOf = (team: string): string => teams.find(({ name }) => name === team)?.of ?? ''
const isSchool = (organisation: string | null): boolean =>
  organisations.some(({ name, kind }) => name === organisation && (kind === 'school' || kind === 'college'))

/** The teams in which they see content today, those of whose work they do among them: "those roles open no team". */
export const teamsOf = (who: Who): string[] =>
  isWorker(who)
    ? who.doing
        .filter(({ role }) => role !== 'administrator' && role !== 'commissioner')
        .map(({ team }) => idOf(team))
    : []

/** The teams that they manage or supervise. */
export const ledBy = (who: Who): string[] =>
  isWorker(who)
    ? who.doing
        .filter(({ role }) => role === 'manager' || role === 'supervisor')
        .map(({ team }) => idOf(team))
    : []

/** "Administrators and commissioners of the place curate its directory", and whoever does their work. */
export const curates = (who: Who): boolean =>
  isWorker(who) && who.doing.some(({ role }) => role === 'administrator' || role === 'commissioner')

export const commissions = (who: Who): boolean => worksAs(who, 'commissioner')

/** "Surveys are run by whoever administers or commissions, and works in no school." */
export const runsSurveys = (who: Who): boolean =>
  worksAs(who, 'administrator', 'commissioner') && !who.left && !isSchool(who.of)

/** "The safeguarding leads of the organisation at whose front door the place is." */
export const leadsSafety = (who: Who): boolean =>
  isWorker(who) &&
  who.works.some(
    ({ role, team }) =>
      role === 'safeguarding_lead' &&
      teams.some(
        ({ of, frontDoor }) => frontDoor && of === organisationOf(team) && placeOf(of) === who.place,
      ),
  )

/** The school or college where they work; and where they also manage, administer or lead safeguarding. */
export const worksIn = (who: Who): string | null =>
  isWorker(who) && !who.left && isSchool(who.of) ? who.of : null

export const leadsSchool = (who: Who): string | null => {
  const led = who.works.some(
    ({ role, team }) =>
      (role === 'manager' || role === 'administrator' || role === 'safeguarding_lead') &&
      organisationOf(team) === who.of,
  )
  return led ? worksIn(who) : null
}

/** Whose work somebody looks after: the others of a team they manage, all of the organisation they administer. */
export const looksAfter = (who: Who): string[] => {
  const managed = who.works.filter(({ role }) => role === 'manager').map(({ team }) => team)
  const administers = who.works.some(({ role }) => role === 'administrator')
  const ofTeams = workers.filter(({ works }) =>
    works.some((one) => managed.includes(one.team) && (one.to ?? LATER) >= TODAY),
  )
  const ofOrganisation = administers ? workers.filter(({ of }) => of === who.of) : []
  return isWorker(who)
    ? [...ofTeams, ...ofOrganisation].map(({ name }) => idOf(name)).filter((id) => id !== who.id)
    : []
}

/** Whether they run this command for a place whose surveys they may set up. */
export const setsUpSurveys = (who: Who): boolean =>
  who.kind === 'operator:surveys-create' && runsSurveys({ ...who, kind: 'worker' })

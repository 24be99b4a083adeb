import type { Context, MiddlewareHandler } from 'hono'
import { signedIn, type Visit, whoMay } from '../accounts/index.ts'
import type { Content } from '../policy/index.ts'

/** Who is let in at an address: the hall turns everybody else away from what is for workers, before a room is asked. */
export type LetIn =
  | 'everybody'
  /** Whoever holds the link, the slip or the code, which the room checks. */
  | 'a key'
  | 'workers'
  /** The room asks, page by page: some are for everybody, and some are not. */
  | 'the room asks'

/**
 * One row: where addresses begin (a segment that begins with a colon stands for any), who is let in, and, where a
 * stranger may ask with an id that is not theirs and need not be told that there is nothing, why. What is for workers says
 * what it is about.
 */
export type Row = { start: string; open?: string } & (
  | { letsIn: 'workers'; about: Content }
  | { letsIn: Exclude<LetIn, 'workers'> }
)

const forEverybody = [
  ...['/', '/accessibility', '/danger', '/developers', '/health', '/help', '/privacy', '/signed-out'],
  ...['/sign-out', '/wellbeing', '/assets'],
].map((start): Row => ({ start, letsIn: 'everybody', open: 'the same for everybody' }))

/** What is for workers, by what it is about: the policy says which kinds of worker may come at all. */
const forWorkers = Object.entries({
  accounts: ['/closures', '/covers', '/memberships', '/team', '/teams', '/workers'],
  attendance: ['/enrolments', '/sessions'],
  circle: ['/handovers'],
  concerns: ['/concerns'],
  emergencies: ['/glass', '/glass-people', '/glass-reviews', '/organisations', '/safeguarding-duties'],
  'first name': ['/companions'],
  'kept apart': [
    ...['/sealings', '/young-people/:id/not-together', '/young-people/:id/protections'],
    '/young-people/:id/sealings',
  ],
  keeping: [
    ...['/access-requests', '/corrections', '/disposal-proposals', '/disposals', '/erasure-requests'],
    ...['/holds', '/retention'],
  ],
  plan: [
    ...['/family-members', '/family-plans', '/family-steps', '/plan-agencies', '/plan-lead-offers'],
    ...['/plan-meetings', '/plan-steps', '/shared-plans', '/supports'],
  ],
  programmes: ['/groups', '/programmes/drafts', '/runs'],
  questions: ['/asks'],
  // Whoever referred is told how it goes, whatever their role.
  referral: [
    ...[
      '/asked',
      '/attendance',
      '/looking-again',
      '/prescriptions',
      '/referrals',
      '/waiting-lists',
      '/waiting-rows',
    ],
    '/young-people',
  ],
  surveys: ['/reading', '/responses', '/results', '/school-surveys', '/schools'],
  themselves: ['/checks', '/messages', '/signed-in', '/ties', '/today'],
} satisfies Partial<Record<Content, string[]>>).flatMap(([about, starts]) =>
  starts.map((start): Row => ({ start, letsIn: 'workers', about: about as Content })),
)

const link = 'whoever holds the link holds the key: see the tests of links'

/** Every address of Trellis. The server does not start with a route that stands in no row. */
export const matrix: readonly Row[] = [
  ...forEverybody,
  ...forWorkers,
  { start: '/about', letsIn: 'everybody', open: 'about programmes, and nobody' },
  { start: '/demo', letsIn: 'everybody', open: 'what the demo would have sent; there on a demo only' },
  { start: '/embed', letsIn: 'everybody', open: 'the directory as everybody is given it' },
  { start: '/kit', letsIn: 'everybody', open: 'pictures of the kit; there on a demo only' },
  { start: '/oruk', letsIn: 'everybody', open: 'the directory as everybody is given it' },
  { start: '/sign-in', letsIn: 'everybody', open: 'signing in' },
  { start: '/survey-letters', letsIn: 'everybody', open: 'what parents read before a survey' },
  { start: '/you-said', letsIn: 'everybody', open: 'what a school tells its pupils' },
  ...['/a', '/k', '/l', '/meanwhile', '/offers'].map(
    (start): Row => ({ start, letsIn: 'a key', open: link }),
  ),
  { start: '/unsafe', letsIn: 'a key', open: link },
  { start: '/my', letsIn: 'a key' },
  { start: '/my/in', letsIn: 'a key', open: 'the link and the code are the key: see src/my-page' },
  { start: '/survey', letsIn: 'a key', open: 'the slip is the key, in a cookie: see src/filling-in' },
  { start: '/measures', letsIn: 'workers', about: 'programmes', open: 'about instruments, and nobody' },
  { start: '/programmes', letsIn: 'workers', about: 'programmes', open: 'about programmes, and nobody' },
  {
    start: '/runs/:id/money',
    letsIn: 'workers',
    about: 'programmes',
    open: 'money for a programme, and nobody: see src/budgets',
  },
  {
    ...{ start: '/runs/:id/contacts-each-week', letsIn: 'workers', about: 'figures' },
    open: 'how many were met in a week, and nobody: see src/outcomes',
  },
  {
    start: '/surveys',
    letsIn: 'workers',
    about: 'surveys',
    open: 'what is asked of whole year groups: see src/surveys',
  },
  { start: '/directory', letsIn: 'the room asks', open: 'about services, and nobody' },
  { start: '/fhir', letsIn: 'the room asks' },
  { start: '/fhir/Questionnaire', letsIn: 'everybody', open: 'about instruments, and nobody' },
  {
    start: '/refer',
    letsIn: 'the room asks',
    open: 'a form is whoever began it: see drafts-are-kept',
  },
  { start: '/services', letsIn: 'the room asks', open: 'the directory is public' },
  { start: '/support-here', letsIn: 'the room asks', open: 'counts of everybody, and nobody' },
]

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean)

const inOrder = matrix
  .map((row) => ({ row, segments: segmentsOf(row.start) }))
  .sort((one, other) => other.segments.length - one.segments.length)

/** The row of an address or of a route's path: the one that says most of it. Undefined where there is none. */
export function rowOf(path: string): Row | undefined {
  const given = segmentsOf(path)
  return inOrder.find(({ segments }) =>
    segments.length === 0
      ? given.length === 0
      : segments.every((segment, at) => given[at] && (segment.startsWith(':') || segment === given[at])),
  )?.row
}

/**
 * Turns away from what is for workers whoever is not signed in; and to whom the policy says yes neither to see nor to write
 * what is there, however they stand to anybody, there is nothing there. What its room asks besides is asked after that.
 */
export const letIn: MiddlewareHandler<Visit> = (c: Context<Visit>, next) => {
  const row = rowOf(c.req.path)
  if (row?.letsIn !== 'workers') return next()
  if (!c.var.worker) return signedIn(c, next)
  const act = c.req.method === 'GET' || c.req.method === 'HEAD' ? 'see' : 'write'
  return whoMay({ about: row.about, act })(c, next)
}

/** Throws when a route stands in no row of the matrix: nobody has said who is let in there. */
export function everyRouteIsKnown(routes: readonly { method: string; path: string }[]): void {
  const unknown = routes.filter(({ path }) => !path.startsWith('/*') && !rowOf(path))
  if (unknown.length === 0) return
  const named = [...new Set(unknown.map(({ method, path }) => `${method} ${path}`))].join(', ')
  throw new Error(`src/server/matrix.ts says of no one that they are let in at ${named}: give each a row`)
}

import type { Context } from 'hono'
import { type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { BackLink } from '../../ui/index.ts'
import { roundCan } from '../round.ts'
import { type SetUp, setUpById } from './whole.ts'

type C = Context<Visit>

/** Runs work on one survey for whoever runs the surveys of its place. */
export const onRound = (c: C, work: (acting: Acting, whole: SetUp) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const whole = await setUpById(acting, c.req.param('id') ?? '', workerOf(c).organisationId)
    return whole ? work(acting, whole) : c.notFound()
  })

/** The same while the survey is not opened; afterwards it leads back to its page, which says that it is. */
export const onDraft: typeof onRound = (c, work) =>
  onRound(c, (acting, whole) =>
    roundCan.beChanged(whole.round) ? work(acting, whole) : c.redirect(`/surveys/${whole.round.id}`, 303),
  )

/** A page of one survey, with the way back to it. */
export const surveyPage = (
  c: C,
  { round }: SetUp,
  { title, children, wrong = false }: { title: string; children: unknown; wrong?: boolean },
) =>
  c.var.page({
    title: `${title}: ${round.name}`,
    section: 'surveys',
    errors: wrong,
    status: wrong ? 422 : 200,
    before: <BackLink href={`/surveys/${round.id}`} text={round.name} />,
    children,
  })

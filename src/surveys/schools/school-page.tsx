import type { Context } from 'hono'
import { type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import { BackLink } from '../../ui/index.ts'
import type { Round } from '../round.ts'
import { roundById } from '../round-store.ts'
import { type RoundSchool, schoolById } from './school-store.ts'

type C = Context<Visit>

/** A survey as one school has it. */
export type AtSchool = { school: RoundSchool; round: Round }

/** Runs work on a survey that the worker's own school was asked to take part in, from its opening on. */
export const atSchool = (c: C, work: (acting: Acting, at: AtSchool) => Promise<Response> | Response) =>
  c.var.act(async (acting) => {
    const school = await schoolById(acting, c.req.param('id') ?? '')
    if (!school || school.organisationId !== workerOf(c).organisationId) return c.notFound()
    const round = await roundById(acting, school.roundId)
    return round?.openedAt ? work(acting, { school, round }) : c.notFound()
  })

/** The same for a school that takes part; any other is led to the invitation. */
export const takingPart: typeof atSchool = (c, work) =>
  atSchool(c, (acting, at) =>
    at.school.answer === 'takes_part' ? work(acting, at) : c.redirect(addressOf(at), 303),
  )

export const addressOf = ({ school }: AtSchool, more = ''): string => `/school-surveys/${school.id}${more}`

/** A page of one survey at a school, with the way back to its overview. */
export const schoolPage = (
  c: C,
  at: AtSchool,
  { title, children, wrong = false }: { title: string; children: unknown; wrong?: boolean },
) =>
  c.var.page({
    title: `${title}: ${at.round.name}`,
    section: 'school-surveys',
    errors: wrong,
    status: wrong ? 422 : 200,
    before: <BackLink href={addressOf(at)} text={at.round.name} />,
    children,
  })

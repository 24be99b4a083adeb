import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from 'hono'
import { curators, type Pace, signedIn, type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import type { Service } from '../../directory/index.ts'
import { tell } from '../../messages/index.ts'
import { idOfSending, ONCE, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { dateInLondon, en, isUuid, newId } from '../../words/index.ts'
import { aboutOpenService, routes } from '../guard.ts'
import { beginKeeping } from '../keeping/keepers.ts'
import { makeEntryLink } from '../keeping/links.ts'
import { tooMany } from '../too-many.tsx'
import { askToKeep } from './asking.ts'
import { claimForm, refusalForm } from './form.ts'
import { ClaimPage, ClaimSent, ClaimsPage, DecideClaimPage } from './screens.tsx'
import {
  type Claim,
  claimsWaiting,
  claimToDecide,
  decideClaim,
  keepTeamClaim,
  teamsThatRun,
} from './store.ts'

type C = Context<Visit>

const { claim: words } = en.keeping
const asPublic = { skin: 'public', width: 'reading', section: 'services' } as const

async function show(c: C, service: Service, typed: Typed, problems: Problems = {}) {
  const { worker } = c.var
  const teams = worker ? await c.var.act((acting) => teamsThatRun(acting, service.id, worker)) : []
  const wrong = Object.keys(problems).length > 0
  const sent = typedText(typed, ONCE)
  return c.var.page({
    title: words.title({ service: service.name }),
    ...{ ...asPublic, errors: wrong, status: wrong ? 422 : 200 },
    children: <ClaimPage {...{ service, teams, typed, problems }} once={isUuid(sent) ? sent : newId()} />,
  })
}

// Writing to the address on record takes a few milliseconds; so long everybody waits.
const ANSWER_MS = 250

/** The same answer at the same time whether or not an address is on record: a stranger learns nothing. */
async function take(c: C, service: Service, pace: Pace<'claim'>) {
  const typed = await typedIn(c)
  const read = readForm(claimForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, service, typed, read.problems)
  if (!(await pace(c, 'claim'))) return tooMany(c)
  const [id, name] = [idOfSending(typed), answerText(read.answers, 'name')]
  const said = { email: answerText(read.answers, 'email'), words: answerText(read.answers, 'words') }
  const asked = c.var.act((acting) => askToKeep(acting, service, { id, name, ...said }, c.var.origin))
  await Promise.all([asked, pause(ANSWER_MS)])
  return c.redirect(`/services/${service.id}/claim/sent`, 303)
}

async function takeAsTeam(c: C, service: Service) {
  const worker = workerOf(c)
  const chosen = typedText(await typedIn(c), 'team')
  const taken = await c.var.act(async (acting) => {
    const teams = await teamsThatRun(acting, service.id, worker)
    const team = teams.find(({ id }) => id === chosen)
    if (!team) return false
    const claim = { id: newId(), serviceId: service.id, name: worker.name, email: worker.email, words: null }
    await keepTeamClaim(acting, claim, worker.id)
    await beginKeeping(acting, { serviceId: service.id, claimId: claim.id, teamId: team.id })
    return true
  })
  return taken ? c.redirect(`/services/${service.id}/keeping`, 303) : c.notFound()
}

async function list(c: C) {
  return c.var.page({
    title: 'Who asks to look after an entry',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    children: <ClaimsPage claims={await c.var.act(claimsWaiting)} now={c.var.now} />,
  })
}

async function showOne(c: C, id: string, typed: Typed = {}, problems: Problems = {}) {
  const claim = isUuid(id) ? await c.var.act((acting) => claimToDecide(acting, id)) : undefined
  // Somebody has decided it meanwhile: there is nothing left to put right.
  if (!claim) return c.redirect('/directory/claims', 303)
  const wrong = Object.keys(problems).length > 0
  return c.var.page({
    title: `Who asks to look after ${claim.serviceName}`,
    ...{ section: 'directory', errors: wrong, status: wrong ? 422 : 200 },
    before: <BackLink href="/directory/claims" text="Who asks to look after an entry" />,
    children: <DecideClaimPage {...{ claim, typed, problems }} now={c.var.now} />,
  })
}

async function decided(c: C, work: (acting: Acting, claim: Claim) => Promise<void>) {
  const id = c.req.param('id') ?? ''
  if (!isUuid(id)) return c.notFound()
  await c.var.act(async (acting) => {
    const claim = await claimToDecide(acting, id)
    if (claim) await work(acting, claim)
  })
  return c.redirect('/directory/claims', 303)
}

const accept = (c: C) =>
  decided(c, async (acting, { id, serviceId, serviceName, email }) => {
    await decideClaim(acting, id, { decision: 'accepted', reason: null, worker: workerOf(c).id })
    if (!email) return
    const keeperId = await beginKeeping(acting, { serviceId, claimId: id, email })
    const token = await makeEntryLink(acting, serviceId, { purpose: 'keep', keeperId })
    await tell(acting, {
      template: 'providerKeeps',
      values: { service: serviceName, link: `${c.var.origin}/k/${token}` },
      to: { audience: 'provider', channel: 'email', address: email },
    })
  })

async function decline(c: C) {
  const typed = await typedIn(c)
  const read = readForm(refusalForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return showOne(c, c.req.param('id') ?? '', typed, read.problems)
  const reason = answerText(read.answers, 'reason')
  return decided(c, async (acting, { id, serviceId, serviceName, email }) => {
    await decideClaim(acting, id, { decision: 'declined', reason, worker: workerOf(c).id })
    if (email)
      await tell(acting, {
        template: 'providerClaimDeclined',
        values: { service: serviceName, reason, link: `${c.var.origin}/services/${serviceId}` },
        to: { audience: 'provider', channel: 'email', address: email },
      })
  })
}

/** "Is this yours?": from whoever runs it at /services/:id/claim, decided at /directory/claims. */
export const claimRoutes = (pace: Pace<'claim'>) =>
  routes()
    .get('/services/:id/claim', (c) => aboutOpenService(c, (service) => show(c, service, {})))
    .post('/services/:id/claim', (c) => aboutOpenService(c, (service) => take(c, service, pace)))
    .post('/services/:id/claim/team', signedIn, (c) =>
      aboutOpenService(c, (service) => takeAsTeam(c, service)),
    )
    .get('/services/:id/claim/sent', (c) =>
      aboutOpenService(c, (service) =>
        c.var.page({ title: words.sent, ...asPublic, children: <ClaimSent service={service} /> }),
      ),
    )
    .get('/directory/claims', curators, (c) => list(c))
    .get('/directory/claims/:id', curators, (c) => showOne(c, c.req.param('id')))
    .post('/directory/claims/:id/acceptance', curators, (c) => accept(c))
    .post('/directory/claims/:id/refusal', curators, (c) => decline(c))

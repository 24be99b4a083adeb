import type { Context } from 'hono'
import { signedIn, type Visit, workerOf } from '../../accounts/index.ts'
import type { Acting } from '../../database/index.ts'
import type { Service } from '../../directory/index.ts'
import { tell } from '../../messages/index.ts'
import { idOfSending, ONCE, typedIn } from '../../people/index.ts'
import { BackLink } from '../../ui/index.ts'
import { answerText, type Problems, readForm, type Typed, typedText } from '../../ui/questions/index.ts'
import { addDays, dateInLondon, en, isUuid, newId } from '../../words/index.ts'
import { aboutOpenService, curators, routes } from '../guard.ts'
import { beginKeeping } from '../keeping/keepers.ts'
import { CLAIM_DAYS, makeEntryLink } from '../keeping/links.ts'
import type { Pace } from '../pace.ts'
import { tooMany } from '../too-many.tsx'
import { claimForm, refusalForm } from './form.ts'
import { ClaimPage, ClaimSent, ClaimsPage } from './screens.tsx'
import {
  addressOnRecord,
  type Claim,
  claimsWaiting,
  claimToDecide,
  decideClaim,
  keepClaim,
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

/** The same answer whether or not an address is on record: a stranger learns nothing. */
async function take(c: C, service: Service, pace: Pace) {
  const typed = await typedIn(c)
  const read = readForm(claimForm, typed, dateInLondon(c.var.now))
  if (!read.ok) return show(c, service, typed, read.problems)
  if (!(await pace(c, 'claim'))) return tooMany(c)
  const [id, name] = [idOfSending(typed), answerText(read.answers, 'name')]
  const said = { email: answerText(read.answers, 'email'), words: answerText(read.answers, 'words') }
  await c.var.act(async (acting) => {
    if (await keepClaim(acting, { id, serviceId: service.id, name, ...said }))
      await sendLink(acting, service, id, c.var.origin)
  })
  return c.redirect(`/services/${service.id}/claim/sent`, 303)
}

async function sendLink(acting: Acting, { id, name }: Service, claimId: string, origin: string) {
  const address = await addressOnRecord(acting, id)
  if (!address) return
  const token = await makeEntryLink(acting, id, { purpose: 'claim', claimId, address })
  const until = addDays(dateInLondon(acting.now), CLAIM_DAYS)
  await tell(acting, {
    template: 'providerClaimLink',
    values: { service: name, link: `${origin}/k/${token}`, until },
    to: { audience: 'provider', channel: 'email', address },
  })
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

async function list(c: C, sent?: { id: string; typed: Typed; problems: Problems }) {
  const claims = await c.var.act(claimsWaiting)
  if (sent && !claims.some(({ id }) => id === sent.id)) return c.redirect('/directory/claims', 303)
  return c.var.page({
    title: 'Who asks to look after an entry',
    section: 'directory',
    before: <BackLink href="/directory" text="The directory" />,
    ...{ errors: sent !== undefined, status: sent ? 422 : 200 },
    children: <ClaimsPage {...{ claims, sent }} now={c.var.now} />,
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
  if (!read.ok) return list(c, { id: c.req.param('id') ?? '', typed, problems: read.problems })
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
export const claimRoutes = (pace: Pace) =>
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
    .post('/directory/claims/:id/acceptance', curators, (c) => accept(c))
    .post('/directory/claims/:id/refusal', curators, (c) => decline(c))

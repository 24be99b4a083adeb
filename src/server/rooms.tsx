import type { Hono } from 'hono'
import {
  demoProvider,
  type IdentityProvider,
  identityProvidersFromEnv,
  ownPageProviderFromEnv,
  signedIn,
  signInRoutes,
  type Visit,
  workplaceRoutes,
} from '../accounts/index.ts'
import { budgetRoutes } from '../budgets/index.ts'
import { companionRoutes, companionsPart } from '../companions/index.ts'
import { aroundService as aroundEntry, curationRoutes, curatorsHome } from '../curation/index.ts'
import { takesPasskeys } from '../database/index.ts'
import { type AroundService, directoryRoutes } from '../directory/index.ts'
import { draftingRoutes, draftsPart } from '../drafting/index.ts'
import {
  afterYesPart,
  askedLaterOf,
  beginAskedFor,
  enrolmentRoutes,
  nextStepPart,
  programmesOfSupport,
  takingPart,
} from '../enrolments/index.ts'
import { familyPlansPart, familyRoutes } from '../families/index.ts'
import { fhirRoutes } from '../fhir/index.ts'
import { type FillingInSettings, fillingInRoutes } from '../filling-in/index.ts'
import { glassRoutes } from '../glass/index.ts'
import {
  askedForAt,
  askedForHere,
  askLinks,
  groupRoutes,
  referLink,
  runsPart,
  suitsHere,
} from '../groups/index.ts'
import { handoverRoutes, handoversPart } from '../handovers/index.ts'
import { costPart, insightRoutes, reachLink, supportHereLink } from '../insight/index.ts'
import { ChangeSection, measureRoutes, pairedChanges, readAtOnce } from '../measures/index.ts'
import { inboxRoutes, mailboxRoutes } from '../messages/index.ts'
import { myPageRoutes } from '../my-page/index.ts'
import { contactsLink, outcomesPart, publicFigures, weeklyRoutes } from '../outcomes/index.ts'
import {
  type ProgrammeSettings,
  type PublicSettings,
  programmeRoutes,
  publicProgrammeRoutes,
} from '../programmes/index.ts'
import { heldLink, heldRoutes } from '../publications/index.ts'
import { readingRoutes, tellHandedIn, tellReaders } from '../reading/index.ts'
import {
  type OnAccepted,
  prescribedPart,
  prescribingRoutes,
  type ReferralSettings,
  referralRoutes,
} from '../referrals/index.ts'
import { registerRoutes } from '../registers/index.ts'
import { responseRoutes } from '../responses/index.ts'
import { resultsRoutes, sinceFinding } from '../results/index.ts'
import { besideRecord, rightsRoutes } from '../rights/index.ts'
import { safetyRoutes } from '../safety/index.ts'
import { askAfterwards, screeningRoutes, supportLink } from '../screening/index.ts'
import { askedBy, steppingRoutes, steppingsPart } from '../stepping/index.ts'
import { suggestionRoutes, teamKnowsLink } from '../suggestions/index.ts'
import { openSupport, type SupportSettings, supportRoutes } from '../support/index.ts'
import { type SurveySettings, surveyRoutes } from '../surveys/index.ts'
import { todayRoutes } from '../today/index.ts'
import { sharedPlansPart, togetherRoutes } from '../together/index.ts'
import { gallery } from '../ui/index.ts'
import { notTogetherRoutes, protectionRoutes, sealingRoutes, tieRoutes } from '../walls/index.ts'
import { offeredBy, saidOfListPart, waitingPart, whileWaitingRoutes } from '../while-waiting/index.ts'
import { askLink, workshopRoutes } from '../workshops/index.ts'
import type { HallSettings } from './settings.ts'

/** What rooms to its right or beside it add to a support's pages. */
export const aroundSupport: SupportSettings = {
  add: ({ support, called }) => [
    ...(support.state === 'ended' || support.died
      ? []
      : [
          {
            text: 'Find something to do',
            href: `/supports/${support.id}/prescriptions/new`,
            note: support.restricted ? 'and tell them about it' : 'ask for a place, or tell them about it',
          },
          // What the database would refuse, since nothing new is shared from it: the line beside the record says so.
          ...(support.restricted
            ? []
            : [
                {
                  text: 'Take part in a programme',
                  href: `/supports/${support.id}/programmes`,
                  note: 'beside you, and not in a group',
                },
                {
                  text: 'Step up, down or across',
                  href: `/supports/${support.id}/stepping`,
                  note: 'another team is asked to take them on',
                },
                {
                  text: 'Plan with other agencies',
                  href: `/supports/${support.id}/shared-plans/new`,
                  note: 'one lead, and who does what',
                },
              ]),
          {
            text: 'Plan a handover',
            href: `/supports/${support.id}/handovers/new`,
            note: 'a new school, 16, 18, moving',
          },
          {
            text: 'Plan with their family',
            href: `/supports/${support.id}/family-plans/new`,
            note: 'brothers, sisters and whoever looks after them',
          },
        ]),
    ...(support.died
      ? []
      : [
          {
            text: 'Ask how things are',
            href: `/supports/${support.id}/measures`,
            note: 'the same questions before and after',
          },
          {
            text: 'Their own page',
            href: `/young-people/${support.youngPersonId}/own-page`,
            note: `a link and a code, so that ${called} sees who is around them`,
          },
        ]),
    {
      text: `Everything about ${called}`,
      href: `/young-people/${support.youngPersonId}/everything`,
      note: 'what is written down, for whoever has a right to it',
    },
  ],
  more: async (acting, { support, called }) => {
    const { id, youngPersonId, died } = support
    const [beside, asked, prescribed, programmes, steppings, waits, handovers, plans, families, comparisons] =
      await Promise.all([
        besideRecord(acting, { youngPersonId, called, died }),
        died ? null : nextStepPart(acting, support.referralId),
        died ? null : prescribedPart(acting, id),
        programmesOfSupport(acting, id),
        steppingsPart(acting, youngPersonId),
        waitingPart(acting, support),
        died ? null : handoversPart(acting, id),
        sharedPlansPart(acting, id),
        familyPlansPart(acting, youngPersonId),
        pairedChanges(acting, { supportIds: [id] }),
      ])
    return (
      <>
        {beside}
        {asked}
        {prescribed}
        {programmes}
        {waits}
        {steppings}
        {handovers}
        {plans}
        {families}
        <ChangeSection comparisons={comparisons} />
      </>
    )
  },
  lastMeasure: ({ support }) => `/supports/${support.id}/measures`,
  askedLater: (acting, { support, called }) => askedLaterOf(acting, support.id, called),
}

// What rooms to its right put on the page of a service.
const aroundService: AroundService = {
  ...aroundEntry,
  forWorkers: async (shown) => teamKnowsLink(shown),
}

// What rooms to its right do with what comes in with a slip of a named survey.
const whenFilledIn: FillingInSettings = {
  onUrgentAnswer: tellReaders,
  onHandedIn: tellHandedIn,
  afterwards: askAfterwards,
}

// What rooms to its right put on the page of a survey.
const besideSurvey: SurveySettings['beside'] = (round) => (
  <>
    {supportLink(round)}
    {heldLink(round)}
  </>
)

// What rooms to its right put on the page of a programme: where it runs, what its records show, and the ways to more of both.
const besideProgramme: ProgrammeSettings['beside'] = async (visit, programme) => (
  <>
    {await referLink(visit, programme)}
    {await runsPart(visit, programme)}
    {await outcomesPart(visit, programme)}
    {await contactsLink(visit, programme)}
    {await costPart(visit, programme)}
    {reachLink(visit, programme)}
  </>
)

// The same on the page that anybody reads: how to ask for it, figures, and how a club asks.
const besidePublicly: PublicSettings['beside'] = async (visit, programme) => (
  <>
    {await askLinks(visit, programme)}
    {await publicFigures(visit, programme)}
    {await askLink(visit, programme)}
  </>
)

// What rooms to its right put above the list of programmes: drafts, and how support stands in the place.
const aboveProgrammes: ProgrammeSettings['above'] = async (visit) => (
  <>
    {await draftsPart(visit)}
    {supportHereLink(visit)}
  </>
)

// What becomes of somebody who is taken on: support, and what was asked for by the referral.
const takenOn: OnAccepted = async (acting, accepted) => {
  await openSupport(acting, accepted)
  const asked = (await askedBy(acting, accepted)) ?? (await offeredBy(acting, accepted))
  if (asked) await beginAskedFor(acting, accepted, asked)
}

// What stands beside a referral: what a service said of its list, and from a yes on the way to what comes next.
const besideReferral: ReferralSettings['beside'] = (acting, { id, state }) =>
  state === 'accepted' ? afterYesPart(acting, id) : saidOfListPart(acting, id)

/** Mounts every room. What one room must do when something happens in a room to its left is said here. */
export function mountRooms(app: Hono<Visit>, settings: HallSettings): void {
  mountSignIn(app, settings)
  app.route('/', workplaceRoutes({ database: settings.database, passkeys: takesPasskeys(settings.env) }))
  app.route('/', safetyRoutes())
  app.route('/', glassRoutes())
  app.use('/messages', signedIn)
  app.route('/', inboxRoutes)
  app.route('/', suggestionRoutes())
  app.route('/', prescribingRoutes({ beside: companionsPart, suits: suitsHere, askedAt: askedForAt }))
  app.route('/', companionRoutes())
  app.route('/', referralRoutes({ onAccepted: takenOn, askedFor: askedForHere, beside: besideReferral }))
  app.route('/', supportRoutes(aroundSupport))
  app.route('/', measureRoutes({ onRiskAnswer: readAtOnce }))
  app.route('/', draftingRoutes())
  app.route('/', programmeRoutes({ beside: besideProgramme, above: aboveProgrammes }))
  app.route('/', publicProgrammeRoutes({ beside: besidePublicly }))
  app.route('/', registerRoutes({ assets: settings.assets }))
  app.route('/', groupRoutes({ takingPart }))
  app.route('/', workshopRoutes())
  app.route('/', enrolmentRoutes())
  app.route('/', steppingRoutes())
  app.route('/', whileWaitingRoutes())
  app.route('/', handoverRoutes())
  app.route('/', togetherRoutes())
  app.route('/', familyRoutes())
  app.route('/', budgetRoutes())
  app.route('/', weeklyRoutes())
  app.route('/', directoryRoutes({ database: settings.database, aroundService, home: curatorsHome }))
  app.route('/', curationRoutes())
  app.route('/', fillingInRoutes(whenFilledIn))
  app.route('/', surveyRoutes({ beside: besideSurvey }))
  app.route('/', heldRoutes())
  app.route('/', screeningRoutes())
  app.route('/', readingRoutes())
  app.route('/', responseRoutes({ since: sinceFinding }))
  app.route('/', resultsRoutes())
  app.route('/', rightsRoutes())
  app.route('/', sealingRoutes())
  app.route('/', tieRoutes())
  app.route('/', protectionRoutes())
  app.route('/', notTogetherRoutes())
  app.route('/', todayRoutes())
  app.route('/', myPageRoutes(settings.installation === 'demo' ? null : ownPageProviderFromEnv(settings.env)))
  app.route('/', insightRoutes())
  app.route('/', fhirRoutes())
}

// The demo's provider, its mailbox and the kit's gallery are mounted on a demo and nowhere else: elsewhere there is nothing there.
function mountSignIn(app: Hono<Visit>, settings: HallSettings): void {
  const { database, installation, env } = settings
  const passkeys = takesPasskeys(env)
  const providers: IdentityProvider[] = []
  if (installation === 'demo') {
    const demo = demoProvider({ database })
    providers.push(demo.provider)
    app.route('/', demo.routes)
    app.route('/', mailboxRoutes)
    app.route('/kit', gallery({ assets: settings.assets }))
  } else {
    providers.push(...identityProvidersFromEnv(env))
  }
  app.route('/', signInRoutes({ database, providers, passkeys }))
}

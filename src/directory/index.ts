export type { AroundService, ServiceShown } from './around-service.ts'
export { changeEntry, changeStanding, type ToldEntry } from './changing.ts'
export { directoryCommands } from './command.ts'
export { confirmEntry, countStale, type StaleEntry, staleEntries } from './confirming.ts'
export { framedRoutes } from './embed/framed-routes.tsx'
export { type Location, type Schedule, type Service, serviceCan } from './entry.ts'
export { type AccessFeature, accessFeatures, type HelpsWith, helpsWith, type Tier, tiers } from './facets.ts'
export { addressLine, agesOf } from './facts.ts'
export { tiersOf } from './finder-routes.tsx'
export { type Asked, asksAnything, lookingFor, queryOf, readAsked } from './finding/asked.ts'
export { type Best, bestOfEach } from './finding/best-of-each.ts'
export { type Fit, type Found, type FoundService, findServices } from './finding/find-services.ts'
export type { Looking, Near } from './finding/looking.ts'
export { type Whereabouts, whereabouts } from './finding/where.ts'
export { FRESH_DAYS, type Freshness, freshnessOf } from './freshness.ts'
export type { HomeItem } from './home.ts'
export { importDocument, surveyFile } from './import/from-file.ts'
export type { ImportReport } from './import/report.ts'
export { type ImportOptions, importDirectory } from './import/take-in.ts'
export type { AskedOfServices, Nearness } from './open-referral/asked.ts'
export {
  type Form,
  type GivenList,
  type GivenOne,
  type Giving,
  giveAtLocation,
  giveAtLocations,
  giveOrganization,
  giveOrganizations,
  giveService,
  giveServices,
  giveTaxonomies,
  giveTaxonomy,
  giveTerm,
  giveTerms,
} from './open-referral/giving.ts'
export { shapes } from './open-referral/shapes.ts'
export type { Stretch } from './open-referral/store.ts'
export { partsOf as locationsAndTimes } from './parts.ts'
export { webAddress } from './reading/web-address.ts'
export { restoreVersion, type Version, versionsOf } from './restoring.ts'
export { directoryRoutes } from './routes.tsx'
export { Chips } from './screens/chips.tsx'
export { PlaceNotFound } from './screens/find.tsx'
export { FindFilters } from './screens/find-form.tsx'
export { ForWorkers } from './screens/for-workers.tsx'
export { askDaily } from './sources/asking.ts'
export { importTasks } from './sources/import-job.ts'
export { type ServiceForAsking, serviceById, serviceForAsking } from './store.ts'
export { nextTime, scheduleLine, timesOf } from './when.ts'

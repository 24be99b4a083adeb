export { programmeCommands } from './commands.ts'
export { groupHeld, pointSaid, sourceSaid } from './described.ts'
export {
  installationOf,
  type KnownProgramme,
  mayBePublished,
  programmeCalled,
  programmesNow,
  seedProgrammes,
} from './library.ts'
export { type PublicSettings, publicProgrammeRoutes } from './public-routes.tsx'
export { type ProgrammeSettings, programmeRoutes } from './routes.tsx'
export { HowItIsDone, MustShow } from './screens/programme.tsx'
export { PublicProgramme } from './screens/public-programme.tsx'
export { asQuestions, type Said, type Sent, saidTo, shortForm, sourceOf, waysInFor } from './short-form.ts'

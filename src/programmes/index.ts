export { programmeCommands } from './commands.ts'
export {
  type KnownProgramme,
  programmeCalled,
  programmesNow,
  seedProgrammes,
} from './library.ts'
export { programmeRoutes } from './routes.tsx'

export { askAfterwards } from './afterwards.ts'
export { screeningCommands } from './commands.ts'
export { screeningRoutes } from './routes.ts'
export { supportLink } from './screens/support-link.tsx'

export { suggestionRoutes } from './routes.tsx'
export { teamKnowsLink } from './screens/team-knows-link.tsx'

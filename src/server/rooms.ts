import type { Hono } from 'hono'
import {
  demoProvider,
  type IdentityProvider,
  identityProviderFromEnv,
  signedIn,
  signInRoutes,
  type Visit,
  workplaceRoutes,
} from '../accounts/index.ts'
import { directoryRoutes } from '../directory/index.ts'
import { inboxRoutes, mailboxRoutes } from '../messages/index.ts'
import { referralRoutes } from '../referrals/index.ts'
import { openSupport, supportRoutes } from '../support/index.ts'
import { todayRoutes } from '../today/index.ts'
import type { HallSettings } from './settings.ts'

/** Mounts every room. What one room must do when something happens in a room to its left is said here. */
export function mountRooms(app: Hono<Visit>, settings: HallSettings): void {
  mountSignIn(app, settings)
  app.route('/', workplaceRoutes({ database: settings.database }))
  app.use('/messages', signedIn)
  app.route('/', inboxRoutes)
  app.route('/', referralRoutes({ onAccepted: openSupport }))
  app.route('/', supportRoutes({}))
  app.route('/', directoryRoutes({ database: settings.database }))
  app.route('/', todayRoutes())
}

// The demo's provider and mailbox are mounted on a demo and nowhere else: elsewhere there is nothing there.
function mountSignIn(app: Hono<Visit>, { database, installation, env }: HallSettings): void {
  const providers: IdentityProvider[] = []
  if (installation === 'demo') {
    const demo = demoProvider({ database })
    providers.push(demo.provider)
    app.route('/', demo.routes)
    app.route('/', mailboxRoutes)
  } else {
    const provider = identityProviderFromEnv(env)
    if (provider) providers.push(provider)
  }
  app.route('/', signInRoutes({ database, providers }))
}

import type pg from 'pg'
import { Refusal } from './refusal.ts'

/** A demo has invented people and lets anyone be anyone; a real installation has neither. Never mixed. */
export type InstallationKind = 'demo' | 'real'

/**
 * What kind of installation the environment asks for: real with a database server, an identity provider or
 * `TRELLIS_DEMO=no`, otherwise a demo.
 */
export function installationKind(env: NodeJS.ProcessEnv): InstallationKind {
  const real = env.DATABASE_URL || namesProvider(env) || env.TRELLIS_DEMO?.toLowerCase() === 'no'
  return real ? 'real' : 'demo'
}

const namesProvider = (env: NodeJS.ProcessEnv): boolean =>
  Object.entries(env).some(([name, value]) => value && /^OIDC_(?:[2-9]_)?ISSUER$/.test(name))

/** Whether staff may sign in by a passkey: on a demo, and where TRELLIS_PASSKEYS says so. */
export const takesPasskeys = (env: NodeJS.ProcessEnv): boolean =>
  installationKind(env) === 'demo' || env.TRELLIS_PASSKEYS?.toLowerCase() === 'yes'

const firstProvider = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** Throws a Refusal when a real installation is to serve people without a way for them to sign in. */
export function checkIdentityProvider(env: NodeJS.ProcessEnv): void {
  if (installationKind(env) === 'demo') return
  const other = takesPasskeys(env) || (namesProvider(env) && !env.OIDC_ISSUER)
  const needed = other && !env.OIDC_ISSUER ? [] : firstProvider
  const given = (name: string) => env[name] || (name === 'OIDC_CLIENT_SECRET' && env.OIDC_CLIENT_KEY_FILE)
  const unset = [...needed, 'PUBLIC_URL'].filter((name) => !given(name))
  if (unset.length > 0)
    throw new Refusal(
      `A real Trellis needs an identity provider for people to sign in with, or TRELLIS_PASSKEYS=yes: set ${unset.join(', ')} (README.md, "Real use").`,
    )
}

/**
 * Marks a new database with its kind, as the owner, and refuses one that was made as the other kind.
 * `folder` names it in the sentence.
 */
export async function markInstallation(
  connection: pg.ClientBase,
  kind: InstallationKind,
  folder: string,
): Promise<void> {
  await connection.query('insert into installation (kind) values ($1) on conflict do nothing', [kind])
  await checkInstallation(connection, kind, folder)
}

/** Throws a Refusal when the database was made as the other kind of installation, or was never marked. */
export async function checkInstallation(
  connection: pg.ClientBase,
  kind: InstallationKind,
  folder: string,
): Promise<void> {
  const found = (await connection.query<{ kind: InstallationKind }>('select kind from installation')).rows[0]
  if (found?.kind === kind) return
  if (!found)
    throw new Refusal(`${folder} was never finished: start it once with npm start or bin/trellis migrate.`)
  throw new Refusal(
    found.kind === 'demo'
      ? `${folder} was made as a demo, and a demo never becomes real: give a real Trellis a data folder (TRELLIS_DATA) or database of its own.`
      : `${folder} holds a real Trellis, and is never started as a demo: set what it was started with (OIDC_ISSUER or TRELLIS_DEMO=no), or choose another folder with TRELLIS_DATA.`,
  )
}

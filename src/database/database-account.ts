import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { Refusal } from './refusal.ts'

/** The unprivileged account that runs the bundled PostgreSQL when Trellis itself runs as root. */
export type DatabaseAccount = { name: string; uid: number; gid: number }

/**
 * Chooses the account: undefined (ourselves) unless we are root, since PostgreSQL refuses to run as root.
 * A cluster that exists keeps the account that owns it; otherwise `TRELLIS_DB_USER`, or `nobody`.
 * Throws a Refusal when the account does not exist on this machine.
 */
export function databaseAccount(env: NodeJS.ProcessEnv, clusterFolder: string): DatabaseAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return lookUp(String(owner.uid))
  const account = lookUp(env.TRELLIS_DB_USER || 'nobody')
  if (account.uid === 0)
    throw new Refusal('TRELLIS_DB_USER is root: PostgreSQL refuses to run as root, so name another account.')
  return account
}

function lookUp(name: string): DatabaseAccount {
  try {
    const id = (flag: string) => execFileSync('id', [flag, name], { stdio: 'pipe' }).toString().trim()
    return { name: id('-un'), uid: Number(id('-u')), gid: Number(id('-g')) }
  } catch (cause) {
    throw new Refusal(
      `There is no account called ${name} on this machine to run the database: set TRELLIS_DB_USER to an unprivileged account that exists.`,
      1,
      cause,
    )
  }
}

/** What `spawn` needs to run a program as that account; nothing when it is ourselves. */
export function runAs(account: DatabaseAccount | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Whether the account can enter and write in a folder, asked of the system itself. */
export function canWorkIn(account: DatabaseAccount | undefined, folder: string): boolean {
  const script = 'cd "$1" && test -r . && test -w .'
  const asked = spawnSync('/bin/sh', ['-c', script, 'sh', folder], { ...runAs(account), cwd: '/' })
  return asked.status === 0
}

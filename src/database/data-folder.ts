import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { sharedFolder } from './bundled-binaries.ts'
import { canWorkIn, type DatabaseAccount, databaseAccount } from './database-account.ts'
import { projectFolder } from './project-folder.ts'
import { diskFull, errorCode, Refusal, saysDiskFull } from './refusal.ts'
import { syncFolder } from './sync-folder.ts'

/** The places of the bundled database: `home` belongs to the account that runs PostgreSQL. */
export type DataFolder = {
  folder: string
  home: string
  cluster: string
  socket: string
  log: string
  passwords: Passwords
  account: DatabaseAccount | undefined
}

const passwordsShape = z.object({ owner: z.string().min(20), app: z.string().min(20) })
export type Passwords = z.infer<typeof passwordsShape>

/** The data folder asked for: `TRELLIS_DATA`, or `data` where Trellis lies. */
export function dataFolderPath(env: NodeJS.ProcessEnv): string {
  return resolve(env.TRELLIS_DATA || join(projectFolder(), 'data'))
}

/** Whether a bundled database has been made in the data folder. */
export function hasCluster(env: NodeJS.ProcessEnv): boolean {
  return existsSync(join(dataFolderPath(env), 'database', 'postgres', 'PG_VERSION'))
}

/**
 * Makes (or finds) the data folder and what it needs. Throws a Refusal when the folder cannot be made or
 * written, when another account owns it, or when the disk is full.
 */
export function openDataFolder(env: NodeJS.ProcessEnv, report: (line: string) => void): DataFolder {
  const folder = dataFolderPath(env)
  try {
    makeEnterable(folder)
    const account = databaseAccount(env, join(folder, 'database', 'postgres'))
    const home = makeHome(folder, account, report)
    const socket = makeSocketFolder(home, account)
    const passwords = readOrMakePasswords(folder)
    return {
      folder,
      home,
      cluster: join(home, 'postgres'),
      socket,
      log: join(home, 'log'),
      passwords,
      account,
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (saysDiskFull(error)) throw diskFull(folder, error)
    const code = errorCode(error)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
      throw new Refusal(
        `The data folder ${folder} cannot be written by this account (${code}): choose another with TRELLIS_DATA.`,
        1,
        error,
      )
    throw error
  }
}

function makeEnterable(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  // The database's own account must pass through; nothing but its own folder opens to it.
  chmodSync(folder, 0o711)
}

function makeHome(
  folder: string,
  account: DatabaseAccount | undefined,
  report: (line: string) => void,
): string {
  const home = join(folder, 'database')
  if (!existsSync(home)) {
    rmSync(home, { force: true })
    if (makeOwned(home, account)) return realpathSync(home)
    rmSync(home, { recursive: true })
    return elsewhere(folder, home, account, report)
  }
  if (!canWorkIn(account, realpathSync(home)))
    throw new Refusal(
      `The account ${account?.name ?? 'you are using'} may not use ${home}: start Trellis as the account that made it, or choose another folder with TRELLIS_DATA.`,
    )
  return realpathSync(home)
}

function elsewhere(
  folder: string,
  home: string,
  account: DatabaseAccount | undefined,
  report: (line: string) => void,
): string {
  const name = account?.name ?? 'you are using'
  if (!account)
    throw new Refusal(`The account ${name} may not use ${folder}: choose another with TRELLIS_DATA.`)
  // A name never used before: a data folder that was deleted must not find its old database again.
  const place = join(sharedFolder, `${basename(folder)}-${randomBytes(5).toString('hex')}`)
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
  if (!makeOwned(place, account))
    throw new Refusal(
      `The account ${name} may use neither ${folder} nor ${place}: set TRELLIS_DATA to a folder it can reach.`,
    )
  symlinkSync(place, home)
  report(`The account ${name} may not enter ${folder}, so the database keeps its files in ${place}.`)
  return place
}

function makeOwned(folder: string, account: DatabaseAccount | undefined): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  return canWorkIn(account, folder)
}

/** The most bytes a socket folder may have, so that `/.s.PGSQL.5432` after it stays within what systems allow. */
const longestSocketFolder = 85

function makeSocketFolder(home: string, account: DatabaseAccount | undefined): string {
  const beside = join(home, 'socket')
  const folder =
    Buffer.byteLength(beside) <= longestSocketFolder
      ? beside
      : join(tmpdir().length < 40 ? tmpdir() : '/tmp', `trellis-${shortHash(home)}`)
  makeOwned(folder, account)
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== (account?.uid ?? process.getuid?.()))
    throw new Refusal(
      `${folder} belongs to another account, and Trellis needs it for the database's socket: remove it.`,
    )
  return folder
}

function readOrMakePasswords(folder: string): Passwords {
  const file = join(folder, 'passwords.json')
  if (!existsSync(file)) {
    const fresh: Passwords = { owner: randomPassword(), app: randomPassword() }
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, `${JSON.stringify(fresh)}\n`, { mode: 0o600, flush: true })
    try {
      linkSync(unfinished, file)
    } catch (error) {
      // Someone starting at the same moment was first: theirs count.
      if (errorCode(error) !== 'EEXIST') throw error
    } finally {
      rmSync(unfinished)
    }
    syncFolder(folder)
  }
  const read = passwordsShape.safeParse(readJson(file))
  if (!read.success)
    throw new Refusal(`${file} is damaged: without its passwords the database beside it cannot be opened.`)
  return read.data
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A random password of 192 bits, safe in an address. */
export const randomPassword = (): string => randomBytes(24).toString('base64url')

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10)

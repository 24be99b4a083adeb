import pg from 'pg'
import { keepReady } from './keep-ready.ts'
import { jobsRole } from './roles.ts'
import { listeningPool } from './silence.ts'

// What every connection of ours starts with, whatever the server's own defaults are. The path is to the letter the one that
// our functions set: a function without one of its own, as most of row-level security is, is called from them and from here,
// and PostgreSQL reads and plans it anew whenever the path is another one than at the last call.
const sessionSettings = [
  'search_path=pg_catalog,public',
  'timezone=UTC',
  'statement_timeout=30s',
  'idle_in_transaction_session_timeout=30s',
  'lock_timeout=15s',
]

/** Reads dates as `YYYY-MM-DD`, and counts and decimals as numbers; instants stay `Date`. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (type === pg.types.builtins.DATE) return (text: string) => text
      if (type === pg.types.builtins.INT8 || type === pg.types.builtins.NUMERIC) return Number
    }
    return pg.types.getTypeParser(type, format as 'text')
  },
}

/**
 * A pool of connections as the app's login, with our session settings and readings. Each sends what it is asked without
 * waiting for the answer before (pipelining): several questions of one transaction cost one trip. A database that says
 * nothing is given up within five seconds.
 */
export function appPool(appUrl: string, max = 20): pg.Pool {
  return keepReady(enduring(listeningPool({ ...poolConfig(appUrl), max, pipeline: true })))
}

/** A pool for the job runner: the app's login, acting as the role that owns the queue and nothing else. */
export function jobsPool(appUrl: string, max = 5): pg.Pool {
  const settings = poolConfig(appUrl)
  return makePool({ ...settings, max, options: `${settings.options} -c role=${jobsRole}` })
}

/** The settings of a pool for any login: address, session settings, readings. */
export function poolConfig(url: string): pg.PoolConfig {
  return {
    connectionString: url,
    options: sessionSettings.map((setting) => `-c ${setting}`).join(' '),
    application_name: 'trellis',
    // What a connection keeps ready goes with it.
    idleTimeoutMillis: 300_000,
    connectionTimeoutMillis: 15_000,
    // A machine that is gone without a word is noticed: its line is asked after ten seconds of silence.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types,
  }
}

/**
 * A pool that replaces a connection the server drops: a listener-less error would end the program, and the
 * query that was running on it is refused anyway.
 */
export const makePool = (config: pg.PoolConfig): pg.Pool => enduring(new pg.Pool(config))

function enduring(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {})
  pool.on('connect', (connection) => connection.on('error', () => {}))
  return pool
}

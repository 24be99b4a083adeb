/** The role that owns the job queue and nothing else. */
export const jobsRole = 'trellis_jobs'

/** Who the logins of a server of your own are, and its version as PostgreSQL counts it (160002…). */
export type RoleNames = { owner: string; app: string; version: number }

/**
 * The SQL an administrator of a PostgreSQL server runs once, before Trellis is started on it: `all` makes
 * the logins and the database, `jobs` only the queue's role.
 */
export function rolesForAdministrator({ owner, app, version }: RoleNames): { all: string; jobs: string } {
  const options = version >= 160000 ? ' with inherit false, set true' : ''
  const jobs = [
    'create role trellis_jobs nologin;  -- unless it is there',
    `grant trellis_jobs to ${name(owner)}${options};`,
    `grant trellis_jobs to ${name(app)}${options};`,
    ...(version >= 160000
      ? []
      : [
          `alter role ${name(app)} noinherit;  -- before PostgreSQL 16 a grant cannot say so itself: without this`,
          '                                    -- line the app could also change the job queue directly',
        ]),
  ].join('\n')
  const all = [
    `create role ${name(owner)} login password '…' nosuperuser nobypassrls;`,
    `create role ${name(app)} login password '…' nosuperuser nobypassrls;`,
    jobs,
    `create database trellis owner ${name(owner)} encoding 'UTF8' template template0;`,
    'revoke all on database trellis from public;',
    `grant connect on database trellis to ${name(app)};`,
  ].join('\n')
  return { all, jobs }
}

const name = (role: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`

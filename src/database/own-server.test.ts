import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { checkAppLogin, checkOwnerLogin, versionProblem } from './own-server.ts'
import { type OwnServer, postgres15, startOwnServer } from './own-server-factory.ts'
import { rolesForAdministrator } from './roles.ts'

const servers = [
  { name: 'PostgreSQL 18', binaries: undefined, version: 180000, missing: false },
  { name: 'PostgreSQL 15', binaries: postgres15(), version: 150000, missing: !postgres15() },
]

for (const { name, binaries, version, missing } of servers)
  describe.skipIf(missing)(
    `a server of one's own: ${name}${missing ? ' (skipped: it is not on this machine)' : ''}`,
    () => {
      let server: OwnServer
      beforeAll(async () => {
        server = await startOwnServer(binaries)
        // What `bin/trellis database roles` prints, under names of the administrator's choosing.
        const { all } = rolesForAdministrator({ owner: 'village_owner', app: 'village_app', version })
        for (const statement of all.replaceAll(/--.*$/gm, '').split(';'))
          if (statement.trim()) await server.admin.query(statement.replace("password '…'", ''))
      })
      afterAll(() => server.stop())

      const owner = () => server.url('village_owner', 'trellis')
      const app = () => server.url('village_app', 'trellis')

      it('is migrated by its owner and used by a login that owns nothing', async () => {
        await checkOwnerLogin(owner())
        await migrate({ ownerUrl: owner(), appUrl: app(), report: () => {} })
        await checkAppLogin(app())
        const connection = new pg.Client({ connectionString: app() })
        await connection.connect()
        await connection.query("select jobs.add_job('send', '{}')")
        await expect(connection.query('create table mine ()')).rejects.toThrow(/permission denied/)
        await expect(connection.query('select * from graphile_worker._private_jobs')).rejects.toThrow(
          /permission denied/,
        )
        const found = await connection.query('select count(*)::int as n from young_person')
        expect(found.rows).toEqual([{ n: 0 }])
        await connection.end()
      })

      it('migrates again with nothing to do, and takes away what was given by hand', async () => {
        const admin = new pg.Client({ connectionString: server.url('admin', 'trellis') })
        await admin.connect()
        await admin.query('grant delete on young_person to village_app')
        expect(await migrate({ ownerUrl: owner(), appUrl: app(), report: () => {} })).toBe(0)
        const asked = await admin.query(
          "select has_table_privilege('village_app', 'young_person', 'delete') as may",
        )
        expect(asked.rows).toEqual([{ may: false }])
        await admin.end()
      })

      it('is refused with a superuser, an owner, or a login that bypasses row-level security', async () => {
        await server.admin.query(
          'create role loose login bypassrls; grant connect on database trellis to loose',
        )
        await expect(checkAppLogin(server.url('admin', 'trellis'))).rejects.toThrow(/admin, a superuser/)
        await expect(checkAppLogin(owner())).rejects.toThrow(/village_owner, which owns the database trellis/)
        await expect(checkAppLogin(server.url('loose', 'trellis'))).rejects.toThrow(
          /bypasses row-level security/,
        )
        await expect(checkOwnerLogin(server.url('admin', 'trellis'))).rejects.toThrow(
          /row-level security does not hold/,
        )
      })

      it('is refused in a sentence of its own when it cannot be reached', async () => {
        await expect(checkAppLogin('postgresql://x@127.0.0.1:1/trellis')).rejects.toThrow(
          /no PostgreSQL answers/,
        )
        await expect(checkAppLogin('postgresql://x@nowhere.invalid/trellis')).rejects.toThrow(
          /host name is not known/,
        )
        await expect(checkAppLogin(server.url('nobody_here', 'trellis'))).rejects.toThrow(/refuses that name/)
        await expect(checkAppLogin(server.url('village_app', 'elsewhere'))).rejects.toThrow(
          /no database of that name/,
        )
      })

      it("says what an administrator must run when the queue's role is missing", async () => {
        await server.admin.query('create role hamlet_owner login; create role hamlet_app login')
        await server.admin.query('create database hamlet owner hamlet_owner')
        await server.admin.query('alter role trellis_jobs rename to trellis_jobs_away')
        const given = {
          ownerUrl: server.url('hamlet_owner', 'hamlet'),
          appUrl: server.url('hamlet_app', 'hamlet'),
        }
        await expect(migrate({ ...given, report: () => {} })).rejects.toThrow(
          /create role trellis_jobs nologin/,
        )
        await server.admin.query('alter role hamlet_owner createrole')
        expect(await migrate({ ...given, report: () => {} })).toBeGreaterThan(0)
        await checkAppLogin(given.appUrl)
      })
    },
  )

describe('a server that is too old', () => {
  it('is refused with its version', () => {
    expect(versionProblem(140012, 'DATABASE_URL')).toBe(
      'DATABASE_URL is PostgreSQL 14, and Trellis needs 15 or newer.',
    )
    expect(versionProblem(150000, 'DATABASE_URL')).toBeUndefined()
  })
})

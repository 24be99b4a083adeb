import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { type DB, projectFolder } from '../database/index.ts'
import type { Locating } from './endpoints.ts'
import { openReferralRoutes } from './routes.ts'

/** Where the official schemas lie on a machine that has them; they are not ours to commit. */
export const officialFolder = join(projectFolder(), '../shared/reference/oruk')
export const officialThere = existsSync(officialFolder)

/** What the official schemas say is wrong with a thing: `named` as the files are, in both publishers' folders. */
export function officialSchemas(): (named: string, thing: unknown) => string[] {
  const checkers = [
    checkerOf(join(officialFolder, 'mhclg-oruk-bsd3/3.0/schemata')),
    checkerOf(join(officialFolder, 'uk-profile-cc-by-sa/schema')),
    checkerOf(join(officialFolder, 'uk-profile-cc-by-sa/schema/compiled')),
  ]
  return (named, thing) => checkers.flatMap((check) => check(named, thing))
}

function checkerOf(folder: string): (named: string, thing: unknown) => string[] {
  // Tables, paths and constraints stand among the schemas' own words: those are not for a validator.
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'openapi.json')
  for (const name of files) {
    const schema = JSON.parse(readFileSync(join(folder, name), 'utf8')) as object
    ajv.addSchema(schema, name)
  }
  return (named, thing) => {
    const name = [named, named.replace(/_list/, '')]
      .map((one) => `${one}.json`)
      .find((one) => files.includes(one))
    if (!name) return []
    if (ajv.validate(name, thing)) return []
    return (ajv.errors ?? []).map(
      (error) => `${folder.split('/').slice(-2).join('/')} ${name} ${error.instancePath}: ${error.message}`,
    )
  }
}

/** Whatever an answer may have in it: a page, a thing or a problem. */
type Answered = {
  id: string
  total_items: number
  total_pages: number
  contents: { id: string; [field: string]: unknown }[]
  message: string
  parameter?: string
  [field: string]: unknown
}

/** The open directory of a test's database, mounted as the hall does. */
export function openDirectory(
  database: Kysely<DB>,
  given: { place?: string | null; locating?: Locating; pointsAMinute?: number } = {},
) {
  const {
    place = null,
    locating = async () => ({ problem: 'postcode is not known.' }),
    pointsAMinute = 1e9,
  } = given
  const routes = openReferralRoutes({
    giver: async (origin) => ({ database, place, origin, locating }),
    publicUrl: 'https://trellis.example.org',
    pointsAMinute,
  })
  const app = new Hono().route('/oruk', routes)
  return async (path: string, init: RequestInit = {}) => {
    const response = await app.request(`/oruk${path}`, init)
    const packed = response.headers.get('content-encoding') === 'gzip'
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = (packed ? gunzipSync(bytes) : bytes).toString()
    const isJson = response.headers.get('content-type') === 'application/json'
    const json = (isJson && text ? JSON.parse(text) : {}) as Answered
    return { status: response.status, headers: response.headers, text, json }
  }
}

import type pg from 'pg'
import { Refusal } from './refusal.ts'

/** A column list may follow a privilege: `select, insert, update (name, left_on)`. */
const privilegeList =
  /^\s*(select|insert|update|delete)(\s*\([\w\s,]+\))?(\s*,\s*(select|insert|update|delete)(\s*\([\w\s,]+\))?)*\s*$/i

/**
 * Gives the app's login exactly what the migrations declared with `grant_app` and `grant_app_execute`, and
 * takes everything else in the schema public away. `connection` is the owner's, inside a transaction.
 * Throws when a declaration is not a list of select, insert, update and delete.
 */
export async function giveGrants(connection: pg.ClientBase, appLogin: string): Promise<void> {
  const app = quoteName(appLogin)
  const wanted = await connection.query<{ statement: string; privileges: string }>(
    `select privileges, format('grant %s on %s to %s', privileges, relation, $1::text) as statement
       from app_grant where to_regclass(relation) is not null order by relation`,
    [app],
  )
  for (const { privileges } of wanted.rows)
    if (!privilegeList.test(privileges)) throw new Error(`grant_app cannot give "${privileges}"`)
  const functions = await connection.query<{ signature: string }>(
    'select signature from app_grant_function where to_regprocedure(signature) is not null',
  )
  await connection.query(
    [
      `revoke all on all tables in schema public from ${app}`,
      `revoke all on all sequences in schema public from ${app}`,
      `revoke all on all functions in schema public from ${app}`,
      `revoke all on schema public from ${app}`,
      `grant usage on schema public to ${app}`,
      ...wanted.rows.map(({ statement }) => statement),
      ...functions.rows.map(({ signature }) => `grant execute on function ${signature} to ${app}`),
    ].join(';\n'),
  )
}

/** The login name in a database address. Throws a Refusal when there is none. */
export function loginOf(address: string, variable: string): string {
  const name = decodeURIComponent(/^postgres(?:ql)?:\/\/([^:@/]+)/i.exec(address)?.[1] ?? '')
  if (!name)
    throw new Refusal(
      `${variable} must be an address with a login name, such as postgresql://name:password@host/database.`,
    )
  return name
}

/** A role or relation name as SQL writes it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

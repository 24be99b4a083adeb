import type { Kysely } from 'kysely'
import {
  type Acting,
  actorTransaction,
  type Command,
  type CommandContext,
  type CommandInput,
  type DB,
  Refusal,
  withDatabase,
} from '../database/index.ts'
import { record } from '../history/index.ts'
import { cleanName, newId, parseEmail } from '../words/index.ts'
import { placeNamed, workersWithEmail, workplaceNamed } from './installing-store.ts'
import { INVITATION_DAYS, invitationLink, invite } from './invitations.ts'
import { addWorker } from './joining-store.ts'
import { type OrganisationKind, organisationKindWords } from './organisation.ts'
import { allRoles, isRole, type Reading } from './worker.ts'

const kinds = Object.keys(organisationKindWords)

/** What was typed after an option. Throws a Refusal that names the option when nothing was. */
function given(values: CommandInput['values'], option: string): string {
  const value = values[option]
  const text = typeof value === 'string' ? cleanName(value) : ''
  if (!text) throw new Refusal(`Say --${option} "…": bin/trellis workers add --help shows an example.`, 2)
  return text
}

function emailOf(values: CommandInput['values']): string {
  const read = parseEmail(given(values, 'email'))
  if (!read.ok) throw new Refusal('--email is not an email address.', 2)
  return read.email
}

const asOperator = <T>(
  db: Kysely<DB>,
  now: Date,
  place: string,
  work: (acting: Acting) => Promise<T>,
): Promise<T> =>
  actorTransaction(db, { actor: { kind: 'operator:workers', id: null, place }, now, request: newId() }, work)

async function printInvitation(
  acting: Acting,
  worker: string,
  { env, print, report }: CommandContext,
): Promise<void> {
  await record(acting, { act: 'invited', subject: { kind: 'worker', id: worker } })
  const code = await invite(acting.tx as Reading, worker)
  const origin = env.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${env.PORT ?? '3000'}`
  print(invitationLink(origin, code))
  report(`The link works once, for ${INVITATION_DAYS} days: give it to them and to nobody else.`)
}

const addCommand: Command = {
  words: ['workers', 'add'],
  usage:
    '--name NAME --email ADDRESS --place NAME --organisation NAME --team NAME [--kind KIND] [--role ROLE]',
  summary: 'Add a worker, and print the link with which they sign in for the first time',
  help: `The first administrator of a new installation is added here; from then on people are added on screen.
Place, organisation and team are made when there is none of that name.
KIND is one of: ${kinds.join(', ')} (council unless told).
ROLE is one of: ${allRoles.join(', ')} (administrator unless told).

  bin/trellis workers add --name "Ada Jones" --email ada.jones@example.org --place "Anytown" \\
    --organisation "Anytown Council" --team "Trellis in Anytown"

Prints the link. Exit code 1 when somebody has that email address already.`,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    place: { type: 'string' },
    organisation: { type: 'string' },
    team: { type: 'string' },
    kind: { type: 'string', default: 'council' },
    role: { type: 'string', default: 'administrator' },
    job: { type: 'string', default: '' },
  },
  run: ({ values }, context) => {
    const [role, kind] = [given(values, 'role'), given(values, 'kind')]
    if (!isRole(role)) throw new Refusal(`--role is one of ${allRoles.join(', ')}.`, 2)
    if (!kinds.includes(kind)) throw new Refusal(`--kind is one of ${kinds.join(', ')}.`, 2)
    const [name, email, place] = [given(values, 'name'), emailOf(values), given(values, 'place')]
    const [organisation, team] = [given(values, 'organisation'), given(values, 'team')]
    return withDatabase(context, async (db) => {
      const placeId = await placeNamed(db, place)
      await asOperator(db, context.now, placeId, async (acting) => {
        const workplace = { place, organisation, kind: kind as OrganisationKind, team }
        const where = await workplaceNamed(acting, workplace)
        const worker = {
          id: newId(),
          ...where,
          role,
          name,
          jobTitle: String(values.job ?? ''),
          email,
          phone: null,
        }
        if (!(await addWorker(acting, worker)))
          throw new Refusal(
            `Somebody in ${place} has ${email} already: bin/trellis workers invite makes them a new link.`,
          )
        await printInvitation(acting, worker.id, context)
      })
      return 0
    })
  },
}

const inviteCommand: Command = {
  words: ['workers', 'invite'],
  usage: '--email ADDRESS',
  summary: 'Print a new link with which a worker signs in for the first time',
  help: `For a worker who is there already: whose first link ran out, or who has a new account at work. Prints the link.
Exit code 1 when nobody has that email address.`,
  options: { email: { type: 'string' } },
  run: ({ values }, context) => {
    const email = emailOf(values)
    return withDatabase(context, async (db) => {
      const [worker, other] = await workersWithEmail(db, email)
      if (!worker) throw new Refusal(`Nobody who works here has ${email}.`)
      if (other)
        throw new Refusal(`${email} belongs to workers in more than one place: invite them on screen.`)
      await asOperator(db, context.now, worker.placeId, (acting) =>
        printInvitation(acting, worker.id, context),
      )
      return 0
    })
  },
}

/** The commands of this room. */
export const workerCommands: Command[] = [addCommand, inviteCommand]

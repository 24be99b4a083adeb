import { describe, expect, it } from 'vitest'
import { type CommandContext, Refusal } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import { workerCommands } from './commands.ts'
import { invitationFor } from './invitations.ts'

const database = await testDatabase()
const [add, invite] = workerCommands

const told = {
  name: 'Ada Jones',
  email: 'ada.jones@example.org',
  place: 'Anytown',
  organisation: 'Anytown Council',
  team: 'Trellis in Anytown',
  kind: 'council',
  role: 'administrator',
}

/** Runs a command and answers what it printed. */
async function run(command: typeof add, values: Record<string, string>): Promise<string[]> {
  const printed: string[] = []
  const context = {
    env: { PUBLIC_URL: 'https://trellis.example.org/' },
    print: (line: string) => printed.push(line),
    report: () => {},
    now: new Date('2026-11-24T09:00:00Z'),
    database: async () => ({ appUrl: database.appUrl }),
  } as unknown as CommandContext
  expect(await command?.run({ positionals: [], values }, context)).toBe(0)
  return printed
}

describe('bin/trellis workers', () => {
  it('adds the first administrator with a place, organisation and team, and prints the link for them', async () => {
    const [link] = await run(add, told)
    const code = /^https:\/\/trellis\.example\.org\/sign-in\?invitation=([\w-]{43})$/.exec(link ?? '')?.[1]
    const invitation = await invitationFor(database.kysely, code ?? '')
    expect(invitation).toMatchObject({ workerName: 'Ada Jones', organisationName: 'Anytown Council' })
    await run(add, { ...told, name: 'Ben Okoro', email: 'ben@example.org', role: 'manager' })
    const { rows } = await database.owner.query(
      `select w.name, m.role, (select count(*)::int from place) + (select count(*)::int from organisation)
          + (select count(*)::int from team) as made
         from worker w join membership m on m.worker_id = w.id order by w.name`,
    )
    expect(rows).toEqual([
      { name: 'Ada Jones', role: 'administrator', made: 3 },
      { name: 'Ben Okoro', role: 'manager', made: 3 },
    ])
  })

  it('refuses somebody twice, and makes them a new link instead when asked', async () => {
    await expect(run(add, told)).rejects.toThrow('has ada.jones@example.org already')
    const [link] = await run(invite, { email: 'ADA.JONES@example.org' })
    expect(link).toContain('/sign-in?invitation=')
  })

  it.each([
    [{ ...told, name: ' ' }, 'Say --name'],
    [{ ...told, email: 'nobody' }, 'not an email address'],
    [{ ...told, role: 'king' }, '--role is one of'],
    [{ ...told, kind: 'castle' }, '--kind is one of'],
  ])('says what is missing: %#', async (values, sentence) => {
    const refused = await run(add, values).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(String(refused)).toContain(sentence)
  })

  it('says when nobody has that email address', async () => {
    await expect(run(invite, { email: 'nobody@example.org' })).rejects.toThrow('Nobody who works here')
  })
})

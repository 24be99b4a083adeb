import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Role, startSession } from '../accounts/index.ts'
import { type TestHall, testHall } from '../accounts/testing.ts'
import { actorTransaction } from '../database/index.ts'
import type { TestDatabase } from '../database/testing.ts'
import { programmeRoutes, seedProgrammes } from '../programmes/index.ts'
import { newId } from '../words/index.ts'
import { draftingRoutes, draftsPart } from './index.ts'

export const NOW = new Date('2026-11-26T09:00:00Z')

/** What came back. */
export type Answer = { status: number; location: string | null; text: string }

/** Somebody who drafts or approves: their id, and how they open pages and send forms. */
export type Person = {
  id: string
  place: string
  opens: (path: string) => Promise<Answer>
  sends: (path: string, fields?: Record<string, string | string[]>) => Promise<Answer>
}

/** A place with programmes, in which people draft: a hall, and people as they are asked for. */
export async function draftingScene(database: TestDatabase): Promise<{
  hall: TestHall
  person: (name: string, role: Role, place?: string) => Promise<Person>
  elsewhere: string
}> {
  const above = { beside: async () => null, above: draftsPart }
  const hall = await testHall(database.kysely, [draftingRoutes(), programmeRoutes(above)], NOW)
  const actor = { kind: 'operator:start', id: null, place: null } as const
  await actorTransaction(database.kysely, { actor, now: NOW, request: newId() }, (as) => seedProgrammes(as))
  const here = await makePlace(database.kysely)
  const elsewhere = await makePlace(database.kysely, { name: 'Eastwick' })
  const teams = new Map<string, { team: string; organisation: string }>()
  for (const place of [here, elsewhere]) {
    const organisation = await makeOrganisation(database.kysely, { place, kind: 'council' })
    teams.set(place, { organisation, team: await makeTeam(database.kysely, { place, organisation }) })
  }
  const person = async (name: string, role: Role, place = here): Promise<Person> => {
    const { team, organisation } = teams.get(place) ?? { team: '', organisation: '' }
    const email = `${name.toLowerCase().replace(' ', '.')}@council.example`
    const id = await makeWorker(database.kysely, {
      ...{ place, organisation, name, email, roles: [{ team, role }] },
    })
    const cookie = `trellis_session=${await startSession(database.kysely, id)}`
    const ask = async (path: string, given: RequestInit): Promise<Answer> => {
      const answer = await fetch(hall.origin + path, { ...given, headers: { cookie }, redirect: 'manual' })
      return {
        ...{ status: answer.status, location: answer.headers.get('location') },
        text: await answer.text(),
      }
    }
    return {
      ...{ id, place },
      opens: (path) => ask(path, {}),
      sends: (path, fields = {}) =>
        ask(path, {
          method: 'POST',
          body: new URLSearchParams(
            Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
          ),
        }),
    }
  }
  return { hall, person, elsewhere }
}

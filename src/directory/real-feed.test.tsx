import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../database/index.ts'
import { testDatabase } from '../database/testing.ts'
import type { DateOnly } from '../words/index.ts'
import { findServices } from './finding/find-services.ts'
import { importDocument, surveyFile } from './import/from-file.ts'
import { ServicePage } from './screens/service-page.tsx'
import { serviceById } from './store.ts'

const today = '2026-11-03' as DateOnly
const file = join(projectFolder(), '../shared/feeds/north_lincolnshire_services_2024-12.json')
const there = existsSync(file)

describe('a real council feed', () => {
  const story = there
    ? 'is accounted for to the last service, is all unchanged the second time, and its pages can be read'
    : 'is skipped: ../shared/feeds is not on this machine, and the feed is not ours to commit'
  it.skipIf(!there)(story, async () => {
    const db = await testDatabase()
    const surveyed = await surveyFile(file)
    const take = (now: Date) =>
      importDocument(db.kysely, surveyed, { source: 'North Lincolnshire', place: null, now })
    const first = await take(new Date('2026-11-02T10:00:00Z'))
    expect(first).toMatchObject({
      read: surveyed.survey.records,
      changed: 0,
      unchanged: 0,
      refused: [],
      vanished: 0,
    })
    expect(first.new + first.held.length).toBe(first.read)
    const second = await take(new Date('2026-11-03T10:00:00Z'))
    expect(second).toMatchObject({
      read: first.read,
      new: 0,
      changed: 0,
      unchanged: first.new,
      held: first.held,
      vanished: 0,
    })
    const found = await findServices(db.kysely, {
      words: 'yuoth club',
      today: '2026-11-03' as DateOnly,
      place: null,
    })
    expect(found.results.length).toBeGreaterThanOrEqual(5)
    for (const { id, name } of found.results.slice(0, 5)) {
      const service = await serviceById(db.kysely, id)
      const page = service && String(ServicePage({ service, today, photos: [], around: {}, origin: '' }))
      expect(page).toContain(String(<h1>{name}</h1>))
      expect(page).not.toMatch(/<script|javascript:|<p>\s*<\/p>/i)
    }
  })
})

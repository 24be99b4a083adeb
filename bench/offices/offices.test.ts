import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { afterFile, testDatabase } from '../../src/database/testing.ts'
import { compareRooms, plantRooms } from './comparing.ts'
import { rooms } from './index.ts'

describe('who may see and do what is in nobody’s record: the database and the sentences', () => {
  let owner: pg.PoolClient
  let app: pg.PoolClient

  beforeAll(async () => {
    const database = await testDatabase()
    owner = await database.owner.connect()
    app = await database.app.connect()
    afterFile(async () => {
      owner.release()
      app.release()
    })
    await plantRooms(owner, rooms)
  })

  it('agree about every row of every table, whoever asks', async () => {
    const { asked, differences } = await compareRooms(app, rooms)
    expect(differences.slice(0, 20)).toEqual([])
    expect(asked).toBeGreaterThan(100)
  }, 60_000)
})

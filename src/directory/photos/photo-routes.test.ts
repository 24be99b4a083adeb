import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { makeService } from '../factory.ts'
import { type Asking, ask, placeWithClubs } from '../testing.ts'

let db: TestDatabase
let saltmere: Awaited<ReturnType<typeof placeWithClubs>>
let service: string
let door: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  db = await testDatabase()
  saltmere = await placeWithClubs(db)
  const drawn = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#1f5fa8' } })
    .jpeg()
    .toBuffer()
  door = new Uint8Array(drawn)
})

beforeEach(async () => {
  const { place, coach } = saltmere
  service = await makeService(db.kysely, { name: 'Bag & Pad', place, team: coach.team })
})

const told = { alternative: 'A blue door, propped open.', rights: 'Taken by Delroy Banks', people: 'nobody' }

function form(fields: Record<string, string> = told, file: Uint8Array<ArrayBuffer> | null = door): FormData {
  const sent = new FormData()
  for (const [name, value] of Object.entries(fields)) sent.set(name, value)
  if (file) sent.set('photo', new File([file], '../../door.svg', { type: 'text/html' }))
  return sent
}

const photos = (asking: Asking = {}, after = '') => ask(db, `/services/${service}/photos${after}`, asking)
const adds = (fields?: Record<string, string>) =>
  photos({ worker: saltmere.coach.worker, form: form({ ...told, ...fields }) })

const ids = async (): Promise<string[]> =>
  (
    await db.owner.query<{ id: string }>(
      'select id from service_photo where service_id = $1 order by position',
      [service],
    )
  ).rows.map(({ id }) => id)

describe('who keeps photographs', () => {
  it('are those of the team that runs it, and curators; to everybody else there is nothing there', async () => {
    const { coach, curator, stranger } = saltmere
    expect((await photos({ worker: coach.worker })).status).toBe(200)
    expect((await photos({ worker: curator.worker })).status).toBe(200)
    expect((await photos({ worker: stranger.worker })).status).toBe(404)
    expect((await photos({ worker: stranger.worker, form: form() })).status).toBe(404)
    expect((await photos()).status).toBe(303)
    expect((await photos({ form: form() })).status).toBe(403)
    expect(await ids()).toEqual([])
  })

  it('is kept by the database too', async () => {
    await adds()
    const [photo] = await ids()
    const { stranger } = saltmere
    for (const act of ['removal', 'position'])
      expect((await photos({ worker: stranger.worker, form: { to: '1' } }, `/${photo}/${act}`)).status).toBe(
        404,
      )
    const moved = await db.app.query('update service_photo set position = 3 where id = $1', [photo])
    const gone = await db.app.query('delete from service_photo where id = $1', [photo])
    expect([moved.rowCount, gone.rowCount]).toEqual([0, 0])
  })
})

describe('adding a photograph', () => {
  it('shows it to everybody, as what it is and as nothing else, and records who added it', async () => {
    const answer = await adds()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/services/${service}/photos`])
    const [photo] = await ids()
    for (const size of ['', '/small']) {
      const bytes = await photos({}, `/${photo}${size}`)
      expect(bytes.status).toBe(200)
      expect(bytes.headers.get('content-type')).toBe('image/webp')
      expect(bytes.headers.get('x-content-type-options')).toBe('nosniff')
      expect(bytes.headers.get('cache-control')).toMatch(/public, max-age=\d{6,}/)
      expect(bytes.headers.get('set-cookie')).toBeNull()
      expect((await sharp(await bytes.arrayBuffer()).metadata()).format).toBe('webp')
    }
    const { rows } = await db.owner.query(
      `select act, actor_id from history where subject_kind = 'service' and subject_id = $1`,
      [service],
    )
    expect(rows).toEqual([{ act: 'photo added', actor_id: saltmere.coach.worker.id }])
    const page = await (await ask(db, `/services/${service}`)).text()
    expect(page).toContain(`src="/services/${service}/photos/${photo}`)
    expect(page).toContain('alt="A blue door, propped open."')
  })

  it('says everything that is wrong at once, and loses nothing typed', async () => {
    const { worker } = saltmere.coach
    const empty = await photos({ worker, form: form({ alternative: '', rights: ' ' }, null) })
    expect(empty.status).toBe(422)
    const said = await empty.text()
    for (const sentence of [
      'Choose a photograph',
      'Say what the photograph shows',
      'Say who took it and says we may show it',
      'Choose who can be recognised in it',
      'Four things to put right',
    ])
      expect(said).toContain(sentence)
    const wrongFile = await photos({ worker, form: form(told, new TextEncoder().encode('<svg></svg>')) })
    const again = await wrongFile.text()
    expect(wrongFile.status).toBe(422)
    expect(again).toContain('JPEG, PNG or WebP file')
    expect(again).toContain('A blue door, propped open.</textarea>')
    expect(again).toContain('value="Taken by Delroy Banks"')
    const notAForm = await photos({ worker, form: { alternative: 'x' } })
    expect(notAForm.status).toBe(422)
  })

  it('takes it once when the button is pressed twice, and no more than eight', async () => {
    const id = newId()
    await Promise.all([adds({ id }), adds({ id })])
    expect(await ids()).toEqual([id])
    for (let nth = 0; nth < 7; nth++) await adds({ alternative: `Room ${nth}` })
    expect(await ids()).toHaveLength(8)
    const ninth = await adds()
    expect(ninth.status).toBe(422)
    expect(await ninth.text()).toContain('room for 8 photographs')
  })
})

describe('keeping photographs in order', () => {
  it('moves one earlier or later, takes one away, and closes the gap', async () => {
    for (const alternative of ['first', 'second', 'third']) await adds({ alternative })
    const [first, second, third] = (await ids()) as [string, string, string]
    const { worker } = saltmere.curator
    await photos({ worker, form: { to: '1' } }, `/${third}/position`)
    expect(await ids()).toEqual([third, first, second])
    await photos({ worker, form: { to: '8' } }, `/${third}/position`)
    expect(await ids()).toEqual([first, second, third])
    await photos({ worker, form: {} }, `/${first}/removal`)
    expect(await ids()).toEqual([second, third])
    expect((await photos({}, `/${first}`)).status).toBe(404)
    const nowhere = await photos({ worker, form: { to: '0' } }, `/${third}/position`)
    expect(nowhere.status).toBe(404)
  })

  it('is gone with its entry', async () => {
    await adds()
    const [photo] = await ids()
    await db.owner.query("update service set withdrawn_on = '2026-11-01' where id = $1", [service])
    expect((await photos({}, `/${photo}`)).status).toBe(404)
    expect((await ask(db, `/services/x/photos/${photo}`)).status).toBe(404)
  })
})

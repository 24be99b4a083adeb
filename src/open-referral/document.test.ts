import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { lists, ones } from './endpoints.ts'
import { examples } from './examples.ts'
import { Developers } from './screens/developers.tsx'
import { openDirectory } from './testing.ts'

let db: TestDatabase
let ask: ReturnType<typeof openDirectory>

beforeAll(async () => {
  db = await testDatabase()
  await makeService(db.kysely, {
    ...{ name: 'Panel Club', provider: 'Inky Fingers', helpsWith: ['creativity'], free: true, fees: 'Free.' },
    ...{ ages: { from: 10, to: 16 }, phone: '+441632960155' },
    locations: [{ name: 'Library', address: '1 Reed Lane, Saltmere', latitude: 53.3, longitude: 0.45 }],
    schedules: [{ days: [2, 4], opens: '16:00', closes: '17:30' }],
    contacts: [{ title: 'Desk', phone: '+441632960151' }],
  })
  ask = openDirectory(db.kysely)
})

type Operation = {
  parameters: unknown[]
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

describe('the OpenAPI document', () => {
  it('has an operation for every address, and describes what each really answers', async () => {
    const { json } = await ask('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    const paths = json.paths as Record<string, { get: Operation }>
    expect(Object.keys(paths)).toEqual([
      '/',
      ...[...lists, ...ones].map(({ path }) => path.replace(':id', '{id}')),
    ])
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    ajv.addSchema(json, 'document')
    const wrong = (path: string, answered: unknown) => {
      const pointer = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/get/responses/200/content/application~1json/schema`
      return ajv.validate(`document${pointer}`, answered) ? [] : ajv.errors
    }
    for (const { path } of lists) {
      for (const query of ['', ...(path.startsWith('/tax') ? [] : ['?full=true', '?minimal=true'])]) {
        const page = (await ask(`${path}${query}`)).json
        expect(page.contents.length, path).toBeGreaterThan(0)
        expect(wrong(path, page), path + query).toEqual([])
      }
      const [first] = (await ask(path)).json.contents
      expect(wrong(`${path}/{id}`, (await ask(`${path}/${first?.id}`)).json)).toEqual([])
    }
    expect(wrong('/', (await ask('/')).json)).toEqual([])
    expect(wrong('/services', { contents: [{ id: 'x' }] })).not.toEqual([])
  })
})

describe('the page for developers', () => {
  it('has a line to copy for each example, and each of them answers', async () => {
    const page = String(Developers({ origin: 'https://trellis.example.org' }))
    const lines = [...page.matchAll(/<code>curl &#39;(.*?)&#39;<\/code>/g)].map(([, url]) =>
      url?.replaceAll('&amp;', '&'),
    )
    expect(lines).toHaveLength(examples.length)
    for (const url of lines) {
      const path = url?.replace('https://trellis.example.org/oruk', '') ?? ''
      const { status, text } = await ask(path)
      expect(status, path).toBe(200)
      expect(text, path).not.toBe('')
    }
  })
})

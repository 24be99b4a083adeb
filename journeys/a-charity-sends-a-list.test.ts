import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { importDirectory } from '../src/directory/index.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async ({ kysely }, now) => {
      const list = [
        { id: 'a', name: 'Chess at the library', minimum_age: 8, schedules: [{ byday: 'MO' }] },
        { id: 'b', name: 'Darts' },
        { id: 'c', name: ' ' },
        7,
      ]
      const options = { source: 'Saltmere Family Information', place: invented('Saltmere'), now, whole: true }
      await importDirectory(kysely, list, options)
    },
  })
}, 120_000)

const list = [
  'Name;Postcode;Days;Starts;Youngest age;Colour',
  'Mini boxing;DN15 6NL;Sat;10am;8;red',
  'Pads for parents;nowhere;Sat;11am;;blue',
].join('\r\n')

describe('a charity sends a list with a mistake, and puts it right', () => {
  it('is told what is wrong with no file, and with one that is none', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.opens('/directory/uploads')
    await coach.presses('Check it')
    await coach.sees('Choose a file')
    await coach.page.setInputFiles('#file', {
      name: 'x.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('PK\x03\x04'),
    })
    await coach.presses('Check it')
    await coach.sees('This is a spreadsheet, not a CSV file')
  })

  it('sees each mistake beside its row before anything goes in', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.page.setInputFiles('#file', {
      name: 'our sessions.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list),
    })
    await coach.presses('Check it')
    await coach.sees('2 rows in the list: 1 is ready, 1 has something to put right. Nothing has gone in yet.')
    await coach.sees('The column “Colour” is not one of ours and was left out.')
    await coach.sees('Enter a whole postcode')
    expect(await coach.typedIn('Postcode')).toBe('nowhere')
    await coach.writes('Postcode', 'DN15 6NL')
    await coach.presses('Check again')
    await coach.sees('2 rows in the list, and nothing to put right.')
    const { rowCount } = await saltmere.database.owner.query(
      "select 1 from service where name = 'Mini boxing'",
    )
    expect(rowCount).toBe(0)
  })

  it('adds them with one button, and finds them among what there is to do', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.presses('Add these 2')
    await coach.sees('2 new services, 0 changed, 0 as before.')
    await coach.opens('/services?words=mini+boxing')
    await coach.sees('Mini boxing')
  })
})

describe('a curator looks at what a source is like', () => {
  it('sees every record accounted for, and what to act on first', async () => {
    const curator = await saltmere.somebody({ is: 'Ed Tallis' })
    await curator.opens('/directory')
    await curator.follows('Where services come from')
    await curator.presses('Add and take in')
    await curator.sees('Enter its name')
    await curator.follows('Saltmere Family Information')
    await curator.sees('Every record is accounted for.')
    await curator.sees('say a way to reach them')
    await curator.sees('Nobody can ask about these')
    const [download] = await Promise.all([
      curator.page.waitForEvent('download'),
      curator.page.getByRole('link', { name: /without ages/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('saltmere-family-information-ages.csv')
  })
})

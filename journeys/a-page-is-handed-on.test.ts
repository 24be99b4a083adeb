import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantDirectory } from '../demo/directory.ts'
import { invented } from '../demo/saltmere.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere
const boxing = `/services/${invented('service Bag & Pad')}`
const comics = `/services/${invented('service Panel Club')}`
const files = mkdtempSync(join(tmpdir(), 'trellis-photos-'))

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: ({ kysely }, now) =>
      plantDirectory(kysely, { place: invented('Saltmere'), now, id: invented, team: invented }),
  })
  const door = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#1f5fa8' } })
    .jpeg()
    .toBuffer()
  writeFileSync(join(files, 'door.jpg'), door)
  writeFileSync(
    join(files, 'drawing.jpg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  writeFileSync(join(files, 'huge.jpg'), Buffer.concat([door, Buffer.alloc(6_000_000)]))
}, 90_000)

describe('somebody thinks of going to something', () => {
  it('reads what happens, how to join in and how to get there, on a phone', async () => {
    const taz = await saltmere.somebody({ phone: true })
    await taz.opens(boxing)
    for (const words of ['What happens when you walk in', 'Just turn up', 'How to get there', 'Last checked'])
      await taz.sees(words)
    await taz.doesNotSee(/universal|targeted|early intervention/i)
  })

  it('takes a card, a sheet of cards and the times along', async () => {
    const taz = await saltmere.somebody({ phone: true })
    await taz.opens(boxing)
    await taz.follows('A card to print')
    await taz.sees('Boxing where nobody gets hit.')
    await taz.follows('Put another card on the sheet')
    await taz.presses('Add it')
    await taz.sees('Enter the address of a page of something to do here')
    await taz.writes('Put another card on the sheet', saltmere.url + comics)
    await taz.presses('Add it')
    await taz.sees('Panel Club')
    await taz.sees('Bag & Pad')
    const answer = await fetch(`${saltmere.url}${boxing}/calendar.ics`)
    expect(await answer.text()).toContain('BEGIN:VEVENT')
  })

  it('is shown on a school’s own site', async () => {
    const web = await saltmere.somebody()
    await web.opens('/services/embed')
    await web.writes('What to show', 'https://elsewhere.example/x')
    await web.presses('Make the snippet')
    await web.sees('Paste an address that begins with /services')
    await web.writes('What to show', `${saltmere.url}/services?words=comics`)
    await web.presses('Make the snippet')
    expect(await web.typedIn('Copy this into your page')).toContain('/embed/services?words=comics')
    await web.follows('This is what it looks like')
    await web.sees('Panel Club')
  })
})

describe('a coach hangs a photograph on the page of the club', () => {
  const choose = async (coach: Awaited<ReturnType<Saltmere['somebody']>>, file: string) =>
    coach.page.setInputFiles('#photo', join(files, file))

  it('is told what is missing, beside each field, and keeps what was typed', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await coach.opens(`${boxing}/photos`)
    await coach.presses('Add it')
    for (const words of [
      'Choose a photograph',
      'Say what the photograph shows',
      'Choose who can be recognised in it',
    ])
      await coach.sees(words)
    await coach.writes('What does it show?', 'A blue door, propped open. No step.')
    await coach.writes('Who took it, and says we may show it?', 'Delroy Banks')
    await coach.ticks('Nobody')
    for (const [file, sentence] of [
      ['drawing.jpg', 'Choose a photograph that is a JPEG, PNG or WebP file'],
      ['huge.jpg', 'This file is larger than 5 MB'],
    ] as const) {
      await choose(coach, file)
      await coach.presses('Add it')
      await coach.sees(sentence)
      expect(await coach.typedIn('What does it show?')).toBe('A blue door, propped open. No step.')
    }
  })

  it('sees it on the page, in words too, and can take it down', async () => {
    const coach = await saltmere.somebody({ is: 'Delroy Banks' })
    await choose(coach, 'door.jpg')
    await coach.presses('Add it')
    await coach.sees('Nobody can be recognised.')
    await coach.follows('Bag & Pad')
    const shown = coach.page.getByRole('img', { name: 'A blue door, propped open. No step.' })
    expect(await shown.count()).toBe(1)
    await shown.scrollIntoViewIfNeeded()
    await expect
      .poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0)
    await coach.follows('Photographs of this page')
    await coach.presses(/Remove photograph 1/)
    await coach.sees('There are none yet')
  })

  it('is not there for anybody else', async () => {
    const teacher = await saltmere.somebody({ is: 'Priya Raman' })
    expect(await teacher.opens(`${boxing}/photos`)).toBe(404)
  })
})

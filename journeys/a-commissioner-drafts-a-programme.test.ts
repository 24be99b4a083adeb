import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 240_000)

describe('a commissioner drafts a programme', () => {
  it('begins from a few questions, and sees at once what follows from the answers', async () => {
    const judith = await saltmere.somebody({ is: 'Judith Farrow' })
    await judith.opens('/programmes')
    await judith.follows('Draft a programme, or go on with a draft')
    await judith.follows('Begin a draft')
    await judith.ticks('From a few questions')
    await judith.presses('Begin')
    await judith.sees('Write what everybody will call it')
    await judith.writes('What will everybody call it?', 'Boats and bread')
    await judith.writes('What is it, in a sentence or two?', 'Young people mend a boat together.')
    await judith.writes('Who runs it?', 'Saltmere Boat Shed')
    await judith.ticks('Targeted')
    await judith.ticks('School')
    await judith.ticks('In a group')
    await judith.picks('Where?', 'Close to home')
    await judith.writes('For how many weeks?', '10')
    await judith.page.getByRole('group', { name: 'Can people wait for a place?' }).getByLabel('Yes').check()
    await judith.presses('Begin')
    await judith.sees('What follows from it')
    await judith.opensDetails('The form of: School')
    await judith.sees('What have you noticed?')
    expect(await judith.page.getByLabel('What have you noticed?').isDisabled()).toBe(true)
  })

  it('makes a mistake, reads on which line and what to write, and mends it', async () => {
    const judith = await saltmere.somebody({ is: 'Judith Farrow' })
    const text = await judith.typedIn('The text of the programme')
    await judith.writes('The text of the programme', text.replace('- who: school', '- who: schol'))
    await judith.presses('Save and see what follows')
    await judith.sees(/Line \d+\. ways_in\.0\.who: "schol" is not known here: did you mean school\?/)
    expect(await judith.typedIn('The text of the programme')).toContain('- who: schol')
    const phone = await saltmere.somebody({ is: 'Judith Farrow', phone: true })
    await phone.opens(judith.path)
    await phone.sees('One thing to put right')
    const shaped = [
      'shaped_with:',
      '  - kind: with-people',
      '    who: The Tuesday group of the boat shed',
      '    when: October 2026',
      '    changed: There is bread now',
    ]
    await judith.writes('The text of the programme', text.replace('shaped_with: []', shaped.join('\n')))
    await judith.presses('Save and see what follows')
    await judith.sees('Saved. Nothing stands in its way.')
  })

  it('is told of ten million characters that they are too many, with all of them still there', async () => {
    const path = (await saltmere.somebody({ is: 'Judith Farrow' })).path
    const caller = await saltmere.caller().signsIn('Judith Farrow')
    const text = '# much of a muchness\n'.repeat(500_000)
    const { status, text: page } = await caller.sends(`${path}/text`, { seen: '3', text })
    expect(status).toBe(422)
    expect(page).toContain('It is too long: it has 10,500,000 characters')
    expect(page.length).toBeGreaterThan(text.length)
  })

  it('asks another person, who finds it on their Today page and publishes it', async () => {
    const judith = await saltmere.somebody({ is: 'Judith Farrow' })
    await judith.opensDetails('Ask another person to publish it')
    await judith.writes('What is new in it?', 'It is our first with boats.')
    await judith.presses('Ask for approval')
    await judith.sees('Waits for approval')
    await judith.doesNotSee('Approve and publish')
    const colm = await saltmere.somebody({ is: 'Colm Arkwright' })
    await colm.opens('/today')
    await colm.follows(/^Read it and answer/)
    await colm.sees('It is our first with boats.')
    await (await saltmere.somebody({ is: 'Colm Arkwright', phone: true })).opens(colm.path)
    await colm.presses('Approve and publish')
    await colm.sees('Colm Arkwright approved it')
    await judith.opens('/programmes/drafts')
    await judith.sees('Published')
  })

  it('and anybody reads its page, which says neither the kind of help nor why somebody is there', async () => {
    const somebody = await saltmere.somebody({ phone: true })
    await somebody.opens('/')
    await somebody.follows('Programmes')
    await somebody.follows('Boats and bread')
    await somebody.sees('Somebody at your school asks for you.')
    await somebody.sees('The Tuesday group of the boat shed, October 2026. What changed: There is bread now')
    await somebody.doesNotSee('Targeted')
    const phone = await saltmere.somebody({ is: 'Judith Farrow', phone: true })
    for (const path of ['/programmes', '/programmes/drafts', '/programmes/boats-and-bread'])
      expect(await phone.opens(path)).toBe(200)
  })
})

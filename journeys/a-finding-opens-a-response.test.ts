import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plantGeography } from '../demo/geography/plant.ts'
import { invented } from '../demo/saltmere.ts'
import { openSaltmere, type Saltmere, TUESDAY } from './saltmere.ts'
import { publishSurveys } from './surveying.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
const school = invented('Sallowfield High School')

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      await plantGeography(database.kysely, TUESDAY)
      await publishSurveys(database)
    },
  })
}, 240_000)

describe('a finding opens a response', () => {
  it('is opened by whoever manages: what, where, who, by when; an empty one says what is missing', async () => {
    const pauline = await saltmere.somebody({ is: 'Pauline Hartley' })
    await pauline.opens(`/schools/${school}/results?round=autumn-2024`)
    await pauline.follows('Say what we will do about relationships')
    await pauline.sees('I have somebody to sit and talk with')
    await pauline.presses('Keep this response')
    await pauline.sees('Write what will be done')
    await pauline.sees('Choose who sees to it')
    await pauline.writes('What will be done?', 'Open the library at lunch')
    await pauline.picks('Who sees to it?', 'Priya Raman')
    await pauline.writesDate('By when?', '26', '11', '2026')
    await pauline.presses('Keep this response')
    await pauline.sees('Open the library at lunch')
    await pauline.sees('Survey, autumn 2025')
    await pauline.sees(
      /It has not changed by more than chance|It is (higher|lower) than it was, by more than chance/,
    )
    await pauline.opens(`/schools/${school}/results`)
    await pauline.sees('What we are doing')
  })

  it('is handed on to a colleague, who says whether they take it on, on a form that says what is missing', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman', phone: true })
    await priya.opens(`/schools/${school}/results`)
    await priya.follows('Open the library at lunch')
    await priya.opensDetails('Hand it on to a colleague')
    await priya.picks('Who sees to it next?', 'Pauline Hartley')
    await priya.presses('Ask them')
    await priya.sees('Write why, and what they need to know')
    await priya.writes('Why, and what they need to know', 'I am away all week.')
    await priya.presses('Ask them')
    await priya.sees('Pauline Hartley, who has not answered yet. I am away all week.')
    const pauline = await saltmere.somebody({ is: 'Pauline Hartley' })
    await pauline.opens('/today')
    await pauline.follows(/take it on/)
    await pauline.presses('Keep this')
    await pauline.sees('Choose whether you take it on')
    await pauline.ticks('No, it stays with whoever has it')
    await pauline.presses('Keep this')
    await pauline.opensDetails('Handed on before')
    await pauline.sees(/from Priya Raman to Pauline Hartley, not taken/)
  })

  it('is on the Today page of whoever sees to it before its day, and on their manager’s after it', async () => {
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    await priya.opens('/today')
    await priya.sees('Open the library at lunch.')
    const pauline = await saltmere.somebody({ is: 'Pauline Hartley' })
    await pauline.opens('/today')
    await pauline.doesNotSee('Open the library at lunch')
    saltmere.clock.moveTo('2026-12-01T09:00:00Z')
    await pauline.opens('/today')
    await pauline.sees('Overdue')
    await pauline.sees('Open the library at lunch.')
    await priya.opens('/today')
    await priya.follows(/^Say whether it is done/)
    await priya.opensDetails('Say how it ended')
    await priya.ticks('Yes, it was done')
    await priya.writes('What came of it, or why not', 'Thirty came on the first day.')
    await priya.presses('Keep this')
    await priya.sees('Thirty came on the first day.')
    await priya.opens('/today')
    await priya.doesNotSee('Open the library at lunch')
  })

  it('tells pupils in words without numbers: you said, we did', async () => {
    const pauline = await saltmere.somebody({ is: 'Pauline Hartley' })
    await pauline.opens(`/schools/${school}/results`)
    await pauline.follows('Open the library at lunch')
    await pauline.opensDetails('Tell pupils: you said, we did')
    await pauline.writes('You said', '12 of you have nobody to sit with')
    await pauline.writes('We did, or we will', 'We opened the library at lunch.')
    await pauline.ticks(/^Yes: the poster/)
    await pauline.presses('Tell pupils')
    await pauline.sees('Write it without numbers')
    expect(await pauline.typedIn('We did, or we will')).toBe('We opened the library at lunch.')
    await pauline.writes('You said', 'Some of you have nobody to sit with.')
    await pauline.presses('Tell pupils')
    const pupil = await saltmere.somebody({ phone: true })
    await pupil.opens(`/you-said/${school}`)
    await pupil.sees('You said, we did: Sallowfield High School')
    await pupil.sees('Some of you have nobody to sit with.')
    await pupil.sees('We opened the library at lunch.')
    expect(await pupil.opens(`/you-said/${invented('Saltmere Council')}`)).toBe(404)
  })

  it('is opened for the whole place by whoever plans what there is, beside what is there', async () => {
    const judith = await saltmere.somebody({ is: 'Judith Farrow' })
    await judith.opens('/wellbeing')
    await judith.follows('Who stands to benefit most, and what is there for them')
    await judith.sees('See what the directory has for this')
    await judith.follows('Respond for everybody')
    await judith.writes('What will be done?', 'Fund two more places at the club')
    await judith.picks('Who sees to it?', 'Judith Farrow')
    await judith.writesDate('By when?', '3', '12', '2026')
    await judith.presses('Keep this response')
    await judith.sees('The next survey shows this group here.')
    await judith.opens('/today')
    await judith.sees('Fund two more places at the club.')
    const priya = await saltmere.somebody({ is: 'Priya Raman' })
    expect(await priya.opens('/wellbeing/needs')).toBe(404)
    expect(await priya.opens(`/schools/${school}/responses/new?round=autumn-2025`)).toBe(404)
  })
})

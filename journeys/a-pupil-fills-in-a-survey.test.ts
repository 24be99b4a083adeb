import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { localQuestion, makeOpenSurvey, type SurveyMade, whatMatters } from '../src/surveys/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import { openSaltmere, type Saltmere, TUESDAY } from './saltmere.ts'
import { surveyWorld } from './scene.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere

const locals = () => [
  localQuestion({
    words: { en: 'I have somewhere to be', cy: 'Mae gen i rywle i fod', pl: 'Mam swoje miejsce' },
    choices: {
      en: ['Never', 'Sometimes', 'Often', 'Always'],
      cy: ['Byth', 'Weithiau', 'Yn aml', 'Bob amser'],
      pl: ['Nigdy', 'Czasem', 'Często', 'Zawsze'],
    },
  }),
  localQuestion({
    words: { en: 'How do you feel about your friends?' },
    choices: { en: ['Very unhappy', 'A bit unhappy', 'In the middle', 'A bit happy', 'Very happy'] },
  }),
  localQuestion({ words: { en: 'I can say what I think' } }),
]

/** A survey of three questions of our own, and its slips. */
const openSurvey = (made: SurveyMade) =>
  makeOpenSurvey(saltmere.database.kysely, surveyWorld, {
    ...{ now: TUESDAY, measures: [], locals: locals(), pupils: 12, key: `k-${newId()}` },
    ...made,
  })

let slips: { code: string }[]
let used = 0
const nextCode = (): string => slips[used++]?.code ?? ''

const stored = async (code: string) => {
  const { rows } = await saltmere.database.owner.query<{
    answers: Buffer
    at: number
    language: string
    finished: boolean
    gender: string | null
  }>(
    `select a.answers, a.at_item as at, a.language, a.finished_at is not null as finished, a.gender
       from round_answers a join round_code c on c.id = a.id where c.code_hash = sha256($1::bytea)`,
    [Buffer.from(code)],
  )
  return rows.map(({ answers, ...row }) => ({ ...row, answers: [...answers] }))
}

async function enters(pupil: Visitor, code: string): Promise<void> {
  await pupil.opens('/survey')
  await pupil.writes('Your code', code)
  await pupil.presses('Go')
}

async function answers(pupil: Visitor, choice: string): Promise<void> {
  await pupil.ticks(choice)
  await pupil.presses('Next')
}

beforeAll(async () => {
  saltmere = await openSaltmere()
  ;({ slips } = await openSurvey({ kind: 'anonymous' }))
}, 120_000)

describe('a pupil at a phone without script', () => {
  let pupil: Visitor
  let code = ''

  it('types the code as they like; a wrong one gets a sentence and stays to be put right', async () => {
    pupil = await saltmere.somebody({ phone: true })
    await pupil.opens('/survey')
    await pupil.presses('Go')
    await pupil.sees('Type the code on your slip')
    await enters(pupil, 'cdf ghj kmn')
    await pupil.sees('We do not know that code')
    expect(await pupil.typedIn('Your code')).toBe('cdf ghj kmn')
    code = nextCode()
    await enters(pupil, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)
    expect(pupil.path).toBe('/survey/start')
    expect(pupil.page.url()).not.toContain(code)
  })

  it('reads before the first question which kind it is, who sees what, and that nobody can come', async () => {
    await pupil.sees('Nobody knows which answers are yours')
    await pupil.sees('They never see what one person picked')
    await pupil.sees('Nobody can come and help because of what you pick here')
    await pupil.sees('You can take your answers back until Tuesday 15 December')
    await pupil.sees('You do not have to take part')
    await pupil.sees('You can read.')
    expect(await stored(code)).toEqual([])
  })

  it('is asked about themselves what no list knows, and can leave it out', async () => {
    await pupil.presses('Start')
    await pupil.sees('Which of these are you?')
    await answers(pupil, 'A girl')
    await pupil.sees('Which of these fits you best?')
    await pupil.presses('Skip this one')
    expect(pupil.path).toBe('/survey/questions/1')
    expect(await stored(code)).toMatchObject([{ gender: 'girl', answers: [255, 255, 255], at: 0 }])
  })

  it('answers one question a page; nothing picked is a sentence; each answer is kept at once', async () => {
    await pupil.sees('Question 1 of 3')
    await pupil.presses('Next')
    await pupil.sees('Pick an answer, or skip this one')
    await answers(pupil, 'Often')
    expect(await stored(code)).toMatchObject([{ answers: [2, 255, 255], at: 1 }])
    await pupil.sees('Question 2 of 3')
  })

  it('finds help one press away, and comes back to the very question', async () => {
    await pupil.follows('I want help')
    for (const said of ['999', '0800 1111', '116 123', '85258', '111']) await pupil.sees(said)
    await pupil.follows('Back to the survey')
    expect(pupil.path).toBe('/survey/questions/2')
  })

  it('changes the language and the look, and stays where they are', async () => {
    await pupil.follows('Language, pictures')
    await pupil.ticks('Cymraeg')
    await pupil.ticks('Pictures beside the words')
    await pupil.ticks('Bigger words')
    await pupil.presses('Save and go back')
    expect(pupil.path).toBe('/survey/questions/2')
    expect(await pupil.page.locator('html').getAttribute('lang')).toBe('cy')
    await pupil.sees('Dim ond yn Saesneg mae’r cwestiwn hwn gyda ni')
    expect(
      await pupil.page
        .locator('fieldset')
        .first()
        .evaluate((node) => node.closest('[lang]')?.getAttribute('lang')),
    ).toBe('en')
    await pupil.follows('Yn ôl')
    await pupil.sees('Mae gen i rywle i fod')
    expect(await pupil.page.getByLabel('Yn aml').isChecked()).toBe(true)
    await pupil.ticks('Bob amser')
    await pupil.presses('Nesaf')
    expect(await stored(code)).toMatchObject([{ answers: [3, 255, 255], language: 'cy', at: 1 }])
  })

  it('goes on at the same question on another phone, with the same code', async () => {
    const other = await saltmere.somebody({ phone: true })
    await enters(other, code)
    expect(other.path).toBe('/survey/questions/2')
    await answers(other, 'A bit happy')
    expect(await stored(code)).toMatchObject([{ answers: [3, 3, 255], at: 2, language: 'en' }])
  })

  it('skips, hears so at the end, and hands it in; nothing is left on the screen', async () => {
    await pupil.opens('/survey/questions/3')
    await pupil.presses('Hepgor hwn')
    await pupil.sees('Fe atebaist ti 2 o 3')
    await pupil.follows('Edrych ar yr un cyntaf wnes i ei hepgor')
    await pupil.sees('Fe wnest ti hepgor hwn o’r blaen')
    await pupil.presses('Hepgor hwn')
    await pupil.presses('Dw i wedi gorffen')
    await pupil.sees('Diolch')
    expect(await stored(code)).toMatchObject([{ answers: [3, 3, 254], finished: true, at: 3 }])
    expect(await pupil.page.context().cookies()).toEqual([])
    await pupil.goesBack()
    expect(pupil.path).toBe('/survey')
    await pupil.doesNotSee('Question')
  })

  it('cannot change it afterwards, and can take it back: then the code opens nothing', async () => {
    await enters(pupil, code)
    await pupil.sees('You have finished this survey')
    await pupil.opens('/survey/questions/1')
    expect(pupil.path).toBe('/survey/finished')
    await pupil.presses('Take my answers back')
    await pupil.sees('Your answers are gone')
    expect(await stored(code)).toEqual([])
    await enters(pupil, code)
    await pupil.sees('This code was taken back')
  })
})

describe('a pupil who does not want to', () => {
  it('says no on the day, hears what they do instead, and may change their mind', async () => {
    const pupil = await saltmere.somebody({ phone: true })
    const code = nextCode()
    await enters(pupil, code)
    await pupil.presses('Start')
    await pupil.presses('Skip this one')
    await pupil.presses('Skip this one')
    await answers(pupil, 'Never')
    await pupil.follows('Stop for now')
    await pupil.presses('I do not want to any more')
    await pupil.sees('Nobody minds')
    await pupil.sees('You can read.')
    expect(await stored(code)).toEqual([])
    const refusals = () => saltmere.database.owner.query('select said_on from round_refusal')
    expect((await refusals()).rowCount).toBe(1)
    await enters(pupil, code)
    await pupil.sees('You said no to this survey before')
    await pupil.presses('Start')
    expect(await stored(code)).toHaveLength(1)
    expect((await refusals()).rowCount).toBe(0)
  })
})

describe('a pupil who asks for a person', () => {
  it('uses the form that everybody uses, which hears nothing of the survey', async () => {
    const pupil = await saltmere.somebody({ phone: true })
    await enters(pupil, nextCode())
    await pupil.follows('I want help')
    const asked: { url: string; cookie?: string; referer?: string }[] = []
    pupil.page.on('request', async (request) => {
      const { cookie, referer } = await request.allHeaders()
      asked.push({ url: request.url(), cookie, referer })
    })
    await pupil.follows('Ask for a person')
    await pupil.writes('What do you like to be called?', 'Kez')
    await pupil.writesDate('When were you born?', '2', '6', '2011')
    await pupil.writes('Phone number', '07700 900456')
    await pupil.ticks('Mine')
    await pupil.writes('What would be good?', 'Somebody to talk to.')
    await pupil.presses('Send it')
    await pupil.sees('We have got it')
    const pages = asked.filter(({ url }) => url.includes('/refer/me'))
    expect(pages.length).toBeGreaterThan(1)
    for (const { cookie, referer } of pages) {
      expect(cookie ?? '').not.toContain('trellis_survey')
      expect(referer ?? '').not.toContain('/survey')
    }
    await pupil.opens('/survey')
    await pupil.sees('A survey is open on this screen')
  })
})

describe('the other kinds', () => {
  it('says of a confidential survey who holds the key, and when it may be used', async () => {
    const { slips: some } = await openSurvey({
      kind: 'confidential',
      locals: [localQuestion(), whatMatters(), localQuestion()],
    })
    const pupil = await saltmere.somebody({ phone: true })
    await enters(pupil, some[0]?.code ?? '')
    await pupil.sees('It is kept by The Saltmere information team')
    await pupil.sees('Nobody uses it to look you up')
    await pupil.sees('The list may be opened to stop somebody being badly hurt')
    await pupil.presses('Start')
    expect(pupil.path).toBe('/survey/questions/1')
    await answers(pupil, 'Often')

    // Of ten things up to three may be ticked, without any script.
    await pupil.sees('Question 2 of 3')
    await pupil.presses('Next')
    await pupil.sees('Tick at least one, or skip this one')
    for (const thing of ['My friends', 'Sleeping well', 'Money', 'My future']) await pupil.ticks(thing)
    await pupil.presses('Next')
    await pupil.sees('You ticked 4. Leave up to 3 ticked')
    await pupil.page.getByLabel('Money').uncheck()
    await pupil.presses('Next')
    await pupil.sees('Question 3 of 3')
    const picked = [1, 0, 1, 0, 0, 0, 0, 0, 0, 1]
    expect(await stored(some[0]?.code ?? '')).toMatchObject([{ answers: [2, ...picked, 255], at: 11 }])
    await pupil.follows('Back')
    expect(await pupil.page.getByLabel('My friends').isChecked()).toBe(true)
    await pupil.presses('Skip this one')
    await answers(pupil, 'Never')
    await pupil.sees('You answered 2 of 3.')
    await pupil.follows('Look at the first one I skipped')
    await pupil.sees('You skipped this one before.')
  })

  it('says of a named survey who reads the answers today', async () => {
    const { slips: some } = await openSurvey({ kind: 'named', readers: [invented('Gwen Abbott')] })
    const pupil = await saltmere.somebody({})
    await enters(pupil, some[0]?.code ?? '')
    await pupil.sees('These people read your answers today: Gwen Abbott')
    await pupil.sees('Somebody who reads your answers may come and talk with you')
  })
})

describe('a shared tablet', () => {
  it('is put away by whoever it is not, and by itself after half an hour', async () => {
    const tablet = await saltmere.somebody({})
    const code = nextCode()
    await enters(tablet, code)
    await tablet.presses('Start')
    await tablet.opens('/survey')
    await tablet.presses('Put the survey away')
    await tablet.opens('/survey/questions/1')
    expect(tablet.path).toBe('/survey')
    await enters(tablet, code)
    saltmere.clock.moveBy({ minutes: 31 })
    await tablet.opens('/survey/questions/1')
    expect(tablet.path).toBe('/survey')
    await tablet.doesNotSee('A survey is open on this screen')
  })

  it('reads aloud where the browser can', async () => {
    const tablet = await saltmere.somebody({ script: true })
    await enters(tablet, nextCode())
    await tablet.presses('Start')
    await tablet.presses('Skip this one')
    await tablet.presses('Skip this one')
    await tablet.page.evaluate(() => {
      const said: string[] = []
      Object.assign(globalThis, { said })
      speechSynthesis.speak = ({ text, lang }) => said.push(`${lang} ${text}`)
    })
    await tablet.page.getByRole('button', { name: 'Listen' }).click()
    const said = await tablet.page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
    expect(said).toEqual(['en I have somewhere to be', 'en Never', 'en Sometimes', 'en Often', 'en Always'])
  })

  it('keeps what is picked where the connection goes, says so, and sends it when it is back', async () => {
    const tablet = await saltmere.somebody({ script: true })
    const [context, code] = [tablet.page.context(), nextCode()]
    await enters(tablet, code)
    await tablet.presses('Start')
    await tablet.presses('Skip this one')
    await tablet.presses('Skip this one')
    await tablet.ticks('Often')
    await context.setOffline(true)
    await tablet.page.getByRole('button', { name: 'Next' }).click()
    await tablet.sees('There is no connection just now. Stay on this page')
    // A link leads nowhere either, and the numbers are here.
    await tablet.page.getByRole('link', { name: 'I want help' }).click()
    await tablet.sees('Childline: ring 0800 1111')
    expect(tablet.path).toBe('/survey/questions/1')
    expect(await stored(code)).toMatchObject([{ answers: [255, 255, 255] }])
    await context.setOffline(false)
    await tablet.sees('Question 2 of 3')
    expect(await stored(code)).toMatchObject([{ answers: [2, 255, 255], at: 1 }])
  })

  it('does the same where the browser believes that it is connected and nothing comes through', async () => {
    const tablet = await saltmere.somebody({ script: true })
    const code = nextCode()
    await enters(tablet, code)
    await tablet.presses('Start')
    await tablet.presses('Skip this one')
    await tablet.presses('Skip this one')
    await tablet.ticks('Often')
    await tablet.page.route('**/*', (route) => route.abort('internetdisconnected'))
    expect(await tablet.page.evaluate(() => navigator.onLine)).toBe(true)
    await tablet.page.getByRole('link', { name: 'I want help' }).click()
    await tablet.sees('Childline: ring 0800 1111')
    await tablet.page.getByRole('button', { name: 'Next' }).click()
    await tablet.sees('There is no connection just now. Stay on this page')
    expect(tablet.path).toBe('/survey/questions/1')
    expect(await stored(code)).toMatchObject([{ answers: [255, 255, 255] }])
    await tablet.page.unroute('**/*')
    await tablet.sees('Question 2 of 3')
    expect(await stored(code)).toMatchObject([{ answers: [2, 255, 255], at: 1 }])
  })
})

describe('a survey that is over or has not begun', () => {
  it('says so in one sentence', async () => {
    const { slips: early } = await openSurvey({ kind: 'anonymous' })
    const pupil = await saltmere.somebody({ phone: true })
    const code = early[0]?.code ?? ''
    await enters(pupil, code)
    await pupil.presses('Start')
    saltmere.clock.moveTo(new Date('2026-12-09T09:00:00Z'))
    await enters(pupil, early[1]?.code ?? '')
    await pupil.sees('This survey is over')
    await enters(pupil, code)
    await pupil.sees('It ended before you had finished')
    await pupil.sees('You can take them back until Tuesday 15 December')
    saltmere.clock.moveTo(new Date('2026-12-16T09:00:00Z'))
    await pupil.presses('Put the survey away')
    await enters(pupil, code)
    await pupil.sees('You could take answers back until Tuesday 15 December')
    await pupil.sees('Nobody can see in them what you picked')
    expect(await stored(code)).toHaveLength(1)
    saltmere.clock.moveTo(new Date('2026-11-20T09:00:00Z'))
    await enters(pupil, early[1]?.code ?? '')
    await pupil.sees('It opens on Tuesday 24 November')
  })
})

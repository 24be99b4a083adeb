import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { inventedTrial, screened } from '../src/screening/factory.ts'
import type { Screen } from '../src/screening/screen.ts'
import { makeDraftSurvey, makeOpenSurvey, makeSurveyAnswers } from '../src/surveys/factory.ts'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import { urgentWithoutReader } from './reading-scene.ts'
import { openSaltmere, type Saltmere, TUESDAY } from './saltmere.ts'
import { surveyWorld } from './scene.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
const team = invented('Northside Link Workers')

async function slipsOf(given: Partial<Screen> = {}): Promise<string[]> {
  const made = { ...screened(team, given), now: TUESDAY, pupils: 12, key: `k-${newId()}` }
  const { slips } = await makeOpenSurvey(saltmere.database.kysely, surveyWorld, made)
  return slips.map(({ code }) => code)
}

/** Fills in the four questions and hands them in. */
async function fillsIn(pupil: Visitor, code: string): Promise<void> {
  await pupil.opens('/survey')
  await pupil.writes('Your code', code)
  await pupil.presses('Go')
  await pupil.presses('Start')
  for (const answer of ['Often', 'Often', 'Often', 'Occasionally']) {
    await pupil.ticks(answer)
    await pupil.presses('Next')
  }
  await pupil.presses('I have finished')
}

/** Comes back to a survey that was handed in with the loneliest answers. */
async function comesBack(pupil: Visitor, code: string): Promise<void> {
  const { place } = surveyWorld
  await makeSurveyAnswers(saltmere.database.kysely, TUESDAY, { code, place, answers: [3, 3, 3, 1] })
  await entersAgain(pupil, code)
}

async function entersAgain(pupil: Visitor, code: string): Promise<void> {
  await pupil.opens('/survey')
  await pupil.writes('Your code', code)
  await pupil.presses('Go')
  await pupil.follows('See what there is for you')
}

const referrals = async () => {
  const { rows } = await saltmere.database.owner.query<{ id: string; holder: string; team: string }>(
    `select r.id, r.holder_team_id as holder, r.to_team_id as team from referral r
     join young_person p on p.id = r.young_person_id where p.name = 'Kit'`,
  )
  return rows
}

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 120_000)

describe('a pupil of a named survey in which no trial runs', () => {
  let codes: string[]
  let pupil: Visitor

  it('is asked nothing more below the threshold', async () => {
    codes = await slipsOf()
    const caller = saltmere.caller()
    await caller.sends('/survey', { code: codes[0] as string })
    await caller.sends('/survey/start', {})
    for (const at of [1, 2, 3, 4]) await caller.sends(`/survey/questions/${at}`, { answer: '1' })
    const { location } = await caller.sends('/survey/answers', {})
    expect(location).toMatch('/survey/thanks')
    // They have handed it in, so there is no slip on this screen: they are asked for their code, and for nothing else.
    expect((await caller.opens('/survey/support')).text).toContain('Type the code on your slip')
  })

  it('is told kindly and asked at the threshold, without a score and without a label', async () => {
    pupil = await saltmere.somebody({ phone: true })
    await fillsIn(pupil, codes[1] as string)
    expect(pupil.path).toBe('/survey/support')
    await pupil.sees('Would you like to talk with somebody?')
    await pupil.sees('You are not in trouble')
    await pupil.sees('There are people here who have time to listen.')
    await pupil.doesNotSee(/lonel|score|threshold|\b9\b/i)
    await pupil.presses('Next')
    await pupil.sees('Pick one of these')
  })

  it('who wishes is referred: the team holds it from the moment of sending, and gets no answers', async () => {
    await pupil.ticks('Yes, I would like that')
    await pupil.presses('Next')
    expect(await pupil.typedIn('Your year')).toBe('Year 10')
    await pupil.writes('Your first name', 'Kit')
    await pupil.presses('Send it')
    await pupil.sees('Tell us one way to get in touch with you')
    expect(await pupil.typedIn('Your first name')).toBe('Kit')
    await pupil.writes('Where they can find you at school', 'In form 10B')
    await pupil.presses('Send it')
    await pupil.sees('Northside Link Workers will get in touch with you.')
    expect(await referrals()).toMatchObject([{ holder: team, team }])
    const [sent] = await referrals()
    const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await worker.opens(`/referrals/${sent?.id}`)
    await worker.sees('At school: In form 10B')
    await worker.doesNotSee(/lonel|score|survey/i)
  })

  it('sends once, however often; and the screen is clear for the next', async () => {
    await pupil.opens('/survey/support/reach')
    expect(pupil.path).toBe('/survey/support/sent')
    expect(await referrals()).toHaveLength(1)
    await pupil.presses('Finish and clear this screen')
    await pupil.opens('/survey/support')
    expect(pupil.path).toBe('/survey')
  })

  it('is shown what there is when they say no, and can come back after not now', async () => {
    const another = await saltmere.somebody({ phone: true, script: false })
    await comesBack(another, codes[2] as string)
    await another.ticks('Not now')
    await another.presses('Next')
    expect(another.path).toBe('/survey/thanks')
    await entersAgain(another, codes[2] as string)
    await another.ticks('No, thank you')
    await another.presses('Next')
    await another.sees('Here is what there is')
    await another.sees('Things to do near here')
    expect(await referrals()).toHaveLength(1)
  })
})

describe('a pupil of a named survey in which a trial runs', () => {
  it('reads plainly what it is; who joins goes one way by chance, who declines is shown what there is', async () => {
    const codes = await slipsOf({ trial: inventedTrial() })
    const [joins, declines] = [await saltmere.somebody({ phone: true }), await saltmere.somebody()]
    await comesBack(joins, codes[0] as string)
    await joins.sees('Would you like to join in a study?')
    await joins.sees('You do not have to join')
    await joins.sees('INVENTED-0001')
    await joins.ticks('Yes, I want to join')
    await joins.presses('Next')
    expect(joins.path).toMatch(/^\/survey\/support\/(reach|ideas)$/)
    // Which of the two it is, in words: whoever is signposted waits for nobody.
    await joins.sees(
      joins.path.endsWith('reach')
        ? 'It came out that Northside Link Workers will get in touch with you.'
        : 'It came out that you get the list. Nobody will get in touch with you about it.',
    )
    await comesBack(declines, codes[1] as string)
    await declines.ticks('No, just show me what there is')
    await declines.presses('Next')
    await declines.sees('Here is what there is')
    await declines.doesNotSee('You are in the study')
    const { rows } = await saltmere.database.owner.query<{ reply: string; allocated: boolean }>(
      `select o.reply, a.arm is not null as allocated from screen_offer o join screen_trial t using (round_id)
       left join screen_allocation a on a.offer_id = o.id`,
    )
    expect(rows.map(({ reply, allocated }) => `${reply} ${allocated}`).sort()).toEqual([
      'declined false',
      'joined true',
    ])
  })
})

describe('whoever runs the survey', () => {
  it('says who is asked, is told what is wrong, and loses nothing typed', async () => {
    const made = {
      kind: 'named',
      key: 'to-set-up',
      measures: [{ key: 'ons-loneliness', version: 1 }],
      locals: [],
    } as const
    const round = await makeDraftSurvey(saltmere.database.kysely, surveyWorld, TUESDAY, {
      ...{ ...made, measures: [...made.measures], locals: [] },
    })
    const lead = await saltmere.somebody({ is: 'Ed Tallis' })
    await lead.opens(`/surveys/${round}`)
    await lead.follows('Who is asked whether they want support')
    await lead.presses('Save')
    await lead.sees('Choose a score')
    await lead.picks('Which score', 'ONS loneliness: Loneliness in three answers, 3 to 9')
    await lead.ticks('This number or more')
    await lead.writes('The number', '12')
    await lead.writes('Where the number is from', 'Our own choice')
    await lead.writes('What they read', 'There are people here who listen.')
    await lead.picks('Who gets in touch with those who say yes', 'Northside Link Workers')
    await lead.writes('What is there for everybody who is asked', 'Things to do')
    await lead.writes('Its address', '/services')
    await lead.presses('Save')
    await lead.sees('The number must lie from 3 to 9')
    await lead.writes('The number', '6')
    await lead.presses('Save')
    expect(await lead.typedIn('Where the number is from')).toBe('Our own choice')
    await lead.presses('Ask nobody')
    expect(await lead.typedIn('Where the number is from')).toBe('')
  })
})

describe('an urgent answer whose readers have gone', () => {
  it('is on the page of whoever stands in, who names somebody with a reason, and of them who read it', async () => {
    await urgentWithoutReader(saltmere, invented('Ed Tallis'))
    const lead = await saltmere.somebody({ is: 'Ed Tallis', phone: true })
    await lead.opens('/reading')
    await lead.follows('Say who reads an answer')
    await lead.sees('You are shown neither who it is nor what they said.')
    await lead.ticks('Gwen Abbott')
    await lead.presses('They read it now')
    await lead.sees('Say why it is them')
    await lead.writes('Why is it them?', 'She leads safeguarding this week.')
    await lead.presses('They read it now')
    await lead.sees('They were told, and can read it now.')
    const gwen = await saltmere.somebody({ is: 'Gwen Abbott' })
    await gwen.opens('/reading')
    await gwen.follows('Read the answer you were named for')
    await gwen.sees('The rest of what they answered is not shown.')
  })
})

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../src/words/index.ts'
import type { Visitor } from './browser.ts'
import { plansWithFamily } from './family-scene.ts'
import { saysYes, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

const TAZ = '+447700900123'

let saltmere: Saltmere
let young: Visitor
let code = ''

beforeAll(async () => {
  saltmere = await openSaltmere()
  const maryam = await saltmere.caller().signsIn('Maryam Siddiqui')
  const referral = await sendsReferral(await saltmere.caller().signsIn('Priya Raman'))
  await saysYes(maryam, referral, 'Maryam Siddiqui')
}, 90_000)

describe('a young person’s own page, on a phone', () => {
  it('is made by their link worker: a link to them, and a code by hand', async () => {
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens('/young-people')
    await maryam.follows('Tariq Hussain-O’Shaughnessy')
    await maryam.follows('Their own page')
    await maryam.presses('Make a link and a code')
    await maryam.sees('Choose how the link reaches them')
    await maryam.ticks('By text')
    await maryam.presses('Make a link and a code')
    await maryam.sees('The code, shown once')
    code = (await maryam.page.locator('#code').innerText()).trim()
    expect(code).toMatch(/^\d{3} \d{3}$/)
  })

  it('says nothing before the code, and then who is around him and what each can see', async () => {
    young = await saltmere.somebody({ phone: true })
    const [told] = (await saltmere.messagesTo(TAZ)).filter(({ body }) => body.includes('/my/in/'))
    expect(told?.body).not.toMatch(/Taz|Tariq|Northside|\d{3} \d{3}/)
    await young.opens(/\/my\/in\/\S+/.exec(told?.body ?? '')?.[0] ?? '')
    expect(await young.page.content()).not.toMatch(/Taz|Tariq|Maryam/)
    await young.presses('Open')
    await young.sees('Type your six numbers')
    await young.writes('Your six numbers', code)
    await young.presses('Open')
    await young.sees('Hi Taz.')
    await young.follows('People around me')
    await young.sees('Sees: what you told us, your plan, your goals and what you talked about.')
    await young.sees('Sees: that you are with us. Not what you talk about.')
  })

  it('lets him take out whoever referred, at once, and not his link worker, and says why', async () => {
    await young.follows(/Change.*Priya Raman/)
    await young.presses('Take them out now')
    await young.sees('Done. They cannot see anything about you here any more.')
    await young.follows(/Change.*Maryam Siddiqui/)
    await young.sees('They are the one who looks after everything for you.')
    const priya = await saltmere.caller().signsIn('Priya Raman')
    expect((await priya.opens('/referrals')).text).not.toContain('Tariq')
  })

  it('takes what he wishes to his link worker’s Today', async () => {
    await young.opens('/my/people')
    await young.follows('Say who')
    await young.presses('Send')
    await young.sees('Type who it is')
    await young.writes('Who is it?', 'Wren, my friend')
    await young.presses('Send')
    await young.sees('You would like Wren, my friend to know.')
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens('/today')
    await maryam.sees('Taz would like Wren, my friend to know.')
    await maryam.sees('Taz took Priya Raman out of their circle.')
  })

  it('asks for everything about him in one tap, and sees by when it comes', async () => {
    await young.opens('/my')
    await young.presses('Ask for everything about me')
    await young.sees('You asked. You get it by')
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens('/today')
    await maryam.follows(/Look through everything about Taz/)
    await maryam.sees('Read all of it before you give it out.')
    await maryam.follows(/Answer Taz/)
    await maryam.sees('What you looked through is given as it stands at this moment.')
  })

  it('shows him his family’s plan, once he said yes, and he leaves it at once', async () => {
    const { rows } = await saltmere.database.owner.query<{ id: string }>('select id from support')
    const caller = await saltmere.caller().signsIn('Maryam Siddiqui')
    const { plan } = await plansWithFamily(saltmere, caller, { support: rows[0]?.id ?? '' })
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens(`/family-plans/${plan}`)
    await maryam.sees('Being in it opens nothing.')
    await maryam.follows('Add an adult')
    await maryam.presses('Put them in the plan')
    await maryam.sees('Choose who it is')
    await young.opens('/my')
    await young.follows('My family’s plan')
    await young.sees('Nuala, mum')
    await young.follows('I do not want to be in it any more')
    await young.presses('Leave it now')
    await young.sees('Done. You are not in your family’s plan any more.')
    await maryam.opens(`/family-plans/${plan}`)
    await maryam.sees('No young person is in it any more')
  })

  it('closes on this screen when he says so', async () => {
    await young.opens('/my')
    await young.follows('How I open my page')
    await young.sees('This is where you are now')
    await young.opens('/my/looks')
    await young.sees('Who looked')
    await young.presses('Close my page')
    await young.opens('/my')
    await young.sees('Your page is closed')
  })

  it('has beside it one of a parent’s, who reads what was decided, asks, and opens nothing of his', async () => {
    await saltmere.database.owner.query(
      `insert into supporter (id, young_person_id, kind, name, parental_responsibility, how_we_know, made_at)
       select $1, young_person_id, 'parent_or_carer', 'Nuala Hussain', 'yes', 'The birth certificate', '2026-11-23'
       from support where young_person_id = (select id from young_person where name like 'Tariq%' limit 1)`,
      [newId()],
    )
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens('/young-people')
    await maryam.follows('Tariq Hussain-O’Shaughnessy')
    await maryam.follows('Details')
    await maryam.follows(/Their page/)
    await maryam.presses('Make a link and a code')
    await maryam.sees('The code, shown once')
    const [link, numbers] = await Promise.all(
      ['#link', '#code'].map((at) => maryam.page.locator(at).innerText()),
    )
    const parent = await saltmere.somebody({ phone: true })
    await parent.opens(new URL(link?.trim() ?? '').pathname)
    await parent.writes('Your six numbers', numbers?.trim() ?? '')
    await parent.presses('Open')
    await parent.sees('What was decided about Taz')
    await parent.follows('Ask us, or say no')
    await parent.presses('Send')
    await parent.sees('Choose what you would like to do')
    await parent.ticks('Ask for what is written down about Taz')
    await parent.presses('Send')
    await parent.sees('We have it. A person reads it and answers you.')
    await parent.opens('/my/people')
    await parent.sees('What was decided about Taz')
    await parent.presses('Close my page')
  })

  it('is no more, and nobody is asked to be in touch, once somebody has written down that he died', async () => {
    const maryam = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await maryam.opens('/young-people')
    await maryam.follows('Tariq Hussain-O’Shaughnessy')
    await maryam.follows('Everything about Taz')
    await maryam.follows('How long this record is kept')
    await maryam.follows('Restrict it')
    await maryam.presses('Restrict the record')
    await maryam.sees('Say why the record is not used')
    await maryam.writes('Why is the record kept and not used?', 'He says that it is wrong')
    await maryam.presses('Restrict the record')
    await maryam.sees('the record is kept and not used.')
    await maryam.follows('Everything about Taz')
    await maryam.follows('Write down that Taz has died')
    await maryam.presses('Write it down')
    await maryam.sees('Write who told you')
    await maryam.writes('Who told you?', 'His mother, on the telephone')
    for (const [part, typed] of Object.entries({ day: '24', month: '11', year: '2026' }))
      await maryam.page.locator(`[name=said_on-${part}]`).fill(typed)
    await maryam.presses('Write it down')
    await maryam.sees('Nobody has confirmed it yet.')
    const helen = await saltmere.somebody({ is: 'Helen Marchbank' })
    await helen.opens('/today')
    await helen.follows(/Read about Taz/)
    await helen.presses('Confirm that Taz has died')
    await helen.sees('Helen Marchbank has confirmed it.')
    await maryam.opens('/today')
    await maryam.follows(/Close Taz’s support/)
    await maryam.sees('Nothing is asked of you but to close the support.')
  })
})

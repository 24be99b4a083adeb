import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

describe('a GP refers a child of seven, whose mother decides', () => {
  it('refuses an NHS number with a wrong digit, in a sentence, and keeps everything typed', async () => {
    const doctor = await saltmere.somebody({ is: 'Dr Anil Kapoor' })
    await doctor.opens('/refer')
    expect(doctor.path).toMatch(/^\/refer\/health\//)
    await doctor.writes('Full name', 'Wren Castellano')
    await doctor.writesDate('When were they born?', '29', '2', '2019')
    await doctor.writes('NHS number', '999 000 0019')
    await doctor.ticks('Low or worried')
    await doctor.writes('In your own words', 'Tummy aches on school days; nothing physical found.')
    await doctor.presses('Send the referral')
    await doctor.sees('This is not an NHS number: one of the numbers is wrong')
    await doctor.sees('The date must be a date in the calendar. Check the day and the month')
    await doctor.sees('Choose who has said yes to this referral')
    expect(await doctor.typedIn('NHS number')).toBe('999 000 0019')
    expect(await doctor.typedIn('In your own words')).toContain('Tummy aches')
  })

  it('asks who decided, how it is known that they may, and what the child said', async () => {
    const doctor = await saltmere.somebody({ is: 'Dr Anil Kapoor' })
    await doctor.writes('NHS number', '999 000 0018')
    await doctor.writesDate('When were they born?', '28', '2', '2019')
    await doctor.ticks('Somebody with parental responsibility')
    await doctor.presses('Send the referral')
    await doctor.sees('Enter who said yes')
    await doctor.sees('Say how you know they have parental responsibility')
    await doctor.sees('Say why, and what the young person said about it')
  })

  it('is sent with the mother’s yes, and she is told first', async () => {
    const doctor = await saltmere.somebody({ is: 'Dr Anil Kapoor' })
    await doctor.writes('Who said yes?', 'Elena Castellano')
    await doctor.page.locator('#holder_relationship').fill('Mother')
    await doctor.page.locator('#holder_known_by').fill('She is named on the birth certificate')
    await doctor.writes('Who judged that the young person is not able to decide this?', 'Dr Anil Kapoor')
    await doctor.page
      .locator('#not_able_grounds')
      .fill('Wren is seven. Wren would like somebody to play with.')
    await doctor.ticks('Their parent or carer’s phone or email')
    await doctor.page.locator('#parent_email').fill('elena@mail.example')
    await doctor.presses('Send the referral')
    await doctor.sees('Waiting for an answer from Northside Link Workers')
    const [told] = await saltmere.messagesTo('elena@mail.example')
    expect(told?.body).toContain('As you agreed, we have been asked to get to know Wren')
    const [sender] = await saltmere.messagesTo('anil.kapoor@saltmere.example')
    expect(sender?.at.getTime()).toBeGreaterThanOrEqual(told?.at.getTime() as number)
  })

  it('keeps consent to the service and agreement to share apart, each with who decided', async () => {
    const { rows } = await saltmere.database.owner.query(
      `select about, answer, decided_by, competence, judged_by, holder_name, holder_relationship, holder_known_by, share_with
        from decision order by about`,
    )
    const decided = {
      decided_by: 'parental_responsibility',
      competence: 'not_competent',
      judged_by: 'Dr Anil Kapoor',
      holder_name: 'Elena Castellano',
      holder_relationship: 'Mother',
      holder_known_by: 'She is named on the birth certificate',
    }
    expect(rows).toEqual([
      { ...decided, about: 'service', answer: 'yes', share_with: null },
      { ...decided, about: 'sharing', answer: 'no', share_with: 'Dr Anil Kapoor, Mill Lane Surgery' },
    ])
  })

  it('shows the NHS number to the team that was asked, as people write it', async () => {
    const worker = await saltmere.somebody({ is: 'Maryam Siddiqui' })
    await worker.opens('/referrals')
    await worker.follows(/Read and answer about Wren/)
    await worker.sees('999 000 0018')
    await worker.sees('Elena Castellano')
  })
})

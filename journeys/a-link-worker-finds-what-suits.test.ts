import { beforeAll, describe, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import { makeService } from '../src/directory/factory.ts'
import { saysYes, sendsReferral } from './referring.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 120_000 })

let saltmere: Saltmere
let support = ''
let boxing = ''

beforeAll(async () => {
  saltmere = await openSaltmere({
    plant: async (database) => {
      const { id: place } = await database.kysely.selectFrom('place').select('id').executeTakeFirstOrThrow()
      boxing = await makeService(database.kysely, {
        ...{ place, name: 'Bag & Pad', team: invented('Ferry Road coaches'), ages: { from: 11, to: 17 } },
        summary: 'Pads, skipping and a lot of talking. Nobody hits anybody.',
      })
      await makeService(database.kysely, {
        ...{ place, name: 'Panel Club', provider: 'Inky Fingers', contactEmail: 'studio@inky.example' },
        ...{ summary: 'Make comics and zines.', ages: { from: 10, to: 16 }, free: true },
        ...{ helpsWith: ['creativity'], accessFeatures: ['quiet_space'] },
        schedules: [{ days: [2], opens: '16:00', closes: '17:30' }],
      })
      await makeService(database.kysely, {
        ...{ place, name: 'Life Drawing', provider: 'Inky Fingers', ages: { from: 18 } },
        ...{ summary: 'Drawing from life, for grown-ups.', contactEmail: 'studio@inky.example' },
      })
    },
  })
  const [teacher, manager] = [saltmere.caller(), saltmere.caller()]
  await teacher.signsIn('Priya Raman')
  const referral = await sendsReferral(teacher)
  await manager.signsIn('Helen Marchbank')
  await saysYes(manager, referral, 'Maryam Siddiqui')
  const { rows } = await saltmere.database.owner.query(
    'select id, young_person_id from support where referral_id = $1',
    [referral],
  )
  support = rows[0].id
  await saltmere.database.owner.query(
    'insert into plan (support_id, young_person_id, what_matters, changed_at) values ($1, $2, $3, now())',
    [support, rows[0].young_person_id, 'Drawing comics somewhere quiet'],
  )
}, 90_000)

const someone = (is: string, phone = false) => saltmere.somebody({ is, phone })

describe('a link worker finds what suits, with reasons', () => {
  it('reads why, and what does not fit and why', async () => {
    const maryam = await someone('Maryam Siddiqui')
    await maryam.opens(`/supports/${support}/plan`)
    await maryam.opens(`/supports/${support}/prescriptions/new`)
    await maryam.sees('These are suggestions')
    await maryam.sees('is in')
    await maryam.opensDetails('What these suggestions go by')
    await maryam.sees('Drawing comics somewhere quiet')
    await maryam.opensDetails('Do not fit, and why')
    await maryam.sees('For anyone 18 and over')
  })

  it('compares two, and prints them without anything that is the team’s', async () => {
    const maryam = await someone('Maryam Siddiqui')
    await maryam.presses('Compare')
    await maryam.sees('Nothing was ticked')
    await maryam.follows('Tick two or three')
    await maryam.opensDetails(/Possible/)
    await maryam.ticks(/Compare Panel Club/)
    await maryam.ticks(/Compare Bag/)
    await maryam.presses('Compare')
    await maryam.sees('Side by side')
    await maryam.sees('Panel Club')
    await maryam.sees('Bag & Pad')
    await maryam.follows(/A page to print/)
    await maryam.sees('Which would you like to try')
    await maryam.doesNotSee(/plan|suggest/i)
    await maryam.follows('Side by side')
    await maryam.follows(/Ask for a place.*at Panel Club/)
    await maryam.sees('Ask for the place')
  })

  it('reads them on a phone', async () => {
    const maryam = await someone('Maryam Siddiqui', true)
    await maryam.opens(`/supports/${support}/prescriptions/new`)
    await maryam.sees('May suit')
  })
})

describe('notes stay inside the team', () => {
  it('lets a worker make a favourite and write a note beside the service', async () => {
    const maryam = await someone('Maryam Siddiqui')
    await maryam.opens(`/services/${boxing}`)
    await maryam.follows('What your team knows of it')
    await maryam.presses('Keep the note')
    await maryam.sees('Write what your team should know')
    await maryam.presses('Make it a favourite')
    await maryam.sees('It is a favourite of your team now')
    await maryam.writes('Write something your team should know', 'Ring Delroy before you ask')
    await maryam.presses('Keep the note')
    await maryam.sees('Your note is there for your team, and for nobody else')
    await maryam.opens(`/supports/${support}/prescriptions/new`)
    await maryam.sees('A favourite of Northside Link Workers')
    await maryam.sees('Ring Delroy before you ask')
  })

  it('gives another team, those who run it and the public nothing', async () => {
    for (const is of ['Tomas Brennan', 'Delroy Banks']) {
      const other = await someone(is)
      await other.opens(`/services/${boxing}/team`)
      await other.doesNotSee(/Ring Delroy/)
      await other.doesNotSee(/Northside/)
    }
    const anybody = await saltmere.somebody({ phone: true })
    await anybody.opens(`/services/${boxing}`)
    await anybody.doesNotSee(/Ring Delroy|your team/i)
  })
})

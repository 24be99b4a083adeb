import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation } from '../../accounts/factory.ts'
import type { SignedInWorker } from '../../accounts/index.ts'
import { takeTheSameTime } from '../../accounts/testing.ts'
import { actorTransaction } from '../../database/index.ts'
import { makeService } from '../../directory/factory.ts'
import { serviceById } from '../../directory/index.ts'
import { newId } from '../../words/index.ts'
import { NOW, type Scene, setScene } from '../testing.ts'
import { nudgeKeepers } from './nudging.ts'

let scene: Scene
let curator: SignedInWorker

beforeAll(async () => {
  scene = await setScene()
  curator = await scene.worker('Ed Tallis', 'administrator')
})

const entry = (made: Parameters<typeof makeService>[1] = {}) =>
  makeService(scene.db.kysely, {
    ...{
      place: scene.place,
      name: 'Chess on Mondays',
      provider: 'The Tin Hall',
      email: 'hello@tinhall.example',
    },
    ...{ now: NOW, schedules: [{ days: [1], opens: '16:00', closes: '17:30' }] },
    ...{ locations: [{ name: 'The Tin Hall', address: '3 Quay Street', latitude: 53.3, longitude: 0.4 }] },
    ...made,
  })
const claimAs = (id: string, email = 'jo@tinhall.example') =>
  scene.visit(`/services/${id}/claim`, {
    form: { name: 'Jo Tinsley', email, words: 'I run it.', once: newId() },
  })
const linkIn = (body = '') => /https:\/\/trellis\.example(\/k\/[\w-]{43})/.exec(body)?.[1] ?? ''
const now = (id: string) => serviceById(scene.db.kysely, id)

/** The hidden fields and values of the form as the page shows it, as a browser would send it. */
function formOf(html: string, action: string): Record<string, string | string[]> {
  const form = html.slice(html.indexOf(`action="${action}"`))
  const body = form.slice(0, form.indexOf('</form>'))
  const sent: Record<string, string | string[]> = {}
  const plain = (text: string) =>
    text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    const value = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
    const choice = /type="(?:checkbox|radio)"/.test(tag)
    if (choice && !/\schecked/.test(tag)) continue
    sent[name] = choice && name in sent ? [sent[name] ?? [], value].flat() : value
  }
  for (const [, name = '', text = ''] of body.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    sent[name] = plain(text).replace(/^\n/, '')
  return sent
}

/** Claims an entry by the link to its address, and gives the keeper's own link. */
async function kept(id: string): Promise<string> {
  await claimAs(id)
  const [sent] = (await scene.told()).filter(({ template }) => template === 'providerClaimLink')
  const proven = await scene.visit(linkIn(sent?.body), { form: {} })
  return proven.to ?? ''
}

describe('a claim', () => {
  it('is proven by the link to the address on record, which works once; a look at it changes nothing', async () => {
    const id = await entry()
    expect((await claimAs(id)).to).toBe(`/services/${id}/claim/sent`)
    const [sent] = await scene.told()
    expect(sent).toMatchObject({ template: 'providerClaimLink', address: 'hello@tinhall.example' })
    const link = linkIn(sent?.body)
    const { rows } = await scene.db.owner.query('select token_hash from entry_link')
    expect(rows.some(({ token_hash }) => link.includes(token_hash.toString('base64url')))).toBe(false)
    for (const _ of [1, 2]) expect((await scene.visit(link)).html).toContain('Yes, this is ours')
    const proven = await scene.visit(link, { form: {} })
    expect(proven.to).toMatch(/^\/k\/[\w-]{43}$/)
    expect((await scene.visit(proven.to ?? '')).html).toContain('Looking after Chess on Mondays')
    expect((await scene.visit(link)).status).toBe(404)
    expect((await scene.visit(link, { form: {} })).status).toBe(404)
  })

  it('answers a stranger the same whether or not an address is on record', async () => {
    const [known, unknown] = [
      await entry(),
      await makeService(scene.db.kysely, { place: scene.place, name: 'Same' }),
    ]
    const [one, other] = [await claimAs(known), await claimAs(unknown)]
    expect([one.status, one.html]).toEqual([other.status, other.html])
    const pages = await Promise.all([known, unknown].map((id) => scene.visit(`/services/${id}/claim/sent`)))
    expect(pages[0]?.html.replaceAll(known, '').replaceAll('Chess on Mondays', '')).toBe(
      pages[1]?.html.replaceAll(unknown, '').replaceAll('Same', ''),
    )
  })

  it('answers a stranger after the same time whether or not an address is on record', async () => {
    const [known, unknown] = [
      await entry(),
      await makeService(scene.db.kysely, { place: scene.place, name: 'Same' }),
    ]
    const asked = (id: string) => async () => async () => {
      const { status, to } = await claimAs(id)
      return `${status} ${to?.replace(id, '')}`
    }
    await takeTheSameTime(asked(known), asked(unknown), 30)
  }, 120_000)

  it('with no address on record is a curator’s to decide, and whoever asked is told', async () => {
    const id = await makeService(scene.db.kysely, { place: scene.place, name: 'Park Run' })
    await claimAs(id, 'pat@park.example')
    const list = (await scene.visit('/directory/claims', { as: curator })).html
    expect(list).toContain('No address is on record')
    const after = list.slice(list.indexOf('Park Run'))
    const [, claim] = /claims\/([\w-]{36})"/.exec(after) ?? []
    expect((await scene.visit(`/directory/claims/${claim}/acceptance`, { form: {} })).status).toBe(404)
    await scene.visit(`/directory/claims/${claim}/acceptance`, { as: curator, form: {} })
    const [told] = await scene.told()
    expect(told).toMatchObject({ template: 'providerKeeps', address: 'pat@park.example' })
    expect((await scene.visit(linkIn(told?.body))).html).toContain('Looking after Park Run')
  })

  it('that a curator said no to is proven by no link any more', async () => {
    const id = await entry({ name: 'Not theirs' })
    await claimAs(id)
    const [sent] = (await scene.told()).filter(({ template }) => template === 'providerClaimLink')
    const list = (await scene.visit('/directory/claims', { as: curator })).html
    const [, claim] = /claims\/([\w-]{36})"/.exec(list.slice(list.indexOf('Not theirs'))) ?? []
    const form = { reason: 'Nobody there knows them' }
    await scene.visit(`/directory/claims/${claim}/refusal`, { as: curator, form })
    expect((await scene.visit(linkIn(sent?.body), { form: {} })).status).toBe(404)
    const { rows } = await scene.db.owner.query('select from keeper where service_id = $1', [id])
    expect(rows).toEqual([])
  })

  it('is asked for again by whoever lost the link, and gives another', async () => {
    const id = await entry({ name: 'Lost and found' })
    const [first, second] = [await kept(id), await kept(id)]
    expect(second).not.toBe(first)
    expect((await scene.visit(second)).status).toBe(200)
    const { rows } = await scene.db.owner.query(
      'select count(*)::int as n from keeper where service_id = $1',
      [id],
    )
    expect(rows[0].n).toBe(1)
  })

  it('is taken at once by a team whose organisation runs it, and by no other', async () => {
    const id = await entry({ name: 'Panels', provider: 'Inky Fingers Comics' })
    const inky = await makeOrganisation(scene.db.kysely, { place: scene.place, name: 'Inky Fingers Comics' })
    const bea = await scene.worker('Bea Lund', 'provider', { id: inky, name: 'Inky Fingers Comics' })
    const other = await scene.worker('Delroy Banks', 'provider')
    const form = { team: bea.roles[0]?.teamId ?? '' }
    expect((await scene.visit(`/services/${id}/claim`, { as: bea })).html).toContain('looks after it')
    expect((await scene.visit(`/services/${id}/claim/team`, { as: other, form })).status).toBe(404)
    expect((await scene.visit(`/services/${id}/claim/team`, { as: bea, form })).to).toBe(
      `/services/${id}/keeping`,
    )
    expect((await scene.visit(`/services/${id}/keeping`, { as: bea })).html).toContain('Looking after Panels')
    expect((await scene.visit(`/services/${id}/keeping`, { as: other })).status).toBe(404)
  })
})

describe('one tap from an email', () => {
  it('opens a page with one button: only pressing it changes the page, and a version is kept', async () => {
    const id = await entry({ name: 'Taps', lastConfirmedOn: '2026-01-10' })
    const link = await kept(id)
    for (const tap of ['still-right', 'no-places', 'some-places', 'many-places', 'closed', 'open'])
      expect((await scene.visit(`${link}/${tap}`)).status).toBe(200)
    expect(await now(id)).toMatchObject({ placesFree: null, status: 'active', lastConfirmedOn: '2026-01-10' })
    await scene.visit(`${link}/still-right`, { form: {} })
    expect(await now(id)).toMatchObject({ lastConfirmedOn: '2026-11-24' })
    await scene.visit(`${link}/some-places`, { form: {} })
    await scene.visit(`${link}/closed`, { form: {} })
    expect(await now(id)).toMatchObject({ placesFree: 1, status: 'temporarily closed' })
    const versions = (await scene.visit(`/directory/services/${id}/versions`, { as: curator })).html
    expect(versions).toContain('Whoever looks after it, by a link')
    expect(versions).toContain('Closed for now')
    expect((await scene.visit(`${link}/other`)).status).toBe(404)
  })

  it('comes once a month, and once however often the sweep runs', async () => {
    const id = await entry({ name: 'Nudged' })
    await kept(id)
    const sweepAt = (day: string) =>
      actorTransaction(
        scene.db.kysely,
        {
          actor: { kind: 'job:sweep', id: null, place: scene.place },
          ...{ now: new Date(`${day}T09:00:00Z`), request: newId() },
        },
        (acting) => nudgeKeepers(acting, 'https://trellis.example'),
      )
    const nudges = async () =>
      (await scene.told()).filter(
        ({ template, body }) => template.startsWith('keeper') && body.includes('Nudged'),
      )
    await sweepAt('2026-12-10')
    expect(await nudges()).toEqual([])
    await sweepAt('2026-12-24')
    await sweepAt('2026-12-24')
    expect((await nudges()).map(({ template }) => template)).toEqual(['keeperMonthly'])
    expect((await scene.visit(`${linkIn((await nudges())[0]?.body)}/no-places`)).status).toBe(200)
    await sweepAt('2027-05-10')
    expect((await nudges()).map(({ template }) => template)).toContain('keeperGoesStale')
  })
})

describe('a change', () => {
  const edited = async (link: string, changes: Record<string, string | string[]>) => {
    const { html } = await scene.visit(`${link}/change`)
    const form = { ...formOf(html, `${link}/change`), ...changes }
    return scene.visit(`${link}/change`, { form })
  }
  const waiting = async () => {
    const { html } = await scene.visit('/directory/changes', { as: curator })
    return [...html.matchAll(/href="(\/directory\/changes\/[\w-]{36})"/g)].map(([, href]) => href as string)
  }

  it('waits for a curator, who takes it in part; places and waiting time take effect at once', async () => {
    const id = await entry()
    const link = await kept(id)
    const sent = await edited(link, {
      ...{ summary: 'A board, a table, biscuits.', walk_in: 'The blue door: Ring twice.', places_free: '7' },
      ...{ opens_1: '15.30', fees: 'Free' },
    })
    expect(sent.to).toBe(`${link}?done=change`)
    expect(await now(id)).toMatchObject({ placesFree: 7, summary: null, walkIn: [] })
    const [change = ''] = (await waiting()).slice(-1)
    const page = (await scene.visit(change, { as: curator })).html
    for (const words of [
      'A board, a table, biscuits.',
      'Mondays, 4 pm to 5:30 pm',
      'Mondays, 3:30 pm to 5:30 pm',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('3 Quay Street')
    const seen = formOf(page, `${change}/acceptance`).seen ?? ''
    const none = await scene.visit(`${change}/acceptance`, { as: curator, form: { seen } })
    expect([none.status, none.html.includes('Tick what to take')]).toEqual([422, true])
    await scene.visit(`${change}/acceptance`, { as: curator, form: { seen, fields: ['summary', 'times'] } })
    expect(await now(id)).toMatchObject({ summary: 'A board, a table, biscuits.', walkIn: [], fees: null })
    expect((await now(id))?.schedules[0]?.opens).toBe('15:30')
    const { rows } = await scene.db.owner.query('select told from service where id = $1', [id])
    expect(rows[0].told).toEqual(['places_free', 'schedules', 'summary'])
    expect((await scene.told())[0]).toMatchObject({
      template: 'keeperAnswered',
      address: 'hello@tinhall.example',
    })
    expect((await scene.visit(change, { as: curator })).html).toContain(
      'Ed Tallis took: one line about it and when.',
    )
  })

  it('is declined with a reason, which the keeper reads', async () => {
    const link = await kept(await entry({ name: 'Declined' }))
    await edited(link, { name: 'BEST CHESS EVER' })
    const [change = ''] = (await waiting()).slice(-1)
    const empty = await scene.visit(`${change}/refusal`, { as: curator, form: {} })
    expect([empty.status, empty.html.includes('Write why not')]).toEqual([422, true])
    await scene.visit(`${change}/refusal`, { as: curator, form: { reason: 'A plain name, please.' } })
    expect((await scene.told())[0]?.body).toContain('A plain name, please.')
  })

  it('from a page that is out of date loses nothing: both are shown, and it can be sent again', async () => {
    const id = await entry({ name: 'Stale tab', fees: 'Free' })
    const link = await kept(id)
    const { html } = await scene.visit(`${link}/change`)
    const form = { ...formOf(html, `${link}/change`), fees: 'Free on Mondays' }
    await scene.visit(`${link}/many-places`, { form: {} })
    const stopped = await scene.visit(`${link}/change`, { form })
    expect(stopped.status).toBe(409)
    expect(stopped.html).toContain('Nothing you typed is lost')
    expect(stopped.html).toContain('Free on Mondays')
    const again = { ...formOf(stopped.html, `${link}/change`) }
    expect((await scene.visit(`${link}/change`, { form: again })).to).toBe(`${link}?done=change`)
  })

  it('refuses a person’s own mobile in a sentence, and takes the organisation’s', async () => {
    const link = await kept(await entry({ name: 'Numbers' }))
    const refused = await edited(link, { phone: '07700 900123' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('This is a mobile number.')
    expect((await edited(link, { phone: '07700 900123', phone_ours: 'yes' })).status).toBe(303)
    expect((await edited(link, { phone: '01632 960123' })).status).toBe(303)
  })

  it('of nonsense keeps what was typed, and says how to put each right', async () => {
    const link = await kept(await entry({ name: 'Nonsense' }))
    const { status, html } = await edited(link, {
      ...{
        name: '',
        walk_in: 'no colon here',
        opens_1: '25:00',
        from: '16',
        to: '11',
        url: 'javascript:alert(1)',
      },
      ...{ opens_2: '10:00' },
    })
    expect(status).toBe(422)
    for (const words of [
      'Enter its name',
      'a colon, and what happens',
      'a time like 16:30',
      'must not be below',
    ])
      expect(html).toContain(words)
    for (const words of ['Enter a web address', 'Choose the days for these times', 'no colon here'])
      expect(html).toContain(words)
    const same = await edited(link, {})
    expect([same.status, same.html.includes('Nothing on this page is different')]).toEqual([422, true])
  })
})

it('a keeper who ended opens nothing any more', async () => {
  const id = await entry({ name: 'Ended' })
  const link = await kept(id)
  const page = (await scene.visit(`/directory/services/${id}`, { as: curator })).html
  const [, ending = ''] = /action="([^"]*\/ending)"/.exec(page) ?? []
  await scene.visit(ending, { as: curator, form: {} })
  expect((await scene.visit(link)).status).toBe(404)
  expect((await scene.visit(`${link}/closed`, { form: {} })).status).toBe(404)
})

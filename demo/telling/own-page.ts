import { answerWish, decisionsOf, wishesOf, wishFor } from '../../src/circle/index.ts'
import { recordLook } from '../../src/history/index.ts'
import { tell } from '../../src/messages/index.ts'
import { makeOwnPage, parentAsks, showToParent } from '../../src/my-page/index.ts'
import { personById, safeContact, supportersOf } from '../../src/people/index.ts'
import { askForEverything } from '../../src/rights/index.ts'
import { calling, dateInLondon, newId } from '../../src/words/index.ts'
import { type Event, event, happens, moment } from './life.ts'
import { actAs } from './town.ts'

/** Their link worker made them a page of their own; the link went to them, and the code was handed over. */
export const ownPage = (ago: number): Event =>
  event(ago, async (life) => {
    const id = newId()
    life.things.set('own page', id)
    await happens(life, { ago }, async (acting) => {
      const person = await personById(acting, life.youngPerson)
      const keys = person && (await makeOwnPage(acting, person, id))
      const contact = person && safeContact(person)
      if (!keys || !contact) throw new Error(`no page can be sent to ${life.person.name}`)
      await tell(acting, {
        ...{ template: 'youngPersonOwnPage', to: contact, youngPersonId: life.youngPerson },
        values: { worker: calling(life.worker), link: `${life.town.origin}/my/in/${keys.token}` },
      })
    })
  })

/** A parent or carer is given a page too; of what the young person decided it shows the yes to being told as that names it. */
export const parentsPage = (ago: number, name: string, shows: string): Event =>
  event(ago, async (life) => {
    const id = newId()
    life.things.set(`page of ${name}`, id)
    await happens(life, { ago }, async (acting) => {
      const person = await personById(acting, life.youngPerson)
      const parent = (await supportersOf(acting, life.youngPerson)).find(
        (one) => one.name === name && one.kind === 'parent_or_carer',
      )
      if (!person || !parent) throw new Error(`${name} is no parent or carer of ${life.person.name}`)
      await makeOwnPage(acting, person, id, parent.id)
      const shown = (await decisionsOf(acting, person.id)).filter(({ share_with }) => share_with === shows)
      await showToParent(
        acting,
        { id, youngPersonId: person.id },
        shown.map((decision) => decision.id),
      )
    })
  })

/** They open that page, and tell something on it. */
export const parentTells = (ago: number, name: string, words: string): Event =>
  event(ago, async (life) => {
    const page = life.things.get(`page of ${name}`) ?? ''
    const parent = { kind: 'parent', id: page, place: life.town.place } as const
    await actAs(life.town, parent, moment(life, ago), async (acting) => {
      await recordLook(acting, 'parents_page', { youngPerson: life.youngPerson, fields: ['decision'] })
      await parentAsks(acting, life.youngPerson, { id: newId(), what: 'tell', words, decisionId: null })
    })
  })

/** Their worker answers what a parent or carer told. */
export const parentAnswered = (ago: number, name: string, answer: string): Event =>
  event(ago, (life) =>
    happens(life, { ago }, async (acting) => {
      const wishes = await wishesOf(acting, life.youngPerson)
      const wish = wishes.find(({ kind, who }) => kind === 'parent' && who === name)
      if (!wish) throw new Error(`${name} has told nothing about ${life.person.name}`)
      await answerWish(acting, life.youngPerson, wish, answer)
    }),
  )

/** On their page they say whom they would like to know. */
export const wishedToKnow = (ago: number, who: string, words: string): Event =>
  event(ago, async (life) => {
    const page = life.things.get('own page') ?? ''
    const young = { kind: 'young-person', id: page, place: life.town.place } as const
    await actAs(life.town, young, moment(life, ago), (acting) =>
      wishFor(acting, { youngPersonId: life.youngPerson, kind: 'know', who, words }),
    )
  })

/** On their page they ask for everything that is written down about them. */
export const askedForEverything = (ago: number): Event =>
  event(ago, async (life) => {
    const page = life.things.get('own page') ?? ''
    const young = { kind: 'young-person', id: page, place: life.town.place } as const
    await actAs(life.town, young, moment(life, ago), (acting) =>
      askForEverything(acting, {
        ...{ id: newId(), youngPersonId: life.youngPerson, askedBy: 'young_person' },
        ...{ askerName: null, knownBy: null, youngPersonSays: null, receivedOn: dateInLondon(acting.now) },
      }),
    )
  })

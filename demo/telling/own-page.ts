import { wishFor } from '../../src/circle/index.ts'
import { tell } from '../../src/messages/index.ts'
import { makeOwnPage } from '../../src/my-page/index.ts'
import { personById, safeContact } from '../../src/people/index.ts'
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

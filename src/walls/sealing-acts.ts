import type { SignedInWorker } from '../accounts/index.ts'
import { colleaguesOf } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { type Answers, answerText, type Form, type Problems } from '../ui/questions/index.ts'
import { type DateOnly, plainDate } from '../words/index.ts'
import { goingOnForm, placeForm } from './new-identity-forms.ts'
import { askToGoOn, couldGoOn, handOnPlace } from './new-identity-store.ts'
import { sealingCan as can, type Sealing } from './sealing.ts'
import { checkSealingReview, declineForm, openingForm, readerForm, reviewForm } from './sealing-forms.ts'
import {
  askToOpen,
  declineSealing,
  nameReader,
  readersOf,
  reviewSealing,
  whoMaySeal,
} from './sealing-store.ts'

type Eyes = { acting: Acting; worker: SignedInWorker }

/** Something that is done about a sealing through a form, as plain data; its page and its sending derive from it. */
export type SealingAct = {
  path: string
  heading: string
  lead: (one: Sealing) => string
  button: string
  may: (one: Sealing, by: string) => boolean
  asks: (one: Sealing, eyes: Eyes) => Form | Promise<Form>
  check?: (answers: Answers, today: DateOnly) => Problems
  write: (one: Sealing, eyes: Eyes, answers: Answers) => Promise<void>
}

const because = (answers: Answers): string => answerText(answers, 'because')

async function whoElse({ id, youngPersonId }: Sealing, { acting, worker }: Eyes) {
  const there = new Set((await readersOf(acting, id)).map(({ workerId }) => workerId))
  const people = await colleaguesOf(acting.tx, worker.organisationId, worker.id)
  return {
    people: people.filter((one) => !there.has(one.id)),
    leads: new Set((await whoMaySeal(acting, youngPersonId)).map(({ workerId }) => workerId)),
  }
}

/** What a record goes on under, and who knows of it: for the two alone. */
const identityActs: readonly SealingAct[] = [
  {
    ...{ path: 'identity', heading: 'The new record', button: 'Ask them to agree' },
    lead: ({ called }) =>
      `Once the other agrees, you two alone read the record of ${called}; its page and links end, and nothing is sent about it.`,
    may: can.goOnAsAnother,
    asks: async (one, { acting, worker }) => {
      const leads = (await readersOf(acting, one.id)).filter(
        (reader) => reader.leads && reader.workerId !== worker.id,
      )
      return goingOnForm(
        await couldGoOn(acting, one.youngPersonId),
        leads.map(({ workerId, name }) => ({ id: workerId, name })),
      )
    },
    write: (one, { acting }, answers) =>
      askToGoOn(acting, one, {
        ...{ goesOnId: answerText(answers, 'record'), secondId: answerText(answers, 'second') },
        reason: because(answers),
      }),
  },
  {
    ...{ path: 'place', heading: 'Somebody else takes my place', button: 'Hand it on' },
    lead: () =>
      'From then on they know of it and you do not read the record before any more. Tell them yourself.',
    may: can.havePlaceHandedOn,
    asks: async ({ id, youngPersonId }, { acting }) => {
      const there = new Set((await readersOf(acting, id)).map(({ workerId }) => workerId))
      const people = (await whoMaySeal(acting, youngPersonId)).filter(({ workerId }) => !there.has(workerId))
      return placeForm(people.map(({ workerId, name }) => ({ id: workerId, name })))
    },
    write: (one, { acting }, answers) => handOnPlace(acting, one, answerText(answers, 'worker')),
  },
]

/** Everything that is done about a sealing and says why. */
export const sealingActs: readonly SealingAct[] = [
  {
    ...{ path: 'refusal', heading: 'The record is not sealed', button: 'Save' },
    lead: ({ reason }) => `It was to be sealed because: ${reason}`,
    may: can.beDeclined,
    asks: () => declineForm,
    write: (one, { acting }, answers) => declineSealing(acting, one, because(answers)),
  },
  {
    ...{ path: 'review', heading: 'It is still needed', button: 'Keep it sealed' },
    lead: ({ reason, reviewOn }) =>
      `It was sealed because: ${reason} It was to be looked at on ${plainDate(reviewOn)}.`,
    may: can.beReviewed,
    asks: () => reviewForm,
    check: (answers, today) => checkSealingReview(answerText(answers, 'review_on'), today),
    write: (one, { acting }, answers) =>
      reviewSealing(acting, one, { because: because(answers), reviewOn: answerText(answers, 'review_on') }),
  },
  {
    ...{ path: 'readers', heading: 'Name one more who reads it', button: 'Name them' },
    lead: () => 'As few as you can. Everybody who looks after it sees whom you named, and why.',
    may: can.nameReaders,
    asks: async (one, eyes) => {
      const { people, leads } = await whoElse(one, eyes)
      return readerForm(people, leads)
    },
    write: async (one, eyes, answers) => {
      const workerId = answerText(answers, 'worker')
      const { people, leads } = await whoElse(one, eyes)
      if (!people.some(({ id }) => id === workerId)) return
      await nameReader(eyes.acting, one, {
        ...{ workerId, leads: leads.has(workerId), because: because(answers) },
      })
    },
  },
  {
    ...{ path: 'opening', heading: 'Ask that the record be open again', button: 'Ask for it' },
    lead: ({ reason }) =>
      `It was sealed because: ${reason} Once another of those who look after it agrees, everybody has what they had before.`,
    may: can.haveOpeningAsked,
    asks: () => openingForm,
    write: (one, { acting }, answers) => askToOpen(acting, one, because(answers)),
  },
  ...identityActs,
]

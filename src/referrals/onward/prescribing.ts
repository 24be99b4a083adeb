import type { Acting } from '../../database/index.ts'
import type { ServiceForAsking } from '../../directory/index.ts'
import { type Answers, answerList, answerOrNull, answerText } from '../../ui/questions/index.ts'
import { displayFirstName, newId } from '../../words/index.ts'
import { type AskedFor, askedIn } from '../asked-for.ts'
import { todayOf } from '../deadlines.ts'
import { ONWARD_FORM } from '../drafts.ts'
import { whoDecided } from '../letter.ts'
import { tellNews } from '../telling.ts'
import { placeQuestion } from './asking.ts'
import { openPlace } from './asking-again.ts'
import { placeDates } from './dates.ts'
import { tellFirst, waysToTell } from './first-told.ts'
import { placeNews } from './place-news.ts'
import { sharedBy } from './prescription-form.ts'
import { putPrescription } from './store.ts'
import type { Supported } from './supported.ts'

/** A form that was read without problems: who is asked to have whom, in whose name. */
export type Prescribing = {
  /** The id that the form had, so that pressing twice asks once. */
  id: string
  supported: Supported
  service: ServiceForAsking
  /** What runs there, and what it asks besides. */
  asked?: AskedFor | null
  answers: Answers
  worker: { id: string; name: string }
  origin: string
}

/** Who agreed that these people are told what: columns of `decision`. */
export function sharingDecision(
  acting: Acting,
  answers: Answers,
  service: Pick<ServiceForAsking, 'name' | 'providerName' | 'teamId'>,
) {
  const who = whoDecided(ONWARD_FORM, answers)
  if (!who) throw new Error('somebody decides what is shared')
  return {
    id: newId(),
    about: 'sharing',
    answer: 'yes',
    share_with: service.providerName ?? service.name,
    share_with_team_id: service.teamId,
    share_what: ['first_name', ...answerList(answers, 'share')],
    ...who,
    decided_on: todayOf(acting),
    recorded_by: acting.actor.id,
  }
}

/** What the link worker wrote, as typed, with how the first news goes and where the question went. */
function letterOf({ answers, supported, service, asked = null }: Prescribing) {
  const { person } = supported
  const why = answerText(answers, 'why')
  return {
    form: ONWARD_FORM,
    name: person.name,
    preferred_name: person.preferred_name,
    why,
    what_matters: why,
    override: answerOrNull(answers, 'override'),
    wishes: answerOrNull(answers, 'wishes'),
    service: service.name,
    ...askedIn(answers, asked),
    provider_email: service.teamId ? null : answerText(answers, 'provider_email'),
    ...tellFirst(answerText(answers, 'tell_first'), waysToTell(supported)),
  }
}

/**
 * Asks a service to have a young person: the referral, what was agreed, what is shared at which stage, and everybody
 * told, the young person first. A second sending fails: see `wasSentBefore`.
 */
export async function prescribe(acting: Acting, given: Prescribing): Promise<void> {
  const { supported, service, answers, origin } = given
  const { person, team, called } = supported
  const dates = await placeDates(acting, service)
  const letter = letterOf(given)
  const referral = {
    id: given.id,
    placeId: person.place_id,
    youngPersonId: person.id,
    fromWorkerId: supported.askerId,
    fromTeamId: team.id,
    toTeamId: service.teamId,
    toServiceId: service.id,
    supportFromId: supported.id,
    answerBy: dates.answerBy,
  }
  await putPrescription(acting, referral, {
    letter,
    decision: sharingDecision(acting, answers, service),
    shares: sharedBy(answers, { called, service: service.name, letter }),
  })
  if (service.teamId) await openPlace(acting, referral)
  const asker = supported.askerId === supported.workerId ? supported.workerName : given.worker.name
  const picked = { worker: displayFirstName(asker ?? given.worker.name, null), team: team.name }
  const names = { toTeamName: null, toServiceName: service.name }
  const told = { ...referral, ...names, wayIn: 'onward', typed: letter, sentAt: acting.now }
  await tellNews(
    acting,
    { referral: told, origin },
    {
      youngPerson: placeNews('PlaceAsked', { ...picked, answerBy: dates.answerBy }),
      others: () =>
        placeQuestion(
          acting,
          { referral, firstName: called, ...picked, email: letter.provider_email, origin },
          dates,
        ),
    },
  )
}

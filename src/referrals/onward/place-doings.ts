import type { Form } from '../../ui/questions/index.ts'
import { closingForm, withdrawalForm } from '../forms/answering.ts'
import { type Beholder, referralCan } from '../referral.ts'
import type { Doing } from '../screens/answering.tsx'
import type { AboutPrescription } from './about-prescription.ts'
import { prescriptionCan } from './prescription.ts'
import { stoppingForm, whoCameForm } from './provider-form.ts'
import type { PlaceAct } from './screens/prescription.tsx'

const nothing: Form = { sections: [] }

/** What this worker may do with an unanswered or refused question, as the forms that every referral has. */
export function doingsFor({ referral, service }: AboutPrescription, who: Beholder): Doing[] {
  const all: (Doing & { may: boolean })[] = [
    {
      may: referralCan.beAskedAgain(referral, who),
      act: 'asking-again',
      summary: 'Ask them again',
      form: nothing,
      button: `Ask ${service} again`,
      main: true,
    },
    {
      may: referralCan.beClosed(referral, who),
      act: 'closing',
      summary: 'Say what happens instead',
      form: closingForm,
      button: 'Settle it this way',
    },
    {
      may: referralCan.beAcknowledged(referral, who),
      act: 'acknowledgement',
      summary: 'Say that you have seen it',
      form: nothing,
      button: 'I have seen it',
      note: 'It stays open until somebody settles it.',
    },
    {
      may: referralCan.beWithdrawn(referral, who),
      act: 'withdrawal',
      summary: 'Take the question back',
      form: withdrawalForm,
      button: 'Take it back',
      note: 'The young person is told first, then those who were asked.',
    },
  ]
  return all.filter(({ may }) => may)
}

/** What may be done while the young person goes there, as forms of this room. */
export function placesFor({ referral, called, mine }: AboutPrescription): PlaceAct[] {
  if (!prescriptionCan.beStopped(referral, { mine })) return []
  return [
    {
      act: 'attendance',
      summary: 'Somebody told you who came',
      form: whoCameForm(called, 'link worker'),
      button: 'Write it down',
    },
    {
      act: 'stopping',
      summary: `${called} does not go there any more`,
      form: stoppingForm,
      button: 'It is over',
      note: `${called} is told first, then those who run it. What they know closes to them.`,
      warning: true,
    },
  ]
}

import { en } from '../words/index.ts'

/** The messages we can send; each is a text of the catalogue. */
export type Template = keyof typeof en.messages

/** The named values that the words of a template need. */
export type ValuesOf<T extends Template> = Parameters<(typeof en.messages)[T]['email']>[0]

export type Channel = 'email' | 'text'

/**
 * Where a message goes, and to whom. Workers are named (or their team), so that it can be asked at the moment of
 * sending whether they may still have it. A provider here is one without an account.
 */
export type Recipient =
  | {
      audience: 'young_person' | 'parent_or_carer' | 'provider' | 'public'
      channel: Channel
      address: string
    }
  | { audience: 'worker'; channel: Channel; address: string; workerId: string; teamId?: string }
  | { audience: 'worker'; channel: Channel; address: string; workerId?: string; teamId: string }

/** A message to be told: which words, with which values, to whom, about whom, and after which other message. */
export type NewMessage<T extends Template = Template> = {
  [Each in T]: {
    /** Given where another message of the same list waits for this one; else a new id. */
    id?: string
    template: Each
    values: ValuesOf<Each>
    to: Recipient
    youngPersonId?: string
    referralId?: string
    /** The survey it is about: it goes only to whoever still reads it, or lists pupils for it. */
    roundId?: string
    /** The id of the message that must have gone first: the young person is told before anybody else. */
    after?: string
  }
}[T]

type Wording<V> = {
  subject: (values: V) => string
  email: (values: V) => string
  text: (values: V) => string
}

const SAYS_WITHDRAWN: ReadonlySet<string> = new Set<Template>([
  'youngPersonWithdrawn',
  'parentWithdrawn',
  'referrerWithdrawn',
  'providerWithdrawn',
  'youngPersonPlaceStopped',
  'parentPlaceStopped',
  'youngPersonPlaceGoesOn',
  'parentPlaceGoesOn',
  'providerGoesOn',
])

const ASKS_FOR_ANSWER: ReadonlySet<string> = new Set<Template>([
  'teamReferralWaits',
  'teamAnswerSoon',
  'providerAsked',
  'providerExpiring',
  'providerReminded',
])

const ABOUT_SAFETY: ReadonlySet<string> = new Set<Template>([
  'workerConcernRaised',
  'workerConcernPassedOn',
  'workerConcernLate',
  'workerConcernShared',
  'workerUrgentAnswer',
  'workerUrgentUnread',
  'coverUrgentUnread',
  'readerUrgentAnswer',
  'readerNamed',
  'workerGlassBroken',
  'workerGlassLate',
])

/** Whether a worker must read it also after the young person has died: about safety, or about reading in an emergency. */
export const isAboutSafety = (template: string): boolean => ABOUT_SAFETY.has(template)

/** Whether the message is the one that says a referral was withdrawn. */
export const saysWithdrawn = (template: string): boolean => SAYS_WITHDRAWN.has(template)

/** Whether the message asks for an answer to a referral, and means nothing once there is one. */
export const asksForAnswer = (template: string): boolean => ASKS_FOR_ANSWER.has(template)

const READERS: ReadonlySet<string> = new Set<Template>([
  'readerUrgentAnswer',
  'readerHandedIn',
  'readerNamed',
])

/** Whether the message is for a named reader of a survey, as one. */
export const isForReaders = (template: string): boolean => READERS.has(template)

/** Which kind of news that somebody must have agreed to a message tells whoever referred. */
export const newsOf = (template: string): 'first_contact' | 'ending' | null =>
  template === 'referrerFirstContact' ? 'first_contact' : template === 'referrerEnded' ? 'ending' : null

const ASKS_HOW_IT_WAS: ReadonlySet<string> = new Set<Template>(['youngPersonHowItWas', 'parentHowItWas'])

/** Whether the message asks how it was somewhere, and means nothing once they do not go there. */
export const asksHowItWas = (template: string): boolean => ASKS_HOW_IT_WAS.has(template)

/** The words of a message on its channel. A text has no subject on the phone; the subject is for our own lists. */
export function write<T extends Template>(
  template: T,
  values: ValuesOf<T>,
  channel: Channel,
): { subject: string; body: string } {
  const words = en.messages[template] as unknown as Wording<ValuesOf<T>>
  const body = channel === 'email' ? words.email(values) : plainLetters(words.text(values))
  return { subject: words.subject(values), body }
}

/** Marks that would make a text cost three times as much become those of the phone alphabet (GSM 03.38). */
function plainLetters(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/\u00a0/g, ' ')
}

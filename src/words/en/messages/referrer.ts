import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs, past } from './paragraphs.ts'

/** Which referral, said without anybody's name. `link` opens it in Trellis; who has no account gets none. */
type Sent = { sentOn: DateOnly; team: string; link?: string }

/** `tellThem`: whoever referred chose to tell the young person, so that nobody else has. */
type News = Sent & { tellThem?: boolean }
/** What they will hear next, as far as the young person agreed. */
type Taken = News & { worker: string; hearsMeeting?: boolean }
type Met = Sent & { worker: string; hearsEnding?: boolean }

const tellThemNow = ({ tellThem }: News): string | undefined =>
  tellThem
    ? 'You chose to tell the young person yourself. Please tell them now, before anybody else.'
    : undefined
const tellThemToo = ({ tellThem }: News): string => (tellThem ? ' Please tell the young person now.' : '')

const yours = ({ sentOn }: Sent): string => `the referral you sent on ${past(sentOn)}`
const read = ({ link }: Sent, what: string): string | undefined => (link ? `${what}:\n${link}` : undefined)
const tail = ({ link }: Sent): string => (link ? ` ${link}` : '')

/** To whoever referred. What came of it is read in Trellis, by whoever may. */
export const toReferrer = defineCatalogue({
  referrerReceived: {
    subject: ({ answerBy }: Sent & { answerBy: DateOnly }) =>
      `We have your referral: an answer by ${day(answerBy)}`,
    email: (sent: Sent & { answerBy: DateOnly }) =>
      paragraphs(
        `Thank you. ${sent.team} has ${yours(sent)} and will answer by ${day(sent.answerBy)}.`,
        sent.link &&
          'You are responsible until they accept. If nobody answers by then, it comes back to you and both managers are told.',
        read(sent, 'See how it is going'),
      ),
    text: (sent: Sent & { answerBy: DateOnly }) =>
      `${sent.team} has ${yours(sent)} and will answer by ${day(sent.answerBy)}.${tail(sent)}`,
  },
  referrerAccepted: {
    subject: ({ team }: Taken) => `${team} accepted your referral`,
    email: (sent: Taken) =>
      paragraphs(
        `${sent.worker} at ${sent.team} has taken on ${yours(sent)}, and is responsible from now on.`,
        tellThemNow(sent) ?? 'The young person has been told.',
        sent.hearsMeeting && 'We will tell you when they have first met.',
        read(sent, 'See how it is going'),
      ),
    text: (sent: Taken) =>
      `${sent.worker} at ${sent.team} has taken on ${yours(sent)}.${tellThemToo(sent)}${sent.hearsMeeting ? ' We will tell you when they have first met.' : ''}${tail(sent)}`,
  },
  referrerDeclined: {
    subject: () => 'Your referral has come back to you',
    email: (sent: News) =>
      paragraphs(
        `${sent.team} could not take on ${yours(sent)}, so it is with you again. You are responsible for what happens next.`,
        tellThemNow(sent),
        read(sent, 'They say why, and what else might suit. Read it and choose the next step'),
      ),
    text: (sent: News) =>
      `${sent.team} could not take on ${yours(sent)}. It is with you again.${tellThemToo(sent)} Read why, and what else might suit, in Trellis.${tail(sent)}`,
  },
  referrerUnanswered: {
    subject: () => 'Nobody answered your referral: it is with you again',
    email: (sent: News & { nextBy: DateOnly }) =>
      paragraphs(
        `${sent.team} did not answer ${yours(sent)} in time. It is still open and it is with you again. Both managers have been told.`,
        tellThemNow(sent),
        `Choose the next step by ${day(sent.nextBy)}: ask again, ask somebody else, or speak to them.`,
        read(sent, 'Choose the next step'),
      ),
    text: (sent: News & { nextBy: DateOnly }) =>
      `${sent.team} did not answer ${yours(sent)} in time. It is with you again.${tellThemToo(sent)} Choose the next step by ${day(sent.nextBy)}.${tail(sent)}`,
  },
  referrerFirstContact: {
    subject: () => 'They have met: about your referral',
    email: (sent: Met) =>
      paragraphs(
        `${sent.worker} at ${sent.team} has now had first contact about ${yours(sent)}.`,
        `There is nothing you need to do.${sent.hearsEnding ? ' We will tell you when the support ends.' : ''}`,
        read(sent, 'See how it is going'),
      ),
    text: (sent: Met) =>
      `${sent.worker} at ${sent.team} has now had first contact about ${yours(sent)}. There is nothing you need to do.${tail(sent)}`,
  },
  referrerEnded: {
    subject: () => 'Support has ended: about your referral',
    email: (sent: Sent) =>
      paragraphs(
        `The support that began with ${yours(sent)} has ended. Thank you for asking ${sent.team}.`,
        read(sent, 'Read what came of it, as far as was agreed'),
        'If you think they need somebody again, send a new referral at any time.',
      ),
    text: (sent: Sent) =>
      `The support that began with ${yours(sent)} has ended. What came of it, as far as was agreed, is in Trellis.${tail(sent)}`,
  },
  referrerWithdrawn: {
    subject: () => 'Your referral has been stopped',
    email: (sent: Sent) =>
      paragraphs(
        `We have stopped ${yours(sent)}, as asked. Nobody else will act on it.`,
        read(sent, 'See it in Trellis'),
      ),
    text: (sent: Sent) =>
      `We have stopped ${yours(sent)}, as asked. Nobody else will act on it.${tail(sent)}`,
  },
  senderPlaceYes: {
    subject: ({ team }: Sent) => `${team} has a place`,
    email: (sent: Sent) =>
      paragraphs(
        `${sent.team} said yes to ${yours(sent)}.`,
        read(sent, 'Before the first session, share what keeps the young person safe there'),
      ),
    text: (sent: Sent) =>
      `${sent.team} said yes to ${yours(sent)}. Before the first session, share what keeps the young person safe there.${tail(sent)}`,
  },
  senderPlaceNo: {
    subject: ({ team }: Sent) => `${team} has no place`,
    email: (sent: Sent) =>
      paragraphs(
        `${sent.team} said no to ${yours(sent)}, so it is with you again.`,
        read(sent, 'Read what they said and choose the next step'),
      ),
    text: (sent: Sent) => `${sent.team} said no to ${yours(sent)}. It is with you again.${tail(sent)}`,
  },
})

import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, helpSooner, paragraphs } from './paragraphs.ts'

/** A first name and a team's public name: all that a message to a young person says about them. */
type You = { firstName: string; team: string }
type ByDate = You & { answerBy: DateOnly }
type WithWorker = You & { worker: string }
type Offered = WithWorker & { answerBy: DateOnly; link: string }
type FromWorker = { worker: string; link: string }
/** `was` and `when` are days in words, `when` with the time and where it is elsewhere. */
type SessionChanged = WithWorker & { was: string; when: string }

/** After a no: who looks after it now and until when, where nobody had referred them but themself. */
type AfterNo = You & { ideas?: readonly string[]; lookedAfterBy?: string; nextBy?: DateOnly }

const whoHasItNow = ({ lookedAfterBy, nextBy }: AfterNo): string =>
  lookedAfterBy && nextBy
    ? `${lookedAfterBy} is looking after this for you, and you will hear by ${day(nextBy)}.`
    : 'The person who asked us knows, and will talk with you about what to try next.'

/** To the young person. Anybody may read over their shoulder: nothing says why. */
export const toYoungPerson = defineCatalogue({
  youngPersonSent: {
    subject: ({ team }: ByDate) => `A message from ${team}`,
    email: ({ firstName, team, answerBy }: ByDate) =>
      paragraphs(
        `Hello ${firstName},`,
        `Somebody you know has asked us to get to know you. We listen to what matters to you and look for things you might enjoy.`,
        `We will let you know by ${day(answerBy)} who will meet you. You do not have to do anything until then.`,
        'It is your choice. If you change your mind, tell the person who asked us, or tell us when we get in touch.',
        helpSooner,
        team,
      ),
    text: ({ firstName, team, answerBy }: ByDate) =>
      `Hello ${firstName}, this is ${team}. Somebody you know asked us to get to know you. We will tell you by ${day(answerBy)} who will meet you. You do not have to do anything. You can change your mind at any time.`,
  },
  youngPersonAsked: {
    subject: ({ team }: ByDate) => `${team} has your message`,
    email: ({ firstName, team, answerBy }: ByDate) =>
      paragraphs(
        `Hello ${firstName},`,
        'Thank you for getting in touch. We have what you sent, and a person will read it.',
        `We will answer by ${day(answerBy)}. If we are late, our manager will make sure that somebody answers you.`,
        helpSooner,
        team,
      ),
    text: ({ firstName, team, answerBy }: ByDate) =>
      `Hello ${firstName}, this is ${team}. Thank you for getting in touch. A person will read what you sent, and we will answer by ${day(answerBy)}.`,
  },
  youngPersonAccepted: {
    subject: ({ team }: WithWorker & { contactBy: DateOnly }) => `Good news from ${team}`,
    email: ({ firstName, team, worker, contactBy }: WithWorker & { contactBy: DateOnly }) =>
      paragraphs(
        `Hello ${firstName},`,
        `${worker} from our team would like to meet you.`,
        `${worker} will get in touch by ${day(contactBy)}. You can say where you would like to meet, and you can bring somebody with you.`,
        'You decide what you talk about, and you can stop at any time.',
        team,
      ),
    text: ({ firstName, team, worker, contactBy }: WithWorker & { contactBy: DateOnly }) =>
      `Hello ${firstName}, good news. ${worker} from ${team} would like to meet you and will get in touch by ${day(contactBy)}. You choose where to meet, and you can bring somebody.`,
  },
  youngPersonDeclined: {
    subject: ({ team }: AfterNo) => `A message from ${team}`,
    email: (said: AfterNo) =>
      paragraphs(
        `Hello ${said.firstName},`,
        'We are sorry that we are not the right people to meet you this time. It is not because of anything you did.',
        (said.ideas?.length ?? 0) > 0 && `Here is what you might like instead: ${said.ideas?.join(', ')}.`,
        whoHasItNow(said),
        helpSooner,
        said.team,
      ),
    text: (said: AfterNo) =>
      `Hello ${said.firstName}, this is ${said.team}. Sorry, we are not the right people to meet you this time. It is not because of anything you did. ${whoHasItNow(said)}`,
  },
  youngPersonWaiting: {
    subject: () => 'We have not forgotten you',
    email: ({ firstName, team, lookedAfterBy, nextBy }: You & { lookedAfterBy: string; nextBy: DateOnly }) =>
      paragraphs(
        `Hello ${firstName},`,
        `${team} has not answered yet. We are sorry that you are still waiting.`,
        `You have not been forgotten. ${lookedAfterBy} is looking after this for you, and you will hear by ${day(nextBy)}.`,
        helpSooner,
      ),
    text: ({ firstName, team, lookedAfterBy, nextBy }: You & { lookedAfterBy: string; nextBy: DateOnly }) =>
      `Hello ${firstName}, ${team} has not answered yet. Sorry you are still waiting. ${lookedAfterBy} is looking after this for you, and you will hear by ${day(nextBy)}.`,
  },
  youngPersonFirstMeeting: {
    subject: ({ worker }: WithWorker & { on: DateOnly; time: string }) => `Meeting ${worker}`,
    email: ({ firstName, team, worker, on, time }: WithWorker & { on: DateOnly; time: string }) =>
      paragraphs(
        `Hello ${firstName},`,
        `${worker} will meet you on ${day(on)} at ${time}, at the place you agreed.`,
        `If you cannot come, or would like to meet somewhere else, tell ${worker}. That is fine.`,
        team,
      ),
    text: ({ firstName, team, worker, on, time }: WithWorker & { on: DateOnly; time: string }) =>
      `Hello ${firstName}, ${worker} from ${team} will meet you on ${day(on)} at ${time}, at the place you agreed. If you cannot come, tell ${worker}. That is fine.`,
  },
  youngPersonEnded: {
    subject: ({ team }: WithWorker) => `Thank you from ${team}`,
    email: ({ firstName, team, worker }: WithWorker) =>
      paragraphs(
        `Hello ${firstName},`,
        `Your time with ${worker} has come to an end. Thank you for letting us get to know you.`,
        'If you would like to talk to us again, you can ask at any time. You do not have to start from the beginning.',
        team,
      ),
    text: ({ firstName, team, worker }: WithWorker) =>
      `Hello ${firstName}, your time with ${worker} from ${team} has come to an end. Thank you for letting us get to know you. You can ask to talk to us again at any time.`,
  },
  youngPersonQuestions: {
    subject: ({ worker }: WithWorker & { link: string; until: DateOnly }) => `A few questions from ${worker}`,
    email: ({ firstName, team, worker, link, until }: WithWorker & { link: string; until: DateOnly }) =>
      paragraphs(
        `Hello ${firstName},`,
        `${worker} would like to know what you think. It takes a few minutes, and you can skip any question.`,
        `Answer here, until ${day(until)}:\n${link}`,
        'The link is only for you. It works once.',
        team,
      ),
    text: ({ firstName, worker, link, until }: WithWorker & { link: string; until: DateOnly }) =>
      `Hello ${firstName}, ${worker} would like to know what you think. You can skip any question. Until ${day(until)}: ${link}`,
  },
  // Nothing says whose page it is, nor of what: phones are shared.
  youngPersonOwnPage: {
    subject: ({ worker }: FromWorker) => `A message from ${worker}`,
    email: ({ worker, link }: FromWorker) =>
      paragraphs(
        'Hello,',
        `Here is the page we talked about:\n${link}`,
        'It asks for the six numbers that you were given. Nobody can open it without them.',
        worker,
      ),
    text: ({ worker, link }: FromWorker) =>
      `Hello, here is the page we talked about. It asks for the six numbers you were given. ${worker} ${link}`,
  },
  youngPersonWithdrawn: {
    subject: ({ team }: You) => `A message from ${team}`,
    email: ({ firstName, team }: You) =>
      paragraphs(
        `Hello ${firstName},`,
        'This has stopped, as asked. Nobody from our team will get in touch with you about it.',
        'If you would like to talk to us later, you can ask at any time.',
        team,
      ),
    text: ({ firstName, team }: You) =>
      `Hello ${firstName}, this is ${team}. This has stopped, as asked. Nobody will get in touch with you about it. You can ask to talk to us at any time.`,
  },
  youngPersonPlaceOffered: {
    subject: ({ worker }: Offered) => `Good news from ${worker}`,
    email: ({ firstName, team, worker, answerBy, link }: Offered) =>
      paragraphs(
        `Hello ${firstName},`,
        `There is room for you at what you and ${worker} picked. When and where it is stands here:`,
        link,
        `Say yes or no there, by ${day(answerBy)}. A no is fine. If you say nothing, ${worker} will ask you.`,
        team,
      ),
    text: ({ firstName, worker, answerBy, link }: Offered) =>
      `Hello ${firstName}, there is room for you at what you and ${worker} picked. Say yes or no by ${day(answerBy)}: ${link}`,
  },
  youngPersonSessionMoved: {
    subject: ({ worker }: SessionChanged) => `A change: a message from ${worker}`,
    email: ({ firstName, team, was, when }: SessionChanged) =>
      paragraphs(
        `Hello ${firstName},`,
        `What was going to be on ${was} is on ${when} now.`,
        'If that does not suit you, that is all right. Tell us, or come the next time.',
        team,
      ),
    text: ({ firstName, was, when }: SessionChanged) =>
      `Hello ${firstName}, what was going to be on ${was} is on ${when} now. If that does not suit you, come the next time.`,
  },
  youngPersonSessionOff: {
    subject: ({ worker }: SessionChanged) => `A change: a message from ${worker}`,
    email: ({ firstName, team, was }: SessionChanged) =>
      paragraphs(
        `Hello ${firstName},`,
        `There is nothing on ${was}: it is called off. It is not because of you.`,
        'It goes on the time after.',
        team,
      ),
    text: ({ firstName, was }: SessionChanged) =>
      `Hello ${firstName}, there is nothing on ${was}: it is called off. It is not because of you. It goes on the time after.`,
  },
  youngPersonPlaceYes: {
    subject: ({ worker }: WithWorker) => `Good news from ${worker}`,
    email: ({ firstName, team, worker }: WithWorker) =>
      paragraphs(
        `Hello ${firstName},`,
        `There is a place for you at what you and ${worker} picked.`,
        `${worker} will tell you when to go and who will be there to meet you.`,
        team,
      ),
    text: ({ firstName, worker }: WithWorker) =>
      `Hello ${firstName}, good news. There is a place for you at what you and ${worker} picked. ${worker} will tell you when to go and who you will meet.`,
  },
  youngPersonPlaceNo: {
    subject: ({ worker }: WithWorker) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: WithWorker) =>
      paragraphs(
        `Hello ${firstName},`,
        `There is no place just now at what you and ${worker} picked. It is not because of anything you did.`,
        `${worker} will talk with you about what else you might like.`,
        team,
      ),
    text: ({ firstName, worker }: WithWorker) =>
      `Hello ${firstName}, there is no place just now at what you and ${worker} picked. It is not because of anything you did. ${worker} will talk with you about what else you might like.`,
  },
})

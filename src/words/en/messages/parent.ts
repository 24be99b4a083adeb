import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs } from './paragraphs.ts'

/** The child's first name and a team's public name: all that a message to a parent or carer says. */
type Child = { firstName: string; team: string }
type ByDate = Child & { answerBy: DateOnly }
type WithWorker = Child & { worker: string }
type Offered = WithWorker & { answerBy: DateOnly; link: string }
/** `was` and `when` are days in words, `when` with the time and where it is elsewhere. */
type SessionChanged = WithWorker & { was: string; when: string }

/** After a no: who looks after it now and until when, where nobody had referred them but their parent or carer. */
type AfterNo = Child & { ideas?: readonly string[]; lookedAfterBy?: string; nextBy?: DateOnly }

const whoHasItNow = ({ lookedAfterBy, nextBy }: AfterNo): string =>
  lookedAfterBy && nextBy
    ? `${lookedAfterBy} is looking after this now, and you will hear by ${day(nextBy)}.`
    : 'The person who asked us knows, and will talk with you about what to try next.'

const sooner = (firstName: string): string =>
  `If things get harder for ${firstName} in the meantime, call your GP or NHS 111. If anybody is in danger, call 999.`

/** To the parent or carer who decides together with a young person. */
export const toParent = defineCatalogue({
  parentSent: {
    subject: ({ team }: ByDate) => `A message from ${team}`,
    email: ({ firstName, team, answerBy }: ByDate) =>
      paragraphs(
        'Hello,',
        `As you agreed, we have been asked to get to know ${firstName}. We listen to what matters to a young person and find things with them that they might enjoy.`,
        `We will let you know by ${day(answerBy)} who will meet ${firstName}. You do not have to do anything until then.`,
        'Please tell them in words that suit them. If either of you changes your mind, tell the person who asked us, or tell us.',
        sooner(firstName),
        team,
      ),
    text: ({ firstName, team, answerBy }: ByDate) =>
      `This is ${team}. As you agreed, we have been asked to get to know ${firstName}. We will tell you by ${day(answerBy)} who will meet them. Please tell ${firstName}. You can both change your mind at any time.`,
  },
  parentAsked: {
    subject: ({ team }: ByDate) => `${team} has your message`,
    email: ({ firstName, team, answerBy }: ByDate) =>
      paragraphs(
        'Hello,',
        `Thank you for getting in touch about ${firstName}. We have what you sent, and a person will read it.`,
        `We will answer by ${day(answerBy)}. If we are late, our manager will make sure that somebody answers you.`,
        sooner(firstName),
        team,
      ),
    text: ({ firstName, team, answerBy }: ByDate) =>
      `This is ${team}. Thank you for getting in touch about ${firstName}. A person will read what you sent, and we will answer by ${day(answerBy)}.`,
  },
  parentAccepted: {
    subject: ({ team }: WithWorker & { contactBy: DateOnly }) => `Good news from ${team}`,
    email: ({ firstName, team, worker, contactBy }: WithWorker & { contactBy: DateOnly }) =>
      paragraphs(
        'Hello,',
        `${worker} from our team would like to meet ${firstName}, and will get in touch with you by ${day(contactBy)}.`,
        `You and ${firstName} can say where you would like to meet, and who should be there.`,
        team,
      ),
    text: ({ firstName, team, worker, contactBy }: WithWorker & { contactBy: DateOnly }) =>
      `Good news: ${worker} from ${team} would like to meet ${firstName} and will get in touch with you by ${day(contactBy)}. You can both say where to meet. Please tell ${firstName}.`,
  },
  parentDeclined: {
    subject: ({ team }: AfterNo) => `A message from ${team}`,
    email: (said: AfterNo) =>
      paragraphs(
        'Hello,',
        `We are sorry that we are not the right people to meet ${said.firstName} this time.`,
        (said.ideas?.length ?? 0) > 0 && `Here is what might suit instead: ${said.ideas?.join(', ')}.`,
        whoHasItNow(said),
        sooner(said.firstName),
        said.team,
      ),
    text: (said: AfterNo) =>
      `This is ${said.team}. We are sorry that we are not the right people to meet ${said.firstName} this time. ${whoHasItNow(said)}`,
  },
  parentWaiting: {
    subject: () => 'You have not been forgotten',
    email: ({
      firstName,
      team,
      lookedAfterBy,
      nextBy,
    }: Child & { lookedAfterBy: string; nextBy: DateOnly }) =>
      paragraphs(
        'Hello,',
        `${team} has not answered about ${firstName} yet. We are sorry that you are both still waiting.`,
        `${lookedAfterBy} is looking after this now, and you will hear by ${day(nextBy)}.`,
        sooner(firstName),
      ),
    text: ({ firstName, team, lookedAfterBy, nextBy }: Child & { lookedAfterBy: string; nextBy: DateOnly }) =>
      `${team} has not answered about ${firstName} yet. Sorry that you are still waiting. ${lookedAfterBy} is looking after this now, and you will hear by ${day(nextBy)}.`,
  },
  parentFirstMeeting: {
    subject: ({ worker }: WithWorker & { on: DateOnly; time: string }) => `Meeting ${worker}`,
    email: ({ firstName, team, worker, on, time }: WithWorker & { on: DateOnly; time: string }) =>
      paragraphs(
        'Hello,',
        `${worker} will meet ${firstName} on ${day(on)} at ${time}, at the place you agreed.`,
        `If that does not suit, tell ${worker}. That is fine.`,
        team,
      ),
    text: ({ firstName, team, worker, on, time }: WithWorker & { on: DateOnly; time: string }) =>
      `${worker} from ${team} will meet ${firstName} on ${day(on)} at ${time}, at the place you agreed. If that does not suit, tell ${worker}. That is fine.`,
  },
  parentEnded: {
    subject: ({ team }: WithWorker) => `Thank you from ${team}`,
    email: ({ firstName, team, worker }: WithWorker) =>
      paragraphs(
        'Hello,',
        `${firstName}’s time with ${worker} has come to an end. Thank you both for letting us get to know you.`,
        'You can ask for us again at any time, and you do not have to start from the beginning.',
        team,
      ),
    text: ({ firstName, team, worker }: WithWorker) =>
      `${firstName}'s time with ${worker} from ${team} has come to an end. Thank you both for letting us get to know you. You can ask for us again at any time.`,
  },
  parentQuestions: {
    subject: ({ worker }: WithWorker & { link: string; until: DateOnly }) => `A few questions from ${worker}`,
    email: ({ firstName, team, worker, link, until }: WithWorker & { link: string; until: DateOnly }) =>
      paragraphs(
        'Hello,',
        `${worker} would like to know what ${firstName} thinks. It takes a few minutes, and any question can be skipped. Please help only as much as ${firstName} wants.`,
        `Answer here, until ${day(until)}:\n${link}`,
        'The link works once.',
        team,
      ),
    text: ({ firstName, worker, link, until }: WithWorker & { link: string; until: DateOnly }) =>
      `${worker} would like to know what ${firstName} thinks. Any question can be skipped. Until ${day(until)}: ${link}`,
  },
  parentWithdrawn: {
    subject: ({ team }: Child) => `A message from ${team}`,
    email: ({ firstName, team }: Child) =>
      paragraphs(
        'Hello,',
        `This has stopped, as asked. Nobody from our team will get in touch with ${firstName} or with you about it.`,
        'You can ask for us at any time.',
        team,
      ),
    text: ({ firstName, team }: Child) =>
      `This is ${team}. This has stopped, as asked. Nobody will get in touch with ${firstName} or with you about it. You can ask for us at any time.`,
  },
  parentPlaceOffered: {
    subject: ({ worker }: Offered) => `Good news from ${worker}`,
    email: ({ firstName, team, worker, answerBy, link }: Offered) =>
      paragraphs(
        'Hello,',
        `There is room for ${firstName} at what you picked with ${worker}. When and where it is stands here:`,
        link,
        `Please look at it with ${firstName} and say yes or no there, by ${day(answerBy)}. A no is fine. If you say nothing, ${worker} will ask you.`,
        team,
      ),
    text: ({ firstName, worker, answerBy, link }: Offered) =>
      `There is room for ${firstName} at what you picked with ${worker}. Please say yes or no together by ${day(answerBy)}: ${link}`,
  },
  parentSessionMoved: {
    subject: ({ worker }: SessionChanged) => `A change: a message from ${worker}`,
    email: ({ firstName, team, was, when }: SessionChanged) =>
      paragraphs(
        'Hello,',
        `What was going to be on ${was} for ${firstName} is on ${when} now.`,
        `If that does not suit you, that is all right. Tell us, or let ${firstName} come the next time.`,
        team,
      ),
    text: ({ firstName, was, when }: SessionChanged) =>
      `What was going to be on ${was} for ${firstName} is on ${when} now. If that does not suit you, come the next time.`,
  },
  parentSessionOff: {
    subject: ({ worker }: SessionChanged) => `A change: a message from ${worker}`,
    email: ({ firstName, team, was }: SessionChanged) =>
      paragraphs(
        'Hello,',
        `There is nothing for ${firstName} on ${was}: it is called off. It is not because of them.`,
        'It goes on the time after.',
        team,
      ),
    text: ({ firstName, was }: SessionChanged) =>
      `There is nothing for ${firstName} on ${was}: it is called off. It goes on the time after.`,
  },
  parentPlaceYes: {
    subject: ({ worker }: WithWorker) => `Good news from ${worker}`,
    email: ({ firstName, team, worker }: WithWorker) =>
      paragraphs(
        'Hello,',
        `There is a place for ${firstName} at what you picked with ${worker}.`,
        `${worker} will tell you both when to go and who will be there.`,
        team,
      ),
    text: ({ firstName, worker }: WithWorker) =>
      `Good news: there is a place for ${firstName} at what you picked with ${worker}, who will tell you both when to go and who will be there.`,
  },
  parentPlaceNo: {
    subject: ({ worker }: WithWorker) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: WithWorker) =>
      paragraphs(
        'Hello,',
        `There is no place just now for ${firstName} at what you picked with ${worker}.`,
        `${worker} will talk with you both about what else might suit.`,
        team,
      ),
    text: ({ firstName, worker }: WithWorker) =>
      `There is no place just now for ${firstName} at what you picked with ${worker}, who will talk with you both about what else might suit.`,
  },
})

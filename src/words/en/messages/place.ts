import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, helpSooner, paragraphs } from './paragraphs.ts'

/** A first name, the link worker's first name and the public name of their team. What was picked is not named. */
type Picked = { firstName: string; team: string; worker: string }
type Asked = Picked & { answerBy: DateOnly }
type Waiting = Picked & { nextBy: DateOnly }
/** The link leads to a page that everybody may answer, and says nothing of who they are. */
type HowItWas = Picked & { link: string }
type Linked = Picked & { link: string; until: DateOnly }
/** Who goes along, on which day, and 'at the door' or 'where you agreed'; never where to. */
type Along = Picked & { companion: string; on: DateOnly; where: string }

/** About a place at an activity: to the young person, to who decides with them, and to who runs it after a yes. */
export const aboutPlace = defineCatalogue({
  youngPersonPlaceAsked: {
    subject: ({ worker }: Asked) => `A message from ${worker}`,
    email: ({ firstName, team, worker, answerBy }: Asked) =>
      paragraphs(
        `Hello ${firstName},`,
        `As you agreed, ${worker} has asked whether there is a place for you at what you picked. Until they say yes, they know your first name and nothing else.`,
        `You will hear by ${day(answerBy)}. If you change your mind, tell ${worker}. That is fine.`,
        team,
      ),
    text: ({ firstName, worker, answerBy }: Asked) =>
      `Hello ${firstName}, ${worker} has asked whether there is a place for you at what you picked. They know only your first name. You will hear by ${day(answerBy)}. If you change your mind, tell ${worker}. That is fine.`,
  },
  parentPlaceAsked: {
    subject: ({ worker }: Asked) => `A message from ${worker}`,
    email: ({ firstName, team, worker, answerBy }: Asked) =>
      paragraphs(
        'Hello,',
        `As you agreed, ${worker} has asked whether there is a place for ${firstName} at what you picked. Until they say yes, they know a first name and nothing else.`,
        `You will hear by ${day(answerBy)}. Please tell ${firstName}. If either of you changes your mind, tell ${worker}.`,
        team,
      ),
    text: ({ firstName, worker, answerBy }: Asked) =>
      `${worker} has asked whether there is a place for ${firstName} at what you picked. They know only a first name. You will hear by ${day(answerBy)}. Please tell ${firstName}. You can both change your mind.`,
  },
  youngPersonPlaceWaiting: {
    subject: ({ worker }: Waiting) => `A message from ${worker}`,
    email: ({ firstName, team, worker, nextBy }: Waiting) =>
      paragraphs(
        `Hello ${firstName},`,
        `We have had no answer yet about what you and ${worker} picked. We are sorry that you are still waiting.`,
        `You have not been forgotten. ${worker} is finding out, and you will hear by ${day(nextBy)}.`,
        helpSooner,
        team,
      ),
    text: ({ firstName, worker, nextBy }: Waiting) =>
      `Hello ${firstName}, there is no answer yet about what you and ${worker} picked. Sorry you are still waiting. ${worker} is finding out, and you will hear by ${day(nextBy)}.`,
  },
  parentPlaceWaiting: {
    subject: ({ worker }: Waiting) => `A message from ${worker}`,
    email: ({ firstName, team, worker, nextBy }: Waiting) =>
      paragraphs(
        'Hello,',
        `We have had no answer yet about what you and ${firstName} picked with ${worker}. We are sorry that you are still waiting.`,
        `${worker} is finding out, and you will hear by ${day(nextBy)}. Please tell ${firstName}.`,
        team,
      ),
    text: ({ firstName, worker, nextBy }: Waiting) =>
      `There is no answer yet about what you and ${firstName} picked with ${worker}. Sorry that you are still waiting. ${worker} is finding out, and you will hear by ${day(nextBy)}.`,
  },
  youngPersonPlaceStopped: {
    subject: ({ worker }: Picked) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: Picked) =>
      paragraphs(
        `Hello ${firstName},`,
        `As you and ${worker} said, we have told the people at what you picked that you are not coming.`,
        `Nothing else changes. You can always tell ${worker} what you would like instead.`,
        team,
      ),
    text: ({ firstName, worker }: Picked) =>
      `Hello ${firstName}, as you and ${worker} said, we have told the people at what you picked that you are not coming. You can always tell ${worker} what you would like instead.`,
  },
  parentPlaceStopped: {
    subject: ({ worker }: Picked) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: Picked) =>
      paragraphs(
        'Hello,',
        `As you said with ${worker}, we have told the people at what you picked that ${firstName} is not coming.`,
        `Nothing else changes. You can always tell ${worker} what would suit instead.`,
        team,
      ),
    text: ({ firstName, worker }: Picked) =>
      `As you said with ${worker}, we have told the people at what you picked that ${firstName} is not coming. You can always tell ${worker} what would suit instead.`,
  },
  youngPersonPlaceGoesOn: {
    subject: ({ worker }: Picked) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: Picked) =>
      paragraphs(
        `Hello ${firstName},`,
        `You go on with what you picked, on your own now. We have told the people there. They cannot read any more what we told them about you. If there is something they should know, such as whom to ring, tell them.`,
        `It was good to pick it with you. ${worker}`,
        team,
      ),
    text: ({ firstName, worker }: Picked) =>
      `Hello ${firstName}, you go on with what you picked, on your own now. The people there cannot read any more what we told them. If there is something they should know, such as whom to ring, tell them. ${worker}`,
  },
  parentPlaceGoesOn: {
    subject: ({ worker }: Picked) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: Picked) =>
      paragraphs(
        'Hello,',
        `${firstName} goes on with what you picked, without us now. The people there cannot read any more what we told them. Please tell them what they should know, such as whom to ring.`,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, worker }: Picked) =>
      `${firstName} goes on with what you picked, without us now. The people there cannot read any more what we told them. Please tell them what they should know, such as whom to ring. ${worker}`,
  },
  youngPersonGoingAlong: {
    subject: ({ worker }: Along) => `A message from ${worker}`,
    email: ({ firstName, team, worker, companion, on, where }: Along) =>
      paragraphs(
        `Hello ${firstName},`,
        `${companion} from ${team} will meet you ${where} on ${day(on)}, as you said you would like.`,
        `If you change your mind, or would like somebody else, tell ${worker}. That is fine.`,
        team,
      ),
    text: ({ firstName, team, worker, companion, on, where }: Along) =>
      `Hello ${firstName}, ${companion} from ${team} will meet you ${where} on ${day(on)}. If you change your mind, or would like somebody else, tell ${worker}. That is fine.`,
  },
  parentGoingAlong: {
    subject: ({ worker }: Along) => `A message from ${worker}`,
    email: ({ firstName, team, worker, companion, on, where }: Along) =>
      paragraphs(
        'Hello,',
        `${companion} from ${team} will meet ${firstName} ${where} on ${day(on)}, as you said.`,
        `If either of you changes your mind, or would like somebody else, tell ${worker}.`,
        team,
      ),
    text: ({ firstName, team, worker, companion, on, where }: Along) =>
      `${companion} from ${team} will meet ${firstName} ${where} on ${day(on)}, as you said. If you change your mind, or would like somebody else, tell ${worker}.`,
  },
  youngPersonNotGoingAlong: {
    subject: ({ worker }: Along) => `A message from ${worker}`,
    email: ({ firstName, team, worker, companion, on }: Along) =>
      paragraphs(
        `Hello ${firstName},`,
        `${companion} cannot come with you on ${day(on)} after all. We are sorry. ${worker} will tell you what happens instead.`,
        team,
      ),
    text: ({ firstName, worker, companion, on }: Along) =>
      `Hello ${firstName}, ${companion} cannot come with you on ${day(on)} after all. Sorry. ${worker} will tell you what happens instead.`,
  },
  parentNotGoingAlong: {
    subject: ({ worker }: Along) => `A message from ${worker}`,
    email: ({ firstName, team, worker, companion, on }: Along) =>
      paragraphs(
        'Hello,',
        `${companion} cannot go with ${firstName} on ${day(on)} after all. We are sorry. ${worker} will tell you what happens instead.`,
        team,
      ),
    text: ({ firstName, worker, companion, on }: Along) =>
      `${companion} cannot go with ${firstName} on ${day(on)} after all. Sorry. ${worker} will tell you what happens instead.`,
  },
  youngPersonHowItWas: {
    subject: ({ worker }: HowItWas) => `How was it? A question from ${worker}`,
    email: ({ firstName, team, worker, link }: HowItWas) =>
      paragraphs(
        `Hello ${firstName},`,
        `You have been to what you and ${worker} picked. Did you feel welcome, and would you go again? If you like, tell us:\n${link}`,
        'It takes a minute, and nobody asks for your name. It helps others to choose. You do not have to.',
        `If something there was not right, you can say that too, or tell ${worker}.`,
        team,
      ),
    text: ({ firstName, worker, link }: HowItWas) =>
      `Hello ${firstName}, you have been to what you and ${worker} picked. Did you feel welcome, and would you go again? If you like, tell us, without your name: ${link}`,
  },
  parentHowItWas: {
    subject: ({ worker }: HowItWas) => `How was it? A question from ${worker}`,
    email: ({ firstName, team, worker, link }: HowItWas) =>
      paragraphs(
        'Hello,',
        `${firstName} has been to what you picked with ${worker}. Please ask ${firstName}: did they feel welcome, and would they go again? If you both like, tell us:\n${link}`,
        'It takes a minute, and nobody asks for a name. It helps others to choose.',
        `If something there was not right, you can say that too, or tell ${worker}.`,
        team,
      ),
    text: ({ firstName, worker, link }: HowItWas) =>
      `${firstName} has been to what you picked with ${worker}. Did they feel welcome, and would they go again? If you both like, tell us, without a name: ${link}`,
  },
  youngPersonMissedYou: {
    subject: ({ worker }: Picked) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: Picked) =>
      paragraphs(
        `Hello ${firstName},`,
        `You were missed at what you and ${worker} picked. That is all right: you are welcome the next time, and you do not have to say why.`,
        `If something gets in the way, or it is not for you, tell ${worker}. You find out together what helps.`,
        team,
      ),
    text: ({ firstName, worker }: Picked) =>
      `Hello ${firstName}, you were missed at what you and ${worker} picked. That is all right: you are welcome the next time. If something gets in the way, tell ${worker}.`,
  },
  parentMissedYou: {
    subject: ({ worker }: Picked) => `A message from ${worker}`,
    email: ({ firstName, team, worker }: Picked) =>
      paragraphs(
        'Hello,',
        `${firstName} was not at what you picked with ${worker} this time. That is all right: ${firstName} is welcome the next time, and nobody has to say why.`,
        `If you thought that ${firstName} was there, or something gets in the way, tell ${worker}. You find out together what helps.`,
        team,
      ),
    text: ({ firstName, worker }: Picked) =>
      `${firstName} was not at what you picked with ${worker} this time. That is all right, and ${firstName} is welcome the next time. If you thought that ${firstName} was there, tell ${worker}.`,
  },
  companionChosen: {
    subject: ({ on }: { team: string; on: DateOnly; link: string }) =>
      `You go along with somebody on ${day(on)}`,
    email: ({ team, on, link }: { team: string; on: DateOnly; link: string }) =>
      paragraphs(
        'Hello,',
        `${team} has chosen you to go along with a young person on ${day(on)}. Read what you need before you meet:\n${link}`,
        'If you cannot go, tell them today, so that somebody else does.',
      ),
    text: ({ team, on, link }: { team: string; on: DateOnly; link: string }) =>
      `${team} has chosen you to go along with a young person on ${day(on)}. Read what you need: ${link} If you cannot go, tell them today.`,
  },
  companionNotNeeded: {
    subject: ({ on }: { team: string; on: DateOnly }) => `You need not go along on ${day(on)}`,
    email: ({ team, on }: { team: string; on: DateOnly }) =>
      paragraphs(
        'Hello,',
        `You need not go along with the young person on ${day(on)} after all. The page about it is closed.`,
        `If you have questions, ask ${team}.`,
      ),
    text: ({ team, on }: { team: string; on: DateOnly }) =>
      `You need not go along with the young person on ${day(on)} after all. Questions? Ask ${team}.`,
  },
  providerGoesOn: {
    subject: ({ team }: Picked) => `From now on without ${team}`,
    email: ({ firstName, worker, team }: Picked) =>
      paragraphs(
        'Hello,',
        `${firstName} goes on coming to you, on their own and no longer through us. What we told you about ${firstName} is closed from today, and any link has stopped working.`,
        `Please ask ${firstName}, or whoever looks after them, for what you need: whom to ring, and anything that keeps them well. Thank you for having them.`,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, team }: Picked) =>
      `${team}: ${firstName} goes on coming to you, no longer through us. What we told you is closed from today. Please ask them, or whoever looks after them, whom to ring and what keeps them well. Thank you.`,
  },
  providerYes: {
    subject: ({ team }: Linked) => `Thank you from ${team}`,
    email: ({ firstName, worker, team, link, until }: Linked) =>
      paragraphs(
        'Hello,',
        `Thank you for having a place for ${firstName}.`,
        `Before the first time, read what ${firstName} agreed that you know. Afterwards, tell us on the same page who came, until ${day(until)}:\n${link}`,
        'The link ends once you have told us who came, and is only for you: please do not pass it on.',
        `${worker}, ${team}`,
      ),
    text: ({ firstName, worker, team, link, until }: Linked) =>
      `Thank you for having a place for ${firstName}. Read what you need to know first, then tell us who came, until ${day(until)}: ${link} ${worker}, ${team}`,
  },
})

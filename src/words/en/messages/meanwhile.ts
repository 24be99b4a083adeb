import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, helpSooner, paragraphs } from './paragraphs.ts'

type Offered = { firstName: string; team: string; answerBy: DateOnly; link: string }
type You = { firstName: string; team: string }
type Look = { answerBy: DateOnly; link: string }

/** About support while somebody waits for something else: nothing here says what they wait for. */
export const aboutMeanwhile = defineCatalogue({
  youngPersonMeanwhile: {
    subject: ({ team }: Offered) => `A question from ${team}`,
    email: ({ firstName, team, answerBy, link }: Offered) =>
      paragraphs(
        `Hello ${firstName},`,
        'Would you like somebody who listens, and finds things to do with you? It is your choice. Nothing else changes if you say no.',
        `Read it and say yes or no by ${day(answerBy)}:\n${link}`,
        helpSooner,
        team,
      ),
    text: ({ firstName, team, answerBy, link }: Offered) =>
      `Hello ${firstName}, this is ${team}. Would you like somebody who listens and finds things to do with you? You choose. Please say by ${day(answerBy)}: ${link}`,
  },
  parentMeanwhile: {
    subject: ({ team }: Offered) => `A question from ${team}`,
    email: ({ firstName, team, answerBy, link }: Offered) =>
      paragraphs(
        'Hello,',
        `Would ${firstName} like somebody who listens, and finds things to do with them? It is their choice, and nothing else changes with a no.`,
        `Please read it together and say yes or no by ${day(answerBy)}:\n${link}`,
        team,
      ),
    text: ({ firstName, team, answerBy, link }: Offered) =>
      `This is ${team}. Would ${firstName} like somebody who listens and finds things to do with them? Please read it together and say by ${day(answerBy)}: ${link}`,
  },
  youngPersonLookedAgain: {
    subject: ({ team }: You) => `An answer from ${team}`,
    email: ({ firstName, team }: You) =>
      paragraphs(
        `Hello ${firstName},`,
        'There is an answer to what you told us. Open the link that you were sent first, or ask your worker.',
        helpSooner,
        team,
      ),
    text: ({ firstName, team }: You) =>
      `Hello ${firstName}, this is ${team}. There is an answer to what you told us. Open the link you were sent first, or ask your worker.`,
  },
  workerLookAgain: {
    subject: () => 'Somebody asks you to look again at their place',
    email: ({ answerBy, link }: Look) =>
      paragraphs(
        'Things are getting worse for somebody who waits for you. They ask you to look again at their place.',
        `Please read it now, and answer by ${day(answerBy)}:\n${link}`,
      ),
    text: ({ answerBy, link }: Look) =>
      `Things are getting worse for somebody who waits for you. Please read it now, and answer by ${day(answerBy)}: ${link}`,
  },
  workerGettingWorse: {
    subject: () => 'Somebody you support says things are getting worse',
    email: ({ answerBy, link }: Look) =>
      paragraphs(
        `Somebody you support says that things are getting worse. Whoever they wait for was told, and answers by ${day(answerBy)}.`,
        `Please get in touch with them today:\n${link}`,
      ),
    text: ({ link }: Look) =>
      `Somebody you support says that things are getting worse. Please get in touch with them today: ${link}`,
  },
  workerLookedAgain: {
    subject: () => 'There is an answer about somebody you support',
    email: ({ link }: { link: string }) =>
      paragraphs(
        'You or somebody you support asked for their place to be looked at again. There is an answer.',
        `Read it in their record:\n${link}`,
      ),
    text: ({ link }: { link: string }) =>
      `Their place was looked at again. Read the answer in the record: ${link}`,
  },
})

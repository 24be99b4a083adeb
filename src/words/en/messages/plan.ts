import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs } from './paragraphs.ts'

type Asked = { team: string; answerBy: DateOnly; link: string }

type Closed = { team: string; on: DateOnly; link: string }

/** What workers are told of plans of several agencies and of families, and of drafts of programmes: never about whom, and nothing of what is in it. */
export const aboutPlan = defineCatalogue({
  workerPlanAsked: {
    subject: ({ team }: Asked) => `${team} asks your team to take part in a plan`,
    email: ({ team, answerBy, link }: Asked) =>
      paragraphs(
        'Hello,',
        `${team} asks your team to take part in a plan for a young person. Please answer by ${day(answerBy)}. Read what is asked in Trellis:\n${link}`,
        'It stays with them until you have said yes.',
      ),
    text: ({ team, answerBy, link }: Asked) =>
      `${team} asks your team to take part in a plan for a young person. Please answer by ${day(answerBy)}: ${link}`,
  },
  workerMeetingPlanned: {
    subject: ({ on }: { on: DateOnly; link: string }) => `A meeting on ${day(on)}`,
    email: ({ on, link }: { on: DateOnly; link: string }) =>
      paragraphs(
        'Hello,',
        `A meeting about a plan that you take part in is on ${day(on)}. Read when and where in Trellis:\n${link}`,
        'If you cannot come, tell whoever leads the plan.',
      ),
    text: ({ on, link }: { on: DateOnly; link: string }) =>
      `A meeting about a plan that you take part in is on ${day(on)}. Read when and where: ${link}`,
  },
  workerMeetingOff: {
    subject: ({ on }: { on: DateOnly; link: string }) => `The meeting on ${day(on)} is off`,
    email: ({ on, link }: { on: DateOnly; link: string }) =>
      paragraphs(
        'Hello,',
        `The meeting on ${day(on)} about a plan that you take part in was called off. Read why in Trellis:\n${link}`,
      ),
    text: ({ on, link }: { on: DateOnly; link: string }) =>
      `The meeting on ${day(on)} about a plan that you take part in was called off. Read why: ${link}`,
  },
  workerProgrammeAsked: {
    subject: () => 'A programme waits for you to read it',
    email: ({ answerBy, link }: { answerBy: DateOnly; link: string }) =>
      paragraphs(
        'Hello,',
        `Somebody asks another person than themselves to read a programme, and to publish it or say why not. Please answer by ${day(answerBy)}:\n${link}`,
      ),
    text: ({ answerBy, link }: { answerBy: DateOnly; link: string }) =>
      `A programme waits for somebody to read and publish it, by ${day(answerBy)}: ${link}`,
  },
  workerProgrammeAnswered: {
    subject: () => 'There is an answer about a programme',
    email: ({ link }: { link: string }) =>
      paragraphs('Hello,', `The programme that you asked somebody to publish has an answer:\n${link}`),
    text: ({ link }: { link: string }) =>
      `The programme that you asked somebody to publish has an answer: ${link}`,
  },
  workerFamilyLead: {
    subject: () => 'You lead a family’s plan from now on',
    email: ({ team, link }: { team: string; link: string }) =>
      paragraphs(
        'Hello,',
        `Whoever leads ${team} has named you to lead a plan that families here have together. Read it, and tell those in it, please:\n${link}`,
      ),
    text: ({ link }: { link: string }) =>
      `You lead the plan of a family from now on. Read it, and tell those in it: ${link}`,
  },
  workerPlanClosed: {
    subject: ({ team }: Closed) => `${team} closed a plan`,
    email: ({ team, on, link }: Closed) =>
      paragraphs(
        'Hello,',
        `${team} closed a plan for a young person that you took part in, which was opened on ${day(on)}. You see nothing of it in Trellis any more.`,
        'What you had still to do in it is not asked of you any more. If something still has to happen, ring them.',
        `What else there is for you to do:\n${link}`,
      ),
    text: ({ team, on, link }: Closed) =>
      `${team} closed a plan for a young person that you took part in, opened on ${day(on)}. You see nothing of it any more. If something still has to happen, ring them. What else there is to do: ${link}`,
  },
  workerLeadOffered: {
    subject: ({ team }: Asked) => `${team} asks you to lead a plan`,
    email: ({ team, answerBy, link }: Asked) =>
      paragraphs(
        'Hello,',
        `${team} asks you to lead a plan for a young person that you take part in. Please answer by ${day(answerBy)} in Trellis:\n${link}`,
        'They lead it until you have said yes.',
      ),
    text: ({ team, answerBy, link }: Asked) =>
      `${team} asks you to lead a plan for a young person that you take part in. Please answer by ${day(answerBy)}: ${link}`,
  },
})

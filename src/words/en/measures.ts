import { defineCatalogue } from '../catalogue.ts'
import { countOf, howMany } from '../counting.ts'

/** Who reads the answers; `school` when their team belongs to one, so that nothing untrue is said about teachers. */
type Readers = { worker: string; team: string; school: boolean }

/** What young people read when they answer questions by a link. */
export const measures = defineCatalogue({
  begin: {
    title: ({ worker }: { worker: string }) => `A few questions from ${worker}`,
    lead: ({ count, minutes }: { count: number; minutes: number }) =>
      `There ${count === 1 ? 'is' : 'are'} ${howMany(count, 'question')}. ${count === 1 ? 'It takes' : 'They take'} about ${countOf(minutes, 'minute')}.`,
    yourWay: 'There are no right answers. You can skip any question, and you can stop when you like.',
    helped: 'If a parent or carer opened this with you, you choose how much they help.',
    whoTitle: 'Who sees what you pick',
    kind: ({ worker }: { worker: string }) =>
      `Your name goes with your answers, so ${worker} knows they are yours.`,
    who: ({ worker, team, school }: Readers) =>
      `${worker} can read them, and so can the people at ${team} who look after your time with ${worker}. ${school ? 'No other teacher sees' : 'Your teachers do not see'} what you pick. Your family does not see it, unless you show them.`,
    unless: ({ worker }: { worker: string }) =>
      `If ${worker} thinks somebody might get badly hurt, they may have to tell somebody. They tell you first, if it is safe to.`,
    when: ({ worker }: { worker: string }) =>
      `${worker} reads them on a working day, so not straight away. If you need somebody now, the numbers below are open all the time.`,
    whenUrgent: ({ team, hours }: { team: string; hours: string }) =>
      `Somebody at ${team} reads them today. They are there ${hours}.`,
    start: 'Start',
    carryOn: 'Carry on',
  },
  question: {
    stop: 'Stop for now',
    count: ({ at, of }: { at: number; of: number }) => `Question ${at} of ${of}`,
    left: ({ minutes }: { minutes: number }) => `about ${countOf(minutes, 'minute')} left`,
    last: 'the last one',
    back: 'Back',
    next: 'Next',
    skip: 'Skip this one',
    help: 'I want help',
    noRightAnswer: ({ school }: { school: boolean }) =>
      school ? 'There’s no right answer.' : 'There’s no right answer. Your teachers don’t see what you pick.',
    whoDoes: ({ school }: { school: boolean }) => (school ? 'Who sees it?' : 'Who does?'),
    pickOne: 'Pick an answer, or skip this one',
    scale: ({ from, low, to, high }: { from: number; low: string; to: number; high: string }) =>
      `${from} is ${low}. ${to} is ${high}.`,
  },
  check: {
    title: 'Ready to send?',
    lead: ({ worker }: { worker: string }) =>
      `You can still change anything. ${worker} sees nothing until you send it.`,
    skipped: 'You skipped this one',
    change: 'Change',
    send: ({ worker }: { worker: string }) => `Send to ${worker}`,
  },
  thanks: {
    title: 'Thank you',
    sent: ({ worker }: { worker: string }) => `${worker} has your answers.`,
    next: ({ worker }: { worker: string }) =>
      `You do not have to do anything else. ${worker} talks them over with you when you next meet, if you want to.`,
    gone: 'Your link is used up, so nobody can open your answers with it.',
  },
  stopped: {
    title: 'Stopped for now',
    kept: ({ until }: { until: string }) =>
      `What you picked is kept behind your link until ${until}. Nobody reads it until you send it.`,
    never: 'You do not have to come back to it.',
    carryOn: 'Carry on',
  },
  closed: {
    title: 'These questions are closed just now',
    why: ({ team }: { team: string }) =>
      `Somebody at ${team} reads these answers as soon as they come. Nobody is there right now, so we do not ask them now.`,
    opens: ({ moment, worker }: { moment: string; worker: string }) =>
      `They open again ${moment}. ${worker} reads them then, or somebody who stands in.`,
    kept: 'What you picked so far is kept.',
    until: 'If you need somebody before then:',
  },
  help: {
    title: 'If you want help',
    danger: 'Somebody is in danger, or you are badly hurt: ring 999.',
    talk: 'To talk to somebody, free and at any time of day or night:',
    childline: 'Childline, 0800 1111',
    shout: 'Text SHOUT to 85258',
    samaritans: 'Samaritans, 116 123',
    nhs: 'NHS 111: ring 111 and choose the mental health option',
    team: ({ team, phone, hours }: { team: string; phone: string; hours: string }) =>
      `${team}: ${phone}${hours ? `, ${hours}` : ''}`,
    notRead: 'Nobody is told that you opened this page.',
    back: 'Back to the questions',
    now: {
      title: 'You do not have to wait for an answer',
      why: ({ worker }: { worker: string }) =>
        `What you just told us matters. ${worker} sees it when you send it. If it feels too much right now, you can talk to somebody now.`,
    },
    after: {
      title: 'If you need somebody now',
    },
    whenThere: 'as soon as somebody is there',
    reads: ({ team, by }: { team: string; by: string }) =>
      `Somebody at ${team} reads what you sent by ${by}.`,
    readsLater: ({ worker, moment }: { worker: string; moment: string }) =>
      `Nobody is there to read it right now. ${worker} reads it ${moment}, or somebody who stands in. Until then:`,
  },
  gone: {
    title: 'This link does not work any more',
    why: 'A link works once, and only for two weeks. Perhaps you have sent your answers already.',
    ask: 'If you still want to answer, ask the person who sent it for a new one.',
  },
})

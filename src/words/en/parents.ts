import { defineCatalogue } from '../catalogue.ts'

/** What a parent or carer reads on their own page, and what a young person reads about it. Reading age 9 to 11. */
export const parents = defineCatalogue({
  title: ({ called }: { called: string }) => `What was decided about ${called}`,
  label: 'Your page',
  lead: ({ called }: { called: string }) =>
    `Here you can read what was decided about ${called}, what the law gives you, and how to ask for it. The rest of what is written down about ${called} is not here. ${called} can be shown when you opened this page.`,
  withWorker: ({ called, worker }: { called: string; worker: string }) => `${worker} works with ${called}.`,
  notWith: ({ called }: { called: string }) => `${called} is not with us just now.`,
  decided: 'What was decided',
  none: 'Nothing is here for you to read.',
  notAll: ({ called }: { called: string }) =>
    `Some things ${called} may decide alone, and may keep to themselves. Those are not here.`,
  noHold: ({ called }: { called: string }) =>
    `We have not written down that you have parental responsibility for ${called}. Living with a child, or looking after them, does not give it. If you have it, tell us below how we can know: a birth certificate, or a paper from the court.`,
  you: 'You',
  another: 'Another parent or carer',
  service: ({ called }: { called: string }) => `${called} getting help from us`,
  telling: ({ whom, about }: { whom: string; about: string }) =>
    about ? `telling ${whom} about ${about}` : `telling ${whom}`,
  somebody: 'somebody',
  yes: ({ who, what }: { who: string; what: string }) => `${who} said yes to ${what}.`,
  no: ({ who, what }: { who: string; what: string }) => `${who} said no to ${what}.`,
  on: ({ day }: { day: string }) => `On ${day}.`,
  again: ({ day }: { day: string }) => `We ask again by ${day}.`,
  noDay: 'We ask again when something changes.',
  law: 'What the law gives you',
  rights: {
    record: {
      title: 'To ask for what is written down',
      text: ({ called }: { called: string }) =>
        `You can ask for what is written down about ${called}. We answer within one month, and it costs nothing. Where ${called} can decide it, we ask ${called} first.`,
    },
    no: {
      title: 'To say no',
      text: ({ called }: { called: string }) =>
        `You can say no at any time, also where you said yes before. If you or another parent said yes, it stops at once. If you do not agree with each other, it stays stopped until somebody has talked with you all. What ${called} is able to decide, ${called} decides: we listen to you, and it stays as ${called} said.`,
    },
    decide: {
      title: 'To decide, where they cannot',
      text: ({ called }: { called: string }) =>
        `Where ${called} is not able to decide something yet, whoever has parental responsibility decides it. From the day when ${called} is 18, nobody else does.`,
    },
    complain: {
      title: 'To complain',
      text: ({ called }: { called: string }) =>
        `Tell us when something about ${called} is wrong, and we put it right where we can. You can also go to the Information Commissioner: ico.org.uk, or 0303 123 1113.`,
    },
  },
  ask: 'Ask us, or say no',
  asked: 'What you asked',
  waits: ({ day }: { day: string }) => `Somebody answers by ${day}.`,
  answer: ({ answer }: { answer: string }) => `Answer: ${answer}`,
  done: 'We have it. A person reads it and answers you.',
  nobody:
    'Nobody is here who can answer that just now. You can ask for what is written down: that is answered all the same.',
  back: 'Your page',
  form: {
    title: 'Ask us, or say no',
    what: 'What would you like to do?',
    whatMissing: 'Choose what you would like to do',
    record: ({ called }: { called: string }) => `Ask for what is written down about ${called}`,
    recordHint: 'We answer within one month.',
    no: 'Say no to something',
    which: 'To what do you say no?',
    whichMissing: 'Choose what you say no to',
    agree: ({ called }: { called: string }) => `Say yes to something, where ${called} cannot decide it`,
    tell: 'Tell us or ask us something else',
    words: 'In your own words',
    wordsHint: ({ called }: { called: string }) =>
      `Whoever works with ${called} reads this. It can become part of what is written down.`,
    wordsMissing: 'Write what it is about',
    send: 'Send',
  },
  said: {
    no: ({ what, words }: { what: string; words: string }) =>
      `No to this: ${what}${words ? ` ${words}` : ''}`,
    agree: ({ words }: { words: string }) => `Yes to this: ${words}`,
  },
  /** On the young person’s own page. */
  mine: {
    title: 'Pages of your parents or carers',
    has: ({ name, shown }: { name: string; shown: number }) =>
      shown === 0
        ? `${name} has a page. On it they read what they decided for you. Nothing that you decided yourself is on it.`
        : `${name} has a page. On it they read what they decided for you, and ${shown === 1 ? 'one thing' : `${shown} things`} that you decided yourself.`,
    keep: 'Do not show them what I decided',
    kept: 'It is saved. Their pages show nothing that you decided yourself.',
  },
})

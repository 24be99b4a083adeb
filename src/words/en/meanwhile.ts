import { defineCatalogue } from '../catalogue.ts'

/** What a young person reads who was asked whether they want somebody while they wait. Reading age 9. It never says for what. */
export const meanwhile = defineCatalogue({
  title: 'Somebody for you',
  hello: ({ name }: { name: string }) => `Hello ${name}.`,
  lead: ({ team }: { team: string }) =>
    `People at ${team} have time to listen. They ask what you like, and find things to do with you. You choose where you meet.`,
  wait: 'You are waiting to be seen somewhere else. You keep your place there, whatever you say here.',
  together: 'Please read this together.',
  until: ({ day }: { day: string }) => `Please say yes or no by ${day}.`,
  question: 'Would you like that?',
  missing: 'Choose yes or no',
  yes: 'Yes, I would',
  yesHint:
    'They get your name and how to reach you, and what you write here. Those you wait for only hear that you said yes.',
  no: 'No, thank you',
  noHint: 'That is fine. We then forget your name, and how to reach you.',
  name: 'What is your full name?',
  nameMissing: 'Write your name',
  good: 'What would be good?',
  goodHint: 'Something you like, or would like to do. You can leave this empty.',
  reach: 'How do they reach you?',
  reachMissing: 'Choose how they reach you',
  here: ({ channel }: { channel: 'text' | 'email' }) =>
    channel === 'text' ? 'On the phone that this came to' : 'At the email address that this came to',
  elsewhere: 'Another way',
  phone: 'Phone number',
  email: 'Email address',
  elsewhereMissing: 'Write a phone number or an email address',
  send: 'Send',
  saidNo: 'Thank you for telling us',
  saidNoText:
    'You said no, and that is fine. You keep your place. If you change your mind, you can ask at any time:',
  askAnew: 'ask for a person to talk to',
  saidYes: 'You said yes',
  saidYesText: ({ team }: { team: string }) => `${team} has it, and lets you know who will meet you.`,
  keep: 'Keep this link. If things get worse while you wait, say so here.',
  worse: 'Things are getting worse',
  worseLead:
    'Those you wait for look again at your place, and a person answers you. You do not lose your place by asking.',
  worseNow: 'If you cannot keep yourself safe, do not wait for that:',
  worseWords: 'What is getting worse?',
  worseHint: 'You can leave this empty and still send it.',
  worseSend: 'Ask them to look again',
  asked: 'They have it now',
  askedText: ({ day }: { day: string }) =>
    `A person reads it, and answers by ${day}. We tell you when there is an answer.`,
  answered: 'They looked again',
  back: 'Back',
  gone: 'This page does not work any more',
  goneText: 'It was answered, or its day is over. You can still ask at any time:',
})

import { defineCatalogue } from '../catalogue.ts'

/** What a young person reads who was offered a place in a group. */
export const offers = defineCatalogue({
  title: 'There is a place',
  lead: 'You can come if you like. It is your choice.',
  what: 'What it is',
  where: 'Where',
  when: 'When',
  times: ({ count }: { count: number }) => (count === 1 ? 'Once' : `${count} times`),
  until: ({ day }: { day: string }) => `Please say yes or no by ${day}.`,
  question: 'Would you like to come?',
  missing: 'Choose yes or no',
  yes: 'Yes, I would',
  no: 'No, not this one',
  noHint: 'That is fine. Nobody will be cross, and you can ask for something else.',
  why: 'Anything you want to say about it',
  whyHint: 'You can leave this empty.',
  send: 'Send',
  thanksYes: 'You have a place',
  thanksYesText: 'Thank you. Those who run it know that you are coming.',
  thanksNo: 'Thank you for telling us',
  thanksNoText: 'Your link worker knows. You can look for something else together.',
  saidNo: 'They said no.',
})

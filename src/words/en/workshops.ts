import { defineCatalogue } from '../catalogue.ts'

/** Asking for a workshop at a club, for anybody. */
export const workshops = defineCatalogue({
  heading: 'For clubs',
  link: 'Ask for a workshop at your club',
  title: ({ name }: { name: string }) => `Ask for a workshop: ${name}`,
  lead: 'Tell us about your club and who would come. Do not write the names of players. Somebody reads it and answers you.',
  back: ({ name }: { name: string }) => name,
  club: 'What is your club called?',
  clubMissing: 'Enter what your club is called',
  where: 'Who should hold it?',
  whereMissing: 'Choose who should hold it',
  askedBy: 'Your name',
  askedByMissing: 'Enter your name',
  email: 'Your email address',
  emailHint: 'We answer you here, and use it for nothing else.',
  emailMissing: 'Enter your email address',
  phone: 'A phone number, if you like',
  send: 'Ask for a workshop',
  tooMany: 'A lot has been sent from here in the last hour. Nothing was sent. Try again in an hour',
  thanks: 'You have asked for a workshop',
  thanksText: 'We have sent you an email. It says by when somebody answers you.',
})

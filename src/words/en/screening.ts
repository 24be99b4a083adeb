import { defineCatalogue } from '../catalogue.ts'

/** What a pupil reads who is asked, after a survey, whether they want to talk with somebody. */
export const screening = defineCatalogue({
  more: 'See what there is for you',
  problem: 'Something to put right',
  ask: {
    title: 'Would you like to talk with somebody?',
    thanks: 'Thank you. Your survey is in.',
    why: 'We ask some people this. You are not in trouble, and you can say no.',
    seen: ({ team }: { team: string }) =>
      `If you say yes, ${team} will get in touch with you. They do not get your answers.`,
    label: 'What would you like?',
    missing: 'Pick one of these',
    yes: 'Yes, I would like that',
    no: 'No, thank you',
    notNow: 'Not now',
    notNowHint: 'You can come back with the code on your slip while the survey is open.',
    next: 'Next',
  },
  trial: {
    title: 'Would you like to join in a study?',
    chance: ({ team }: { team: string }) =>
      `If you join, a computer picks one of two things for you by chance. Either ${team} will get in touch with you, or you get a list of things you can do. Nobody can choose which.`,
    free: 'You do not have to join. If you do not, you still get the list.',
    name: ({ name, registration }: { name: string; registration: string }) =>
      `The study is called ${name}. Its number is ${registration}.`,
    join: 'Yes, I want to join',
    decline: 'No, just show me what there is',
    referred: ({ team }: { team: string }) =>
      `You are in the study. It came out that ${team} will get in touch with you.`,
    signposted:
      'You are in the study. It came out that you get the list. Nobody will get in touch with you about it.',
  },
  reach: {
    title: 'How can we find you?',
    lead: ({ team }: { team: string }) => `This goes to ${team}. Nothing from your survey goes with it.`,
    name: 'Your first name',
    nameMissing: 'Write your first name',
    year: 'Your year',
    school: 'Your school',
    ways: 'How would you like them to get in touch? Fill in one or more.',
    phone: 'A phone number',
    phoneHint: 'One that only you look at is best.',
    email: 'An email address',
    atSchool: 'Where they can find you at school',
    atSchoolHint: 'For example: in form 10B, or ask Miss Raman.',
    noteAtSchool: ({ note }: { note: string }) => `At school: ${note}`,
    missing: 'Tell us one way to get in touch with you',
    send: 'Send it',
    instead: 'I have changed my mind. Just show me what there is',
  },
  sent: {
    title: 'We have got it',
    lead: ({ team }: { team: string }) => `${team} will get in touch with you.`,
    held: 'It is with them now. You do not have to do anything else.',
  },
  ideas: {
    title: 'Here is what there is',
    lead: 'You can look at this whenever you like. Nobody checks if you do.',
    talk: 'If you want to talk with somebody today',
    later: 'You can also ask for a person to talk to at any time:',
    ask: 'ask for a person to talk to',
  },
  finish: 'Finish and clear this screen',
  finishWhy: 'Nothing stays on this screen for the next person.',
})

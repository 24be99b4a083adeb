import { defineCatalogue } from '../catalogue.ts'
import { countOf, listOf } from '../counting.ts'

type Of = { n: number; yes: number; some: number; no: number }

const shares = (parts: [number, string][]): string =>
  listOf(parts.filter(([count]) => count > 0).map(([count, said]) => `${count} said ${said}`))

/** What everyone reads and writes about how true and how good an entry is. Reading age 9. */
export const curation = defineCatalogue({
  stale: ({ date }: { date: string }) => `Not checked lately: the last time was ${date}. Ask before you go.`,
  foot: {
    heading: 'Is this page right?',
    wrong: 'Tell us what is wrong',
    went: 'Say how it was',
    yours: 'Is this yours? Look after this page',
  },
  report: {
    title: ({ service }: { service: string }) => `What is wrong about ${service}?`,
    lead: 'Tell us what to put right. A person reads it. You do not have to say who you are.',
    back: ({ service }: { service: string }) => `Back to ${service}`,
    about: 'What is it about?',
    aboutMissing: 'Choose what it is about',
    abouts: {
      closed: 'It has closed, or it never happens',
      when: 'The days or times',
      where: 'The place or how to get there',
      cost: 'What it costs',
      who_for: 'Who it is for',
      contact: 'The phone number, email or website',
      unsafe: 'Something there is not safe',
      something_else: 'Something else',
    },
    words: 'What is wrong, and what should it say?',
    wordsHint: 'Please do not write anybody’s name.',
    wordsMissing: 'Write what is wrong',
    reach: 'Your email, if you want to know what came of it',
    reachHint: 'You can leave this empty.',
    send: 'Tell us',
    thanks: 'Thank you',
    thanksText: 'A person who looks after this list will read it and put it right.',
    thanksTold: 'If you left your email, we will tell you what came of it.',
    toService: 'Back to the page',
  },
  help: {
    title: 'Thank you for telling us. You did the right thing.',
    lead: 'You do not have to wait for us. This is what you can do now.',
    danger: 'If you or somebody else is in danger, or badly hurt: ring 999.',
    childline: 'To talk to somebody at any time, free: Childline, 0800 1111, or text SHOUT to 85258.',
    nhs: 'If you feel ill or very low: ring NHS 111. Choose the mental health option to talk about feelings.',
    adult: 'You can also tell an adult you trust.',
    who: ({ team, hours }: { team: string; hours: string }) =>
      `Who reads what you wrote: a person at ${team}. They read it ${hours}. Until then, use the numbers above.`,
    whoNoHours: ({ team }: { team: string }) =>
      `Who reads what you wrote: a person at ${team}, the next time they are at work. Until then, use the numbers above.`,
    nobody:
      'A person reads what you wrote the next time they are at work. Until then, use the numbers above.',
    noName: 'We do not know who you are, so we cannot ring you. If you want somebody to talk to you:',
    ask: 'Ask for a person',
  },
  feedback: {
    title: ({ service }: { service: string }) => `How was it at ${service}?`,
    lead: 'If you went, tell others how it was. We do not ask your name. A person reads it first.',
    welcome: 'Did you feel welcome?',
    welcomeMissing: 'Choose how welcome you felt',
    welcomes: { yes: 'Yes', a_bit: 'A bit', no: 'Not really' },
    again: 'Would you go again?',
    againMissing: 'Choose if you would go again',
    agains: { yes: 'Yes', maybe: 'Maybe', no: 'No' },
    words: 'Anything you want to say?',
    wordsHint: 'You can leave this empty. Please do not write anybody’s name.',
    unsafe: 'Did anything there worry you, or feel unsafe?',
    unsafes: { no: 'No', yes: 'Yes' },
    unsafeWords: 'What was it?',
    unsafeWordsHint:
      'Only grown-ups whose job is to keep young people safe read this. It is never shown to others.',
    send: 'Send it',
    thanks: 'Thank you',
    thanksText: 'A person reads it now. Then it helps others know what it is like.',
    shown: 'What those who went say',
    none: 'Not enough people have said yet. We show it when three have.',
    welcomed: ({ n, yes, some, no }: Of) =>
      `Did they feel welcome? Of ${countOf(n, 'answer')}, ${shares([
        [yes, 'yes'],
        [some, 'a bit'],
        [no, 'not really'],
      ])}.`,
    goAgain: ({ n, yes, some, no }: Of) =>
      `Would they go again? Of ${countOf(n, 'answer')}, ${shares([
        [yes, 'yes'],
        [some, 'maybe'],
        [no, 'no'],
      ])}.`,
    note: 'Nobody is asked for a name. A person reads each answer before it counts.',
  },
  assured: {
    by: ({ organisation, date, until }: { organisation: string; date: string; until: string }) =>
      `${organisation} checked on ${date}. It holds until ${until}.`,
    over: ({ organisation, date, until }: { organisation: string; date: string; until: string }) =>
      `${organisation} checked on ${date}, but that ran out on ${until}. Nobody has checked again. Ask them.`,
    kinds: {
      safeguarding_policy: 'They have rules to keep you safe',
      checks: 'The people there were checked',
      insurance: 'They are insured',
      accessibility: 'Getting in was looked at',
      young_people: 'Young people went and looked',
    },
    notSeen: 'Nobody has checked the rest yet.',
  },
  tooMany: {
    title: 'That is a lot at once',
    text: 'Many of these came from here in the last hour. Wait an hour and try again. Nothing was saved.',
  },
})

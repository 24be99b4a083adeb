import { defineCatalogue } from '../catalogue.ts'
import { countOf } from '../counting.ts'

type Ages = { from: number; to: number }

/** What everyone reads when they look for something to do. Reading age 9. */
export const directory = defineCatalogue({
  find: {
    title: 'Find something to do',
    question: 'What do you feel like doing?',
    wordsLabel: 'Tell us in your own words',
    wordsHint: 'For example: boxing, drawing, somewhere to hang out',
    search: 'Search',
    anyAge: 'Any age',
    count: ({ total }: { total: number }) =>
      total === 1 ? '1 thing fits.' : `${countOf(total, 'thing')} fit.`,
    all: ({ total }: { total: number }) =>
      total === 1 ? '1 thing to do.' : `${countOf(total, 'thing')} to do.`,
    bestFirst: 'Best first.',
    onlySome: 'Nothing fits everything you said. These fit some of it.',
    meant: ({ typed, found }: { typed: string; found: string }) =>
      `We looked for “${found}” as well as “${typed}”.`,
    page: ({ page, pages }: { page: number; pages: number }) => `Page ${page} of ${pages}`,
    pages: 'More things to do',
    fits: 'fits',
    doesNotSay: 'does not fit, or does not say',
    inTheName: 'It’s in the name.',
    aboutIt: 'They write about it.',
    notAboutIt: 'They do not write about this.',
    ageFits: ({ ages }: { ages: string }) => `${ages}.`,
    ageNotSaid: 'They do not say what ages it is for. Ask them first.',
    justTurnUp: 'Just turn up.',
    person: {
      heading: 'None of these?',
      text: 'Tell a person what you’d like. A link worker reads every message and helps you find something.',
      ask: 'Ask for a person',
    },
  },
  service: {
    back: 'Back to the list',
    by: ({ provider }: { provider: string }) => `Run by ${provider}`,
    walkIn: 'What happens when you walk in',
    whoYouMeet: 'Who you’ll meet',
    about: 'What it is',
    facts: 'The facts',
    when: 'When',
    next: ({ day, times }: { day: string; times: string }) => `Next: ${day}, ${times}.`,
    nextDay: ({ day }: { day: string }) => `Next: ${day}.`,
    cost: 'Cost',
    free: 'Free.',
    gettingThere: 'How to get there',
    access: 'Getting in',
    whoFor: 'Who it’s for',
    waiting: 'Waiting time',
    languages: 'Languages',
    goodFor: 'Good for',
    contact: 'Ask them',
    website: 'Their website',
    safe: 'Keeping you safe',
    safeNotSaid:
      'We have not seen safety checks for this one. Ask them who will be there, or go with somebody you trust.',
    checked: ({ date }: { date: string }) => `Last checked on ${date}.`,
    notChecked: 'Nobody has checked this page yet. Ask before you go.',
    vanished: ({ source, date }: { source: string; date: string }) =>
      `This was not in the list from ${source} on ${date}. It may have stopped. Ask before you go.`,
    closedForNow: 'This is closed for now.',
    stopped: 'This has stopped.',
    from: ({ source }: { source: string }) => `This page comes from ${source}.`,
    notSure: 'Not sure about going?',
    notSureText: 'A link worker can talk it through with you, or help you find something else.',
    ask: 'Ask for a person',
  },
  ages: {
    between: ({ from, to }: Ages) => `Anyone ${from} to ${to}`,
    only: ({ age }: { age: number }) => `Anyone who is ${age}`,
    over: ({ from }: { from: number }) => `Anyone ${from} and over`,
    upTo: ({ to }: { to: number }) => `Anyone up to ${to}`,
  },
  times: {
    range: ({ from, to }: { from: string; to: string }) => `${from} to ${to}`,
    from: ({ from }: { from: string }) => `from ${from}`,
    everyDay: 'Every day',
    weekdays: 'Monday to Friday',
    plural: ({ day }: { day: string }) => `${day}s`,
    someWeeks: 'once or twice a month',
    ages: ({ age }: { age: number }) => `age ${age}`,
  },
})

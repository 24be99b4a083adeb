import { countStale, type HomeItem } from '../directory/index.ts'
import { dateInLondon } from '../words/index.ts'
import { assurancesDue } from './assurance/store.ts'
import { countChanges } from './change/store.ts'
import { countClaims } from './claim/store.ts'
import { countFeedback } from './feedback/store.ts'
import { countReports } from './report/store.ts'

/** What this room has for whoever keeps the directory true, on their home. */
export const curatorsHome: readonly HomeItem[] = [
  {
    title: 'Changes to read',
    href: '/directory/changes',
    about: 'What those who look after an entry want to change, side by side.',
    count: countChanges,
    counted: { one: 'change waits', many: 'changes wait' },
  },
  {
    title: 'Who asks to look after an entry',
    href: '/directory/claims',
    about: 'Those who say that they run a service.',
    count: countClaims,
    counted: { one: 'claim waits', many: 'claims wait' },
  },
  {
    title: 'What people say is wrong',
    href: '/directory/reports',
    about: 'Put the page right, or find that it was right, and say what was done.',
    count: countReports,
    counted: { one: 'report waits', many: 'reports wait' },
  },
  {
    title: 'How it was',
    href: '/directory/feedback',
    about: 'What those who went say, before anybody else reads it.',
    count: countFeedback,
    counted: { one: 'answer waits', many: 'answers wait' },
  },
  {
    title: 'Checks that run out',
    href: '/directory/assurances',
    about: 'Policies, checks, insurance, access: look again before the day.',
    count: async (acting) => (await assurancesDue(acting)).length,
    counted: { one: 'check is due', many: 'checks are due' },
  },
  {
    title: 'Not checked lately',
    href: '/directory/stale',
    about: 'Entries that nobody made sure of for half a year.',
    count: ({ tx, actor, now }) => countStale(tx, actor.place, dateInLondon(now)),
    counted: { one: 'entry', many: 'entries' },
  },
]

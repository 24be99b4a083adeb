import { en } from '../../words/index.ts'

/** What somebody may say is wrong about an entry. */
export const reportAbouts = [
  'closed',
  'when',
  'where',
  'cost',
  'who_for',
  'contact',
  'unsafe',
  'something_else',
] as const
export type ReportAbout = (typeof reportAbouts)[number]

/** How a report was settled. */
export const settlements = {
  mended: 'It was wrong, and it is put right',
  was_right: 'The page was right',
  could_not_tell: 'Nobody could tell',
} as const
export type Settlement = keyof typeof settlements

/** Somebody says that an entry is wrong, as a curator sees it. */
export type Report = {
  id: string
  serviceId: string
  serviceName: string
  about: ReportAbout
  words: string
  /** Whether they asked to be told what came of it. */
  reach: string | null
  madeAt: Date
  settledAs: Settlement | null
  settledWords: string | null
  settledBy: string | null
  settledAt: Date | null
}

/** The words of a choice, for a list of choices. */
export const aboutWords = (about: ReportAbout): string => en.curation.report.abouts[about]

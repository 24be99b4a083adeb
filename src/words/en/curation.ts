import { defineCatalogue } from '../catalogue.ts'

/** What everyone reads about how true an entry is, and what those who run it read. Reading age 9 on a service's page. */
export const curation = defineCatalogue({
  stale: ({ date }: { date: string }) => `Not checked lately: the last time was ${date}. Ask before you go.`,
})

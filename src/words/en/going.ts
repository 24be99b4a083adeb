import { defineCatalogue } from '../catalogue.ts'

/** What somebody who thinks of going somewhere reads on its page. Reading age 9: a 12-year-old understands it alone. */
export const going = defineCatalogue({
  looksLike: 'What it looks like',
})

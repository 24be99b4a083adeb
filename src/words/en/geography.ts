import { defineCatalogue } from '../catalogue.ts'

/** What everyone reads of where things are. Reading age 9. */
export const geography = defineCatalogue({
  whereYouAre: 'where you are',
})

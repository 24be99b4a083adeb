import { defineCatalogue } from '../catalogue.ts'

/** What a school or anyone with a site reads to show things to do on it, and what is shown there. */
export const embedding = defineCatalogue({
  title: 'Show this on your site',
  lead: 'Show things to do on the site of your school, surgery or club. Everything in it is always up to date. It sets no cookies, asks nothing and follows nobody.',
  which: 'What to show',
  whichHint:
    'Search as usual, then paste the address of the results here. The page of one thing works too. Leave it empty to show everything.',
  make: 'Make the snippet',
  wrong: 'Paste an address that begins with /services or with the address of this site',
  frame: 'Copy this into your page',
  frameHint: 'It is an iframe. It works without script.',
  list: 'Or, if your site does not allow iframes',
  listHint: 'Copy this list of links instead. It does not change by itself: make it again each term.',
  looks: 'This is what it looks like',
  framed: ({ place }: { place: string }) => `Things to do, from Trellis for ${place}`,
  newTab: 'Links open in a new tab.',
  more: ({ total }: { total: number }) => `See all ${total}`,
  whole: 'Read all about it',
  nothing: 'Nothing fits this search just now.',
  find: 'Find something to do',
  tooMany: 'Too many people ask at once from where you are. Try again in a minute.',
})

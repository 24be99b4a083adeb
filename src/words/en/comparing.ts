import { defineCatalogue } from '../catalogue.ts'

/** The page on which a young person reads what they could choose between, on paper. */
export const comparing = defineCatalogue({
  title: ({ called }: { called: string }) => `Things to choose between, ${called}`,
  heading: ({ called }: { called: string }) => `Which would you like to try, ${called}?`,
  lead: 'Tick one, two, or none. You can change your mind at any time.',
  when: 'When',
  where: 'Where',
  door: 'Which door',
  cost: 'What it costs',
  free: 'Free',
  who: 'Who you’ll meet',
  getThere: 'How to get there',
  access: 'What the place is like',
  whatHappens: 'What happens when you walk in',
  none: 'None of these? Say so. We look for something else.',
})

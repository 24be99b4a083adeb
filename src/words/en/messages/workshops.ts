import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs } from './paragraphs.ts'

type Asked = { service: string; team: string; by: DateOnly }
type Answered = { service: string; team: string; answer: 'yes' | 'no'; words: string }

const says = ({ service, team, answer }: Answered): string =>
  answer === 'yes'
    ? `${team} says yes to a workshop of ${service} at your club.`
    : `${team} cannot hold a workshop of ${service} at your club.`

/** To a club that asked for a workshop. */
export const aboutWorkshops = defineCatalogue({
  publicWorkshopAsked: {
    subject: ({ service }: Asked) => `You asked for a workshop: ${service}`,
    email: ({ service, team, by }: Asked) =>
      paragraphs(
        'Hello,',
        `${team} has what you sent about a workshop of ${service}. Somebody answers you by ${day(by)}.`,
      ),
    text: ({ service, team, by }: Asked) =>
      `${team} has what you sent about ${service}. Somebody answers you by ${day(by)}.`,
  },
  publicWorkshopAnswered: {
    subject: ({ service }: Answered) => `The workshop that you asked for: ${service}`,
    email: (told: Answered) => paragraphs('Hello,', says(told), told.words),
    text: says,
  },
})

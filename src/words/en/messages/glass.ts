import { defineCatalogue } from '../../catalogue.ts'
import { paragraphs } from './paragraphs.ts'

type Waits = { by: string; link: string }

/** To those who look at a record that was opened in an emergency. No name, and nothing of what it is: that is behind the link. */
export const toPrivacyOfficers = defineCatalogue({
  workerGlassBroken: {
    subject: () => 'Somebody opened a record in an emergency: please look at it',
    email: ({ by, link }: Waits) =>
      paragraphs(
        `Somebody opened a record in an emergency. Please look at whether it was right, and write down what you find, by ${by}.`,
        link,
      ),
    text: ({ by, link }: Waits) =>
      `Somebody opened a record in an emergency. Please look at whether it was right, by ${by}: ${link}`,
  },
  workerGlassLate: {
    subject: () => 'Nobody has looked yet at a record opened in an emergency',
    email: ({ by, link }: Waits) =>
      paragraphs(
        `Somebody opened a record in an emergency, and nobody has looked at it by ${by}. Until somebody has, they cannot do it again. Please see that it is looked at.`,
        link,
      ),
    text: ({ by, link }: Waits) =>
      `A record was opened in an emergency, and nobody has looked at it by ${by}. Please see that it is looked at: ${link}`,
  },
})

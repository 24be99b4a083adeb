import { defineCatalogue } from '../../catalogue.ts'
import { paragraphs } from './paragraphs.ts'

type Waits = { by: string; link: string }

/** To those who read safeguarding concerns. No name, and nothing of what it is: that is behind the link. */
export const toLeads = defineCatalogue({
  workerConcernRaised: {
    subject: () => 'A safeguarding concern came to you',
    email: ({ by, link }: Waits) =>
      paragraphs(
        `A safeguarding concern came to you. Please read it, and say that you have it, by ${by}. After that it goes on to whoever is next.`,
        link,
      ),
    text: ({ by, link }: Waits) =>
      `A safeguarding concern came to you. Please read it and say that you have it by ${by}: ${link}`,
  },
  workerConcernPassedOn: {
    subject: () => 'A safeguarding concern is with you now',
    email: ({ by, link }: Waits) =>
      paragraphs(
        `Nobody has said in time that they have a safeguarding concern, so it is with you now. Please read it, and say that you have it, by ${by}.`,
        link,
      ),
    text: ({ by, link }: Waits) =>
      `Nobody has said in time that they have a safeguarding concern. It is with you now, by ${by}: ${link}`,
  },
  workerConcernLate: {
    subject: () => 'Something about a safeguarding concern is late',
    email: ({ by, link }: Waits) =>
      paragraphs(
        `Something about a safeguarding concern that you can read was due by ${by}, and is not written down yet. Please look at what it waits for.`,
        link,
      ),
    text: ({ by, link }: Waits) =>
      `Something about a safeguarding concern was due by ${by} and is not written down yet: ${link}`,
  },
  workerConcernShared: {
    subject: () => 'You can read a safeguarding concern',
    email: ({ link }: Waits) =>
      paragraphs('A safeguarding lead asks you to read a safeguarding concern, and says there why.', link),
    text: ({ link }: Waits) => `A safeguarding lead asks you to read a safeguarding concern: ${link}`,
  },
})

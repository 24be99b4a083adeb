import { defineCatalogue } from '../../catalogue.ts'
import { paragraphs } from './paragraphs.ts'

type Settled = { service: string; done: string; link: string }
type Said = { service: string; link: string }

/** About entries of the directory: to whoever told us something, and to those who keep the directory. */
export const aboutEntries = defineCatalogue({
  publicReportSettled: {
    subject: () => 'What came of what you told us',
    email: ({ service, done, link }: Settled) =>
      paragraphs(`Thank you for telling us about the page of ${service}. This is what was done:`, done, link),
    text: ({ service, link }: Settled) =>
      `Thank you for telling us about the page of ${service}. It was seen to: ${link}`,
  },
  workerSafetySaid: {
    subject: () => 'Somebody wrote that something was not safe',
    email: ({ service, link }: Said) =>
      paragraphs(
        `Somebody wrote about ${service} and says that something there worried them or was not safe. They gave no name, and were shown 999, Childline and NHS 111.`,
        `Read it now, and decide what it is:\n${link}`,
      ),
    text: ({ service, link }: Said) =>
      `Somebody wrote about ${service} that something was not safe. Read it now and decide what it is: ${link}`,
  },
})

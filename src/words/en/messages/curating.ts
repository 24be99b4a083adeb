import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs, past } from './paragraphs.ts'

type Settled = { service: string; done: string; link: string }
type Said = { service: string; link: string }
type Claimed = Said & { until: DateOnly }
type Declined = Said & { reason: string }
type Answered = Said & { taken: string | null; reason: string | null }
type Nudged = Said & { since: DateOnly }

// A press opens a page with one button: programs that read mail press every link, and must change nothing.
const taps = (link: string): string =>
  [
    `Everything is still right:\n${link}/still-right`,
    `No places free now:\n${link}/no-places`,
    `1 to 3 places free:\n${link}/some-places`,
    `4 or more places free:\n${link}/many-places`,
    `Closed for now:\n${link}/closed`,
    `Change something else:\n${link}`,
  ].join('\n\n')

const yours = 'The links are for whoever looks after this page: please pass them on to nobody else.'

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
  providerClaimLink: {
    subject: () => 'Somebody asks to look after your page in the directory',
    email: ({ service, link, until }: Claimed) =>
      paragraphs(
        'Hello,',
        `This is the address we have for ${service}. Somebody who says they run it asks to look after its page in the directory: to put things right, and to say how many places are free.`,
        `Is that you, or do you know them? Open this until ${day(until)} and press the button:\n${link}`,
        'If not, do nothing, and nothing happens.',
      ),
    text: ({ service, link, until }: Claimed) =>
      `Somebody asks to look after the page of ${service} in the directory. If it is yours, open this until ${day(until)}: ${link}`,
  },
  providerKeeps: {
    subject: () => 'You look after your page in the directory now',
    email: ({ service, link }: Said) =>
      paragraphs(
        'Hello,',
        `You look after the page of ${service} now. Here you can change it, say how many places are free, and say when it is closed:\n${link}`,
        `Once a month we ask you whether it is still right. ${yours}`,
      ),
    text: ({ service, link }: Said) => `You look after the page of ${service} now: ${link}`,
  },
  providerClaimDeclined: {
    subject: () => 'About looking after a page in the directory',
    email: ({ service, reason, link }: Declined) =>
      paragraphs(
        'Hello,',
        `You asked to look after the page of ${service}. We could not say yes:`,
        reason,
        `The page stays as it is. If something on it is wrong, tell us at its foot:\n${link}`,
      ),
    text: ({ service, link }: Declined) =>
      `You asked to look after the page of ${service}. We could not say yes. If something on it is wrong, tell us: ${link}`,
  },
  keeperAnswered: {
    subject: () => 'What came of your change to the page',
    email: ({ service, taken, reason, link }: Answered) =>
      paragraphs(
        'Hello,',
        taken
          ? `Thank you. Your change to the page of ${service} is there now: ${taken}.`
          : `Your change to the page of ${service} was not taken.`,
        reason !== null && `What we want you to know: ${reason}`,
        link,
      ),
    text: ({ service, taken, link }: Answered) =>
      taken
        ? `Your change to the page of ${service} is there now: ${link}`
        : `Your change to the page of ${service} was not taken: ${link}`,
  },
  keeperMonthly: {
    subject: ({ service }: Nudged) => `Is your page still right? ${service}`.slice(0, 80),
    email: ({ service, link }: Nudged) =>
      paragraphs(
        'Hello,',
        `Is everything on the page of ${service} still right? One press tells us.`,
        taps(link),
        yours,
      ),
    text: ({ service, link }: Nudged) => `Is everything on the page of ${service} still right? ${link}`,
  },
  keeperGoesStale: {
    subject: ({ service }: Nudged) =>
      `In two weeks your page says “not checked lately”: ${service}`.slice(0, 80),
    email: ({ service, since, link }: Nudged) =>
      paragraphs(
        'Hello,',
        `Nobody has made sure of the page of ${service} since ${past(since)}. In two weeks it will say “not checked lately”. One press keeps it fresh.`,
        taps(link),
        yours,
      ),
    text: ({ service, link }: Nudged) =>
      `In two weeks the page of ${service} will say "not checked lately". One press keeps it fresh: ${link}`,
  },
  keeperStale: {
    subject: ({ service }: Nudged) => `Your page says “not checked lately”: ${service}`.slice(0, 80),
    email: ({ service, since, link }: Nudged) =>
      paragraphs(
        'Hello,',
        `Nobody has made sure of the page of ${service} since ${past(since)}, and it says so. After a year the finder leaves it out. One press puts it right.`,
        taps(link),
        yours,
      ),
    text: ({ service, link }: Nudged) =>
      `The page of ${service} says "not checked lately". One press puts it right: ${link}`,
  },
})

import { defineCatalogue } from '../../catalogue.ts'
import type { DateOnly } from '../../dates.ts'
import { day, paragraphs } from './paragraphs.ts'

/** A first name, who asks, and a link that works once, until a day. */
type Asked = { firstName: string; worker: string; team: string; link: string; until: DateOnly }

const once = 'The link works once and is only for you: please do not pass it on.'

/** To a provider without an account: only a first name, and only what the link shows. */
export const toProvider = defineCatalogue({
  providerAsked: {
    subject: ({ team }: Asked) => `${team} asks: have you a place for somebody?`,
    email: ({ firstName, worker, team, link, until }: Asked) =>
      paragraphs(
        'Hello,',
        `${firstName} would like to come to what you run. ${worker} from ${team} asks whether you have a place.`,
        `Read what ${firstName} agreed to share, and say yes or no, until ${day(until)}:\n${link}`,
        once,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, worker, team, link, until }: Asked) =>
      `${worker} from ${team} asks whether you have a place for ${firstName}. Say yes or no until ${day(until)}: ${link}`,
  },
  providerExpiring: {
    subject: ({ team, until }: Asked) => `Please answer ${team} by ${day(until)}`,
    email: ({ firstName, worker, team, link, until }: Asked) =>
      paragraphs(
        'Hello,',
        `${firstName} is still waiting to hear whether you have a place. The link to answer ends on ${day(until)}. A no helps too: then we can look elsewhere.`,
        link,
        once,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, team, link, until }: Asked) =>
      `${team}: ${firstName} is still waiting to hear whether you have a place. A no helps too. Until ${day(until)}: ${link}`,
  },
  providerReminded: {
    subject: ({ team, until }: Asked) => `${team} hopes to hear from you by ${day(until)}`,
    email: ({ firstName, worker, team, link, until }: Asked) =>
      paragraphs(
        'Hello,',
        `A few days ago ${worker} asked whether you have a place for ${firstName}, and hopes for an answer by ${day(until)}. A no helps too: then we can look elsewhere.`,
        `You can answer here, or with the link you had:\n${link}`,
        once,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, team, link, until }: Asked) =>
      `${team} hopes to hear by ${day(until)} whether you have a place for ${firstName}. A no helps too: ${link}`,
  },
  providerWhoCame: {
    subject: ({ team }: Asked) => `Who came? A question from ${team}`,
    email: ({ firstName, worker, team, link, until }: Asked) =>
      paragraphs(
        'Hello,',
        `Thank you for having ${firstName}. After the next time, please tell us who came. It takes a minute, until ${day(until)}:\n${link}`,
        once,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, team, link, until }: Asked) =>
      `${team}: thank you for having ${firstName}. After the next time, please tell us who came, until ${day(until)}: ${link}`,
  },
  providerWithdrawn: {
    subject: ({ team }: Omit<Asked, 'link' | 'until'>) => `No answer needed any more for ${team}`,
    email: ({ firstName, worker, team }: Omit<Asked, 'link' | 'until'>) =>
      paragraphs(
        'Hello,',
        `${firstName} no longer needs the place that we asked you about, and the link has stopped working. Thank you for thinking about it.`,
        `${worker}, ${team}`,
      ),
    text: ({ firstName, team }: Omit<Asked, 'link' | 'until'>) =>
      `${team}: ${firstName} no longer needs the place that we asked you about. Thank you for thinking about it.`,
  },
})

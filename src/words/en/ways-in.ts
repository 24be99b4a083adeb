import { defineCatalogue } from '../catalogue.ts'

/** How a young person opens their page: link and numbers, or a login of their own. Reading age 9. */
export const waysIn = defineCatalogue({
  title: 'How I open my page',
  back: 'My page',
  link: 'You have a link and six numbers. You need both. Keep the numbers to yourself.',
  may: ({ login }: { login: string }) =>
    `You are 13 or over, so you can use your own ${login} as well. Use yours, and nobody else’s: whoever has that login can open this page.`,
  bind: ({ login }: { login: string }) => `Use my ${login}`,
  bound: ({ login, day }: { login: string; day: string }) =>
    `Your ${login} opens this page too, since ${day}. We keep no name and no email address from it.`,
  unbind: ({ login }: { login: string }) => `Stop using my ${login}`,
  open: 'Where my page is open now',
  openLead:
    'It closes by itself when nobody touches it for twenty minutes. Close it where you do not want it open.',
  head: ['On', 'Opened with', 'Last used', 'Close it'],
  byLink: 'My link and numbers',
  byLogin: ({ login }: { login: string }) => login || 'My login',
  here: 'This is where you are now',
  end: ({ device }: { device: string }) => `Close: ${device}`,
  unknown: 'Something we do not know',
  login: {
    button: ({ login }: { login: string }) => `Open my page with ${login}`,
    open: {
      title: () => 'Your page is open',
      text: () => 'Close it when you are done, if this is somebody else’s phone.',
      to: '/my',
      button: 'Go to my page',
    },
    bound: {
      title: ({ login }: { login: string }) => `Your ${login} opens your page now`,
      text: () => 'Your link and six numbers still work too. You can stop this at any time.',
      to: '/my/ways-in',
      button: 'Go on',
    },
    unknown: {
      title: ({ login }: { login: string }) => `This ${login} opens no page yet`,
      text: ({ login }: { login: string }) =>
        `Open your page with your link and six numbers first. Then press “How I open my page”, and choose ${login} there.`,
      to: '/my',
      button: 'Go on',
    },
    closed: {
      title: () => 'Your page closed meanwhile',
      text: () => 'Open it with your link and six numbers, and try again.',
      to: '/my',
      button: 'Go on',
    },
    too_young: {
      title: () => 'You can do this from 13',
      text: () => 'Your link and six numbers open your page. Nothing is lost.',
      to: '/my',
      button: 'Go to my page',
    },
    another: {
      title: ({ login }: { login: string }) => `This ${login} opens another page`,
      text: () => 'One login opens one page. Use your own, or go on with your link and six numbers.',
      to: '/my/ways-in',
      button: 'Go on',
    },
    failed: {
      title: () => 'That did not work',
      text: () => 'Nothing has changed. Try again in a moment, or use your link and six numbers.',
      to: '/my',
      button: 'Go on',
    },
  },
})

/** The pages of whoever is asked. They lie under /survey, where alone the slip is sent; no address says whose it is. */
export const addresses = {
  asked: '/survey/support',
  reply: '/survey/support/reply',
  reach: '/survey/support/reach',
  referral: '/survey/support/referral',
  sent: '/survey/support/sent',
  ideas: '/survey/support/ideas',
} as const

/** The pages of those who read a named survey. No address says more than which slip it is. */
export const addresses = {
  surveys: '/reading',
  survey: (round: string): string => `/reading/${round}`,
  pupil: (round: string, pupil: string): string => `/reading/${round}/pupils/${pupil}`,
  acknowledgement: (round: string, pupil: string): string =>
    `/reading/${round}/pupils/${pupil}/acknowledgement`,
  /** Where whoever stands in names somebody to read what nobody can read any more. */
  naming: (round: string, pupil: string): string => `/reading/${round}/pupils/${pupil}/naming`,
} as const

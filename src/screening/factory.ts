import type { SurveyMade } from '../surveys/factory.ts'
import type { Screen, Trial } from './screen.ts'
import { setScreen } from './screen-store.ts'

/** A trial that is invented: one referred for one signposted, in blocks of 2 to 6. */
export const inventedTrial = (given: Partial<Trial> = {}): Trial => ({
  ...{
    name: 'Saltmere Together',
    registration: 'INVENTED-0001',
    heldBy: 'A statistician who meets no pupils',
  },
  about: 'We want to find out what helps when you would like more company.',
  ...{ toReferral: 1, toSignposting: 1, smallestBlock: 1, largestBlock: 3 },
  ...given,
})

/** What is set up before a named survey is opened, so that it asks whoever scores 6 or more on loneliness. */
export const screened = (teamId: string, given: Partial<Screen> = {}): SurveyMade => ({
  ...{ kind: 'named', measures: [{ key: 'ons-loneliness', version: 1 }], locals: [] },
  beforeOpening: (acting, roundId) =>
    setScreen(acting, {
      ...{ roundId, measure: 'ons-loneliness', version: 1, score: 'loneliness' },
      ...{ direction: 'at_least', threshold: 6, thresholdFrom: 'Our own choice for this test' },
      ...{ teamId, told: 'There are people here who have time to listen.' },
      ...{ signpostName: 'Things to do near here', signpostAddress: '/services', trial: null },
      ...given,
    }),
})

import { en } from '../words/index.ts'

const { nearMe } = en.geography

/**
 * Attributes for a field that `locate` reads: with script, a button beside it fills in where the browser is, to about
 * 200 metres. Without script there is no button.
 */
export const nearMeField = {
  'data-near-me': nearMe.button,
  'data-near-me-asking': nearMe.asking,
  'data-near-me-found': nearMe.found,
  'data-near-me-failed': nearMe.failed,
} as const

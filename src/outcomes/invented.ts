/** What stands beside every figure that comes from invented people. */
export const INVENTED =
  'invented people, arranged to match a published figure; not evidence about this programme'

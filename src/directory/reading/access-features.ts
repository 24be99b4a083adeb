import { type AccessFeature, accessFeatures } from '../facets.ts'
import { clausesOf, denies, sentencesOf } from './clauses.ts'

/** What a source writes about getting in and being there: each place's notes, and the service's own words. */
export type AccessTold = {
  places: readonly (string | null)[]
  access: string | null
  description: string | null
  topics: readonly string[]
}

const signs: Readonly<Record<AccessFeature, RegExp>> = {
  step_free:
    /\b(?:step[- ]?free|level access|(?:fully|full) (?:wheelchair )?access(?:ible)?|wheel ?chair[- ](?:access(?:ible)?|friendly)|accessible (?:to|for|by) (?:wheel ?chairs?|wheel ?chair users)|suitable for wheel ?chairs?|(?:ramped|ramp) (?:access|entrance|entry|available|at the (?:front|side|main|entrance|door))|ramp to (?:the )?(?:front |main |side )?(?:door|entrance|building)|no steps|without steps|no stairs|disabled access|access for (?:the )?disabled)\b/i,
  accessible_toilet:
    /\b(?:(?:accessible|disabled|adapted|wheel ?chair(?:[- ]accessible)?) (?:toilets?|wc|loos?|washrooms?)|toilets? (?:for|with access for) (?:disabled|wheel ?chair)|disabled (?:and|&) baby changing)\b/i,
  changing_places: /\bchanging places?\b(?! (?:for|of|with) (?:sport|clothes))/i,
  hearing_loop: /\b(?:hearing|induction|audio) loops?\b|\bloop system\b/i,
  sign_language:
    /\b(?:british sign language|bsl|sign language|makaton|signed (?:sessions?|performances?)|signing (?:staff|support))\b/i,
  quiet_space:
    /\b(?:(?:quiet|calm|sensory|chill[- ]?out|low[- ]stimulus) (?:space|room|area|corner|zone|den|tent)|quiet (?:sessions?|hours?|times?)|(?:autism|sensory|dementia)[- ]friendly (?:sessions?|hours?|space)|relaxed (?:sessions?|performances?))\b/i,
  easy_read:
    /\b(?:easy[- ]read|social stor(?:y|ies)|picture (?:story|guide|timetable)|visual (?:story|stories|timetables?|guide))\b/i,
  send_trained:
    /\b(?:send|sen|autism|autistic|learning disabilit(?:y|ies)|special (?:educational )?needs|neurodiver\w+|adhd|makaton)[- ]?(?:trained|aware(?:ness)?|training|friendly|specialists?)\b|\btrained (?:in|to support|to work with|for) [^.]{0,40}(?:send|sen|autis\w+|special (?:educational )?needs|learning disabilit\w+|additional needs|neurodiver\w+)\b|\b(?:for|welcomes?|supports?|supporting|with) [^.]{0,40}(?:children|young people|those|people|families|pupils) with (?:send|sen|special (?:educational )?needs|additional needs|autism|learning disabilit\w+|a learning disability)\b|\bsend (?:sessions?|club|provision|offer|group)\b/i,
  extra_adult:
    /\b(?:(?:one|1)(?:[- ](?:to|2)[- ]|:)(?:one|1) (?:support|help|worker) (?:is |can be )?(?:available|provided|arranged|on request)|extra (?:adults?|staff|helpers?|support workers?)|additional (?:staff|support workers?)|buddy (?:scheme|system|worker)|somebody (?:beside|alongside) you)\b/i,
  carer_welcome:
    /\b(?:(?:carers?|personal assistants?|pas?|support workers?|companions?|essential companions?) (?:(?:are|is|go|goes|come|comes|get|gets|can) )*(?:very )?(?:welcome|free|stay|attend)|(?:free|welcome) (?:for|entry for|place for) (?:carers?|personal assistants?|companions?)|bring (?:a|your) (?:carer|support worker|personal assistant)|(?:parents?|a grown-up|adults?) (?:may|can|are welcome to) stay)\b/i,
  help_with_travel:
    /\b(?:(?:help|support|assistance) with (?:travel|transport|getting (?:there|here)|travel costs|bus fares?)|transport (?:is |can be )?(?:provided|arranged|available|included)|(?:free|we provide|provides?|door[- ]to[- ]door) (?:transport|minibus|taxis?)|(?:pick|picked)[- ]?up (?:from home|service|and drop[- ]?off)|travel (?:costs|expenses|fares?) (?:paid|covered|refunded)|community transport|bus fares? (?:paid|refunded|covered))\b/i,
}

// 'No steps' is a yes, and 'up a flight of stairs' a no, whatever else is said of the place.
const noSteps = /\b(?:no|without(?: any)?) (?:steps|stairs)\b/gi
const aStair =
  /\b(?:(?:up|down|via|by) (?:a |the |some |several )?(?:\w+ )?(?:steps?|stairs|staircase)|flights? of (?:steps|stairs)|(?:\d+|one|two|three|four|five|six|several|few|some|steep) (?:small |shallow |steep )?(?:steps?|stairs)|stairs? only|upstairs)\b/i

// 'Wheelchair access: no' says one thing, and so does 'Hearing loop - none'.
const answer = /(?<!\s)\s*(?::|\s[-–—])\s*(no|none|nil|n\/?a|not)\b/gi
const wayRound = /\blift\b|\bramp (?:at|by|to) the (?:side|front|back|rear|main)\b/i

/**
 * What a service has for access needs and SEND, read from what its source says of it. Careful: what a clause denies
 * or limits is left out, and a place with a stair and no lift is never step-free.
 */
export function accessFeaturesOf({ places, access, description, topics }: AccessTold): AccessFeature[] {
  const found = new Set<AccessFeature>()
  for (const text of [...places, access, description, ...topics])
    for (const one of saidIn(text)) found.add(one)
  return accessFeatures.filter((feature) => found.has(feature))
}

function saidIn(text: string | null): Set<AccessFeature> {
  const found = new Set<AccessFeature>()
  const plain = text?.replace(noSteps, 'step-free').replace(answer, ' $1') ?? null
  const clauses = sentencesOf(plain).flatMap(clausesOf)
  for (const clause of clauses.filter((one) => !denies(one)))
    for (const feature of accessFeatures) if (signs[feature].test(clause)) found.add(feature)
  const stair = clauses.some((clause) => aStair.test(clause) && !/\blift\b|\bramp\b/i.test(clause))
  if (stair && !wayRound.test(text ?? '')) found.delete('step_free')
  return found
}

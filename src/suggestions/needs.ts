import type { AccessFeature } from '../directory/index.ts'

/** What they need to take part, in the word that says so, and what the directory calls it. */
export type Need = { feature: AccessFeature; said: string }

// How people write down what somebody needs. A feature with no words here is never asked after.
const said: Partial<Record<AccessFeature, RegExp>> = {
  step_free: /\b(step-?\s?free|wheelchair\w*|ramps?|no stairs|stairs|lift|walking frame|crutches)\b/i,
  accessible_toilet: /\b(accessible toilet|wheelchair\w*|disabled toilet)\b/i,
  changing_places: /\b(changing place\w*|hoist)\b/i,
  hearing_loop: /\b(hearing (?:loop|aids?)|hard of hearing|deaf\w*)\b/i,
  sign_language: /\b(bsl|sign language|signs|signing|makaton)\b/i,
  quiet_space:
    /\b(quiet\w*|nois(?:e|y)|loud\w*|sensory|calm (?:space|corner|room)|ear ?defenders|crowd\w*|autis\w*)\b/i,
  easy_read: /\b(easy read|pictures|short (?:texts|words|sentences)|visual\w*|symbols)\b/i,
  send_trained: /\b(autis\w*|adhd|learning disabilit\w*|send\b|ehc\w*|dyspraxi\w*|tourette\w*)/i,
  extra_adult: /\b(one[- ]to[- ]one|1:1|extra adult|an adult (?:beside|with))\b/i,
  carer_welcome:
    /\b(carer (?:can )?stays?|with (?:my|her|his|their) (?:mum|dad|nan|carer)|bring (?:someone|a carer))\b/i,
  help_with_travel:
    /\b(taxi|travel training|cannot get the bus|cant get the bus|can’t get the bus|lifts there|transport)\b/i,
}

/** What is read from what is on record about taking part and communicating well; each once. */
export function needsIn(texts: readonly (string | null)[]): Need[] {
  const text = texts.filter(Boolean).join('\n')
  return (Object.keys(said) as AccessFeature[]).flatMap((feature) => {
    const found = said[feature]?.exec(text)?.[0]
    return found ? [{ feature, said: found }] : []
  })
}

/** What a service has, after "it has". */
export const featureWords: Record<AccessFeature, string> = {
  step_free: 'a step-free way in',
  accessible_toilet: 'an accessible toilet',
  changing_places: 'a Changing Places toilet',
  hearing_loop: 'a hearing loop',
  sign_language: 'sign language',
  quiet_space: 'a quiet space',
  easy_read: 'easy-read words and pictures',
  send_trained: 'people trained for special needs',
  extra_adult: 'an extra adult',
  carer_welcome: 'room for a carer to stay',
  help_with_travel: 'help with getting there',
}

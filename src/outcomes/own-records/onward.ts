import { kindsOfService } from '../../blueprint/index.ts'
import type { HelpsWith } from '../../directory/index.ts'

/** Where somebody was referred on to: what the directory says of it, and by what kind of organisation it is run. */
export type SentOn = { enrolment: string; words: string; helpsWith: readonly string[]; runBy: string | null }

type Kind = keyof typeof kindsOfService

// Only what says by itself what a service is. That it is good for low mood, say, makes a football club no health service.
const byHelp: Readonly<Partial<Record<HelpsWith, Kind>>> = {
  ...{ learning: 'education-and-skills', work: 'employment', helping_others: 'volunteering' },
  ...{ being_active: 'youth-and-sport', food_and_money: 'advice-and-money', creativity: 'community-group' },
}
const byOrganisation: Readonly<Record<string, Kind>> = {
  ...{ school: 'education-and-skills', college: 'education-and-skills' },
  ...{ practice: 'community-health', club: 'youth-and-sport' },
}
const byWords: readonly (readonly [Kind, RegExp])[] = [
  ['specialist-mental-health', /\b(CAMHS|CYPMHS|specialist mental health)\b/i],
  [
    'community-health',
    /\b(health (?:centre|visitor|hub|drop-in)|counselling|physiotherapy|dietitian|nurse)\b/i,
  ],
  ['youth-and-sport', /\b(youth|sports?)\b/i],
  ['community-group', /\b(group|club|society|choir)s?\b/i],
]

// Who runs it tells only where nothing else does.
function kindsIn({ words, helpsWith, runBy }: SentOn): readonly Kind[] {
  const said = [
    ...helpsWith.flatMap((help) => byHelp[help as HelpsWith] ?? []),
    ...byWords.flatMap(([kind, pattern]) => (pattern.test(words) ? [kind] : [])),
  ]
  const runs = byOrganisation[runBy ?? '']
  return said.length === 0 && runs ? [runs] : said
}

/**
 * The kinds of service that somebody was referred on to; none where nobody sent them anywhere. Null where the directory leaves open
 * of one of them what it is: then it is not known of this person, and a share does not count them.
 */
export function onwardKinds(sent: readonly SentOn[]): string[] | null {
  const kinds = sent.map(kindsIn)
  if (kinds.some((one) => one.length === 0)) return null
  const found = new Set<string>(kinds.flat())
  return Object.keys(kindsOfService).filter((kind) => found.has(kind))
}

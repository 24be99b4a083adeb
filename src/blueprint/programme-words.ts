/** The tiers a programme may serve, our reading; measurement finds who stands to gain. For signed-in workers only (rule 11). */
export const programmeTiers = {
  measurement: 'Measurement',
  universal: 'Universal',
  targeted: 'Targeted',
  early_intervention: 'Early intervention',
  secondary_prevention: 'Secondary prevention',
  treatment: 'Treatment',
} as const

type Circumstance = { says: string; known: 'judged by the referrer' | 'on record' | 'from a measure' }
const judged = (says: string): Circumstance => ({ says, known: 'judged by the referrer' })
const onRecord = (says: string): Circumstance => ({ says, known: 'on record' })

/**
 * What a programme may be for, as a closed list, and how anybody knows: as the referrer judges, from the record, or from
 * a measure that they filled in. Never by a count of what happened to somebody.
 */
export const circumstances = {
  'under-served-area': onRecord('Lives where there is little to do'),
  isolated: judged('Alone, or cut off from others'),
  'high-loneliness': { says: 'Very lonely by their own answers', known: 'from a measure' },
  'low-wellbeing': judged('Their wellbeing is low'),
  'low-self-esteem': judged('Thinks little of themselves'),
  'worried-about-school': judged('Worried about school'),
  'struggling-to-attend': judged('Finds it hard to go to school, or to take part there'),
  'changed-behaviour': judged('Behaves in another way than before'),
  'not-in-school': onRecord('Not in school'),
  'anxious-or-low': judged('Anxious or low for a good while'),
  'mental-health-needs': judged('Mild to moderate needs in mental health'),
  'missed-by-services': judged('Mental health services did not suit them or did not take them'),
  'difficult-experiences': judged('Difficult experiences as a child'),
  'care-leaver': onRecord('Leaving care, or has left it'),
  'asylum-seeker-in-care': onRecord('Came seeking asylum and has been in care'),
  'youth-justice': onRecord('Known to youth justice'),
  'on-a-waiting-list': onRecord('Waits for a mental health service'),
  'in-hospital': onRecord('Often or long in hospital'),
  'complex-condition': onRecord('A complex or long-term condition'),
} as const satisfies Record<string, Circumstance>

/** Who takes part beside young people. */
export const otherParticipants = {
  'parent-or-carer': 'Parents and carers',
  sibling: 'Brothers and sisters',
  coach: 'Coaches',
  volunteer: 'Volunteers',
} as const

/** Where people come from: who starts it. */
export const sources = {
  school: 'School',
  gp: 'GP practice',
  hospital: 'Hospital team',
  'health-professional': 'Another health professional',
  'mental-health-service': 'Mental health service',
  'youth-justice': 'Youth justice team',
  'leaving-care': 'Leaving care team',
  'social-care': 'Social care',
  'early-help': 'Early help or family hub',
  club: 'Sports or football club',
  'youth-club': 'Youth club',
  'other-professional': 'Another professional',
  'parent-or-carer': 'Parent or carer',
  'young-person': 'The young person',
  'walk-in': 'They walk in',
  'school-survey': 'A survey in school',
} as const
export type Source = keyof typeof sources

/** Sources that fill nothing in: whoever walks in, and whoever is found by a survey. */
export const sourcesWithoutForm: readonly Source[] = ['walk-in', 'school-survey']

/** Where it takes place. */
export const venues = {
  school: 'At school',
  'gp-practice': 'At the GP practice',
  hospital: 'In hospital',
  stadium: 'At a sports stadium',
  'football-club': 'At a football club',
  club: 'At their club',
  gym: 'In a gym',
  'active-centre': 'At an active centre',
  'community-venue': 'At a place in the community',
  studio: 'In a studio',
  outdoors: 'Outdoors, in nature',
  'heritage-site': 'At a place of history',
  'near-home': 'Close to home',
  'place-they-choose': 'Where the young person chooses',
  home: 'At home',
  online: 'Online or by phone',
} as const

/** Kinds of service that somebody may be referred on to. */
export const kindsOfService = {
  'education-and-skills': 'Education and skills',
  employment: 'Work and training',
  volunteering: 'Volunteering',
  'youth-and-sport': 'Youth groups and sport',
  'community-health': 'Health and help in the community',
  'community-group': 'A group or club nearby',
  'advice-and-money': 'Advice and help with money',
  'specialist-mental-health': 'Specialist mental health care',
} as const

/** Changes in a young person's life at which somebody else may have to take over. */
export const handoverKinds = {
  year_7: 'From Year 6 to Year 7',
  leaving_school: 'Leaving school after Year 11',
  sixteen: 'Turning 16',
  eighteen: 'Turning 18',
  leaving_care: 'Leaving care',
  moving: 'Moving to another place',
} as const

/** When something is asked. */
export const points = {
  baseline: 'At the start',
  review: 'On the way',
  end: 'At the end',
  'follow-up': 'Afterwards',
} as const
export type Point = keyof typeof points

/** The arms that are compared: the first is the one that is tried. */
export const armPairs = [
  ['prescribed', 'signposted'],
  ['programme', 'comparison'],
] as const
export type ArmKey = (typeof armPairs)[number][number]

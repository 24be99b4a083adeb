import type { Weekday } from '../../words/index.ts'

/**
 * What a young person may say, and what those who run things call it. Several words are looked for as they stand;
 * the longest match wins. 'friends' by itself would find every friendly place, for both have the stem 'friend'.
 * English; another language brings its own.
 */
export const youngWords: Readonly<Record<string, readonly string[]>> = {
  'hang out': ['youth club', 'drop in', 'social', 'chill', 'hang out'],
  'chill out': ['youth club', 'drop in', 'quiet', 'chill'],
  'meet people': ['meeting people', 'meet people', 'making friends', 'social', 'group'],
  'make friends': [
    'making friends',
    'make friends',
    'friendship',
    'meeting people',
    'meet people',
    'social',
    'youth club',
  ],
  'no friends': [
    'lonely',
    'loneliness',
    'alone',
    'isolation',
    'isolated',
    'making friends',
    'make friends',
    'friendship',
    'befriending',
    'meeting people',
    'meet people',
  ],
  friends: ['making friends', 'make friends', 'friendship', 'meeting people', 'meet people', 'social'],
  alone: [
    'lonely',
    'loneliness',
    'alone',
    'isolation',
    'isolated',
    'making friends',
    'make friends',
    'friendship',
    'befriending',
    'meeting people',
    'meet people',
  ],
  lonely: [
    'lonely',
    'loneliness',
    'alone',
    'isolation',
    'isolated',
    'making friends',
    'make friends',
    'friendship',
    'befriending',
    'meeting people',
    'meet people',
  ],
  bored: ['youth club', 'activities', 'club'],
  sad: ['sad', 'low mood', 'mental health', 'wellbeing', 'feelings'],
  down: ['low mood', 'mental health', 'wellbeing', 'feelings'],
  worried: ['worry', 'anxiety', 'mental health', 'wellbeing'],
  anxious: ['anxiety', 'worry', 'mental health', 'wellbeing'],
  stressed: ['stress', 'anxiety', 'wellbeing', 'relax'],
  angry: ['anger', 'boxing', 'wellbeing'],
  'talk to someone': ['talk', 'counselling', 'listening', 'advice'],
  footy: ['football', 'soccer'],
  football: ['football', 'soccer'],
  gym: ['gym', 'fitness'],
  'get fit': ['fitness', 'gym', 'active', 'exercise'],
  'keep fit': ['fitness', 'gym', 'active', 'exercise'],
  gaming: ['gaming', 'games', 'esports', 'coding'],
  games: ['games', 'gaming'],
  computers: ['computers', 'coding', 'digital'],
  drawing: ['drawing', 'art', 'comics'],
  draw: ['drawing', 'art', 'comics'],
  art: ['art', 'arts', 'drawing', 'painting', 'craft'],
  singing: ['singing', 'choir', 'music'],
  sing: ['singing', 'choir', 'music'],
  drama: ['drama', 'theatre', 'acting'],
  acting: ['drama', 'theatre', 'acting'],
  animals: ['animals', 'dogs', 'horses', 'farm'],
  nature: ['nature', 'garden', 'allotment', 'outdoors', 'wildlife'],
  gardening: ['gardening', 'garden', 'allotment'],
  outside: ['outdoors', 'outside', 'nature', 'walking'],
  swim: ['swimming'],
  walk: ['walking', 'walk'],
  gay: ['lgbt', 'lgbtq', 'gay'],
  lesbian: ['lgbt', 'lgbtq', 'lesbian'],
  bi: ['lgbt', 'lgbtq', 'bisexual'],
  trans: ['lgbt', 'lgbtq', 'trans', 'transgender'],
  queer: ['lgbt', 'lgbtq', 'queer'],
  'look after my mum': ['young carers', 'carers'],
  'look after my dad': ['young carers', 'carers'],
  'looking after': ['young carers', 'carers'],
  quiet: ['quiet', 'calm', 'gentle', 'relaxed'],
  'not too loud': ['quiet', 'calm', 'gentle', 'low music', 'relaxed'],
  'not loud': ['quiet', 'calm', 'gentle', 'low music', 'relaxed'],
  job: ['job', 'work', 'employment', 'careers'],
  'a job': ['job', 'work', 'employment', 'careers'],
  food: ['food', 'cooking', 'meal', 'cook'],
  hungry: ['food', 'meal', 'food bank'],
}

/** Words that stand for days. */
export const dayWords: Readonly<Record<string, readonly Weekday[]>> = {
  monday: [1],
  mondays: [1],
  tuesday: [2],
  tuesdays: [2],
  wednesday: [3],
  wednesdays: [3],
  thursday: [4],
  thursdays: [4],
  friday: [5],
  fridays: [5],
  saturday: [6],
  saturdays: [6],
  sunday: [7],
  sundays: [7],
  weekend: [6, 7],
  weekends: [6, 7],
}

/** Words that ask for nothing in particular. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any anything are around at be because but by can could do does doing feel feeling find ' +
    'fit for from fun get go going good have having help i id im in into is it its ive just kind know like looking lot love ' +
    'me more my near nearby need new not of on or out really so some someone something somewhere sort stuff that the ' +
    'their them there thing things this to too try up us very want wanted wants we what when where which who with ' +
    'would you your place places time local area few same such than then again further once here own should now during ' +
    'before above below between through both each other only over under until while against am as been being did does had has he her ' +
    'here him his if more most no nor off our own she so those was were whom why yours'
  ).split(' '),
)

import type { Weekday } from '../../words/index.ts'
import type { AccessFeature, HelpsWith } from '../facets.ts'
import type { TimeOfDay } from './times-of-day.ts'

/**
 * What a young person's words stand for: any of these words in what is written about a service, or any of these things
 * that it is good for, or what it has for access; or that it is free, or when it is.
 */
export type Meaning = {
  asks?: readonly string[]
  helps?: readonly HelpsWith[]
  access?: readonly AccessFeature[]
  free?: true
  days?: readonly Weekday[]
  time?: TimeOfDay
}

const hangingOut: Meaning = { asks: ['youth club', 'drop in', 'social', 'chill', 'hang out', 'youth centre'] }
const lonely: Meaning = {
  asks: [
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
  helps: ['loneliness'],
}
const friends: Meaning = {
  asks: [
    'making friends',
    'make friends',
    'friendship',
    'meeting people',
    'meet people',
    'social',
    'youth club',
  ],
  helps: ['loneliness'],
}
const bored: Meaning = { asks: ['youth club', 'activities', 'club', 'drop in'] }
const sad: Meaning = {
  asks: ['sad', 'low mood', 'mental health', 'wellbeing', 'feelings', 'counselling'],
  helps: ['low_mood'],
}
const worried: Meaning = {
  asks: ['worry', 'worries', 'anxiety', 'mental health', 'wellbeing'],
  helps: ['anxiety'],
}
const stressed: Meaning = { asks: ['stress', 'anxiety', 'wellbeing', 'relax'], helps: ['anxiety', 'calm'] }
const angry: Meaning = { asks: ['anger', 'angry', 'boxing', 'letting off steam'], helps: ['calm'] }
const talking: Meaning = { asks: ['talk', 'talking', 'counselling', 'listening', 'mentor', 'mentoring'] }
const fit: Meaning = { asks: ['fitness', 'gym', 'active', 'exercise', 'sport'], helps: ['being_active'] }
const making: Meaning = { asks: ['art', 'arts', 'craft', 'creative', 'making'], helps: ['creativity'] }
const art: Meaning = { asks: ['art', 'arts', 'drawing', 'painting', 'craft', 'comics'] }
const music: Meaning = { asks: ['music', 'singing', 'choir', 'band', 'beats', 'guitar'] }
const drama: Meaning = { asks: ['drama', 'theatre', 'acting', 'stage'] }
const outside: Meaning = { asks: ['outdoors', 'outside', 'nature', 'walking', 'garden'], helps: ['nature'] }
const quiet: Meaning = {
  asks: ['quiet', 'calm', 'gentle', 'low music', 'relaxed'],
  helps: ['calm'],
  access: ['quiet_space'],
}
const school: Meaning = {
  asks: ['school', 'mentoring', 'alternative', 'learning', 'homework'],
  helps: ['learning', 'confidence'],
}
const work: Meaning = {
  asks: ['job', 'work', 'employment', 'careers', 'apprenticeship', 'cv'],
  helps: ['work'],
}
const food: Meaning = {
  asks: ['food', 'cooking', 'meal', 'cook', 'food bank', 'breakfast'],
  helps: ['food_and_money'],
}
const money: Meaning = {
  asks: ['money', 'debt', 'benefits', 'budgeting', 'grant'],
  helps: ['food_and_money'],
}
const free: Meaning = { free: true }
const myself: Meaning = { asks: ['lgbt', 'lgbtq', 'identity'], helps: ['being_yourself'] }
const carers: Meaning = { asks: ['young carers', 'carers', 'caring'], helps: ['family'] }
const family: Meaning = { asks: ['family', 'families', 'parents', 'young carers'], helps: ['family'] }
const grief: Meaning = { asks: ['bereavement', 'bereaved', 'grief', 'loss'], helps: ['grief'] }
const helping: Meaning = {
  asks: ['volunteering', 'volunteer', 'helping', 'cadets'],
  helps: ['helping_others'],
}
const confident: Meaning = { asks: ['confidence', 'confident', 'self esteem'], helps: ['confidence'] }
const different: Meaning = {
  asks: ['autism', 'autistic', 'send', 'additional needs', 'neurodivergent', 'adhd'],
  access: ['send_trained'],
}
const wheels: Meaning = { asks: ['wheelchair', 'step free'], access: ['step_free'] }
const gaming: Meaning = { asks: ['gaming', 'games', 'esports', 'coding'] }

// Several ways of saying one thing.
const saying = (meaning: Meaning, ways: string): Record<string, Meaning> =>
  Object.fromEntries(ways.split(', ').map((way) => [way, meaning]))

/**
 * What a young person may say, and what those who run things call it. The longest match wins, up to five words; apostrophes
 * are gone by then. 'friends' by itself would find every friendly place, for both have the stem 'friend'. English;
 * another language brings its own.
 */
export const youngWords: Readonly<Record<string, Meaning>> = {
  ...saying(
    hangingOut,
    'hang out, hanging out, hang with friends, chill out, chilling, chill, somewhere safe, somewhere warm, somewhere to go, get out of the house, out of the house, meet up',
  ),
  ...saying(bored, 'bored, nothing to do, im bored, stuck at home, stuck indoors, kill time'),
  ...saying(
    friends,
    'meet people, meet new people, make friends, make new friends, making friends, new friends, friends, mates, new here, just moved, just moved here, dont know anyone',
  ),
  ...saying(
    lonely,
    'no friends, no mates, feeling alone, feel alone, all alone, alone, on my own, by myself, lonely, left out, nobody likes me, no one to talk to, nobody to talk to, no one gets me, nobody gets me',
  ),
  ...saying(
    sad,
    'sad, down, feeling down, feel down, feeling low, feel low, low, depressed, numb, crying, cry, unhappy, fed up, mental health, cant cope',
  ),
  ...saying(
    worried,
    'worried, worry, worrying, anxious, anxiety, nervous, scared, panic, panicking, panic attacks, overthinking, shy',
  ),
  ...saying(
    stressed,
    'stressed, stressed out, stress, exam stress, exams, overwhelmed, too much, burnt out, cant sleep, not sleeping, relax, calm down',
  ),
  ...saying(
    angry,
    'angry, anger, mad, lose my temper, losing my temper, let off steam, letting off steam, punch something, hit something',
  ),
  ...saying(
    talking,
    'talk to someone, someone to talk to, talk to somebody, somebody to talk to, talk, someone to listen, need help, mentor, counselling',
  ),
  ...saying(
    school,
    'sick of school, hate school, dont like school, not going to school, not in school, cant face school, kicked out of school, excluded, bullied, bullying, being bullied',
  ),
  ...saying(
    { asks: ['homework', 'tutor', 'tuition', 'study', 'revision', 'learning'], helps: ['learning'] },
    'homework, revision, revise, help with school, help with homework, gcses',
  ),
  ...saying(
    fit,
    'get fit, getting fit, keep fit, fitness, gym, exercise, work out, workout, lose weight, get moving, get active, sport, sports, burn energy',
  ),
  ...saying({ asks: ['football', 'soccer', 'five a side'] }, 'footy, football, kick about, kickabout'),
  ...saying({ asks: ['boxing', 'boxercise', 'kickboxing'] }, 'boxing, box'),
  ...saying({ asks: ['dance', 'dancing', 'street dance'] }, 'dance, dancing, tiktok dances'),
  ...saying(
    { asks: ['skate', 'skating', 'skateboarding', 'bmx', 'scooter'] },
    'skate, skating, skateboard, skateboarding, scooter, bmx',
  ),
  ...saying({ asks: ['bike', 'bikes', 'cycling'] }, 'bike, bikes, riding my bike, cycling'),
  ...saying({ asks: ['swimming', 'swim'] }, 'swim, swimming'),
  ...saying({ asks: ['climbing', 'bouldering'] }, 'climbing, climb'),
  ...saying({ asks: ['running', 'run', 'athletics', 'parkrun'] }, 'running, run'),
  ...saying(
    { asks: ['martial arts', 'karate', 'judo', 'taekwondo'] },
    'fighting, martial arts, self defence',
  ),
  ...saying({ asks: ['walking', 'walk'] }, 'walk, walks, walking'),
  ...saying(gaming, 'gaming, video games, xbox, playstation, minecraft, roblox, fortnite, game'),
  ...saying(
    { asks: ['games', 'gaming', 'board games'] },
    'games, board games, dnd, dungeons and dragons, warhammer',
  ),
  ...saying(
    { asks: ['computers', 'coding', 'digital'] },
    'computers, coding, code, tech, make games, building computers',
  ),
  ...saying(art, 'art, drawing, draw, painting, paint, sketching, anime, manga'),
  ...saying(
    making,
    'make things, make stuff, making things, making stuff, be creative, being creative, creative, craft, crafts, knitting, sewing',
  ),
  ...saying(music, 'music, make music, making music, beats, rap, rapping, dj, djing, band, guitar, drums'),
  ...saying({ asks: ['singing', 'choir', 'music'] }, 'singing, sing'),
  ...saying(drama, 'drama, acting, act, theatre'),
  ...saying(
    { asks: ['film', 'photography', 'camera', 'video'] },
    'film, films, photos, photography, youtube, making videos',
  ),
  ...saying({ asks: ['writing', 'poetry', 'comics', 'zines'] }, 'writing, poetry, stories, spoken word'),
  ...saying({ asks: ['reading', 'books', 'library'] }, 'reading, books, read'),
  ...saying({ asks: ['cooking', 'cook', 'baking', 'kitchen'] }, 'cooking, baking, cook, bake, learn to cook'),
  ...saying({ asks: ['animals', 'dogs', 'horses', 'farm'] }, 'animals, dogs, dog, horses, horse, cats, pets'),
  ...saying(
    outside,
    'nature, outside, outdoors, get outside, fresh air, woods, trees, sea, beach, in the sea',
  ),
  ...saying(
    { asks: ['gardening', 'garden', 'allotment'], helps: ['nature'] },
    'gardening, garden, grow things, growing things, plants',
  ),
  ...saying(
    quiet,
    'quiet, somewhere quiet, not too loud, not loud, not noisy, not too noisy, not busy, not too busy, calm, chilled, small group, no crowds',
  ),
  ...saying(
    different,
    'autism, autistic, adhd, asd, neurodivergent, send, sen, special needs, learning disability, dyslexia',
  ),
  ...saying(wheels, 'wheelchair, step free, no stairs, no steps, cant do stairs, disabled'),
  ...saying(
    { asks: ['bsl', 'sign language', 'deaf'], access: ['sign_language'] },
    'deaf, bsl, sign language, signing',
  ),
  ...saying(
    { asks: ['lgbt', 'lgbtq', 'gay', 'pride'], helps: ['being_yourself'] },
    'gay, lgbt, lgbtq, lgbtqia, pride, queer, coming out, pronouns',
  ),
  ...saying({ asks: ['lgbt', 'lgbtq', 'lesbian'], helps: ['being_yourself'] }, 'lesbian'),
  ...saying({ asks: ['lgbt', 'lgbtq', 'bisexual'], helps: ['being_yourself'] }, 'bi, bisexual'),
  ...saying(
    { asks: ['lgbt', 'lgbtq', 'trans', 'transgender'], helps: ['being_yourself'] },
    'trans, non binary, nonbinary',
  ),
  ...saying(myself, 'be myself, being myself, be me, who i am'),
  ...saying(
    carers,
    'look after my mum, look after my dad, looking after my mum, looking after my dad, look after my brother, look after my sister, looking after, young carer, carer, care for my mum, care for my dad',
  ),
  ...saying(
    family,
    'family, trouble at home, problems at home, arguing at home, parents fighting, parents split up, divorce',
  ),
  ...saying(
    grief,
    'died, someone died, somebody died, my mum died, my dad died, my nan died, grief, grieving, funeral, miss my nan, lost someone',
  ),
  ...saying(
    work,
    'job, a job, get a job, need a job, work, work experience, apprenticeship, apprenticeships, cv, careers, what next',
  ),
  ...saying(food, 'food, hungry, free food, something to eat, eat, no food, food bank'),
  ...saying(money, 'money, no money, need money, skint, broke, debt, money worries'),
  ...saying(
    free,
    'free, no cost, cant afford, cant afford it, cant afford anything, for nothing, costs nothing, cheap',
  ),
  ...saying(
    helping,
    'help others, helping others, help people, helping people, volunteer, volunteering, give back, make a difference',
  ),
  ...saying(
    confident,
    'confidence, confident, more confident, no confidence, self esteem, hate myself, believe in myself',
  ),
}

const on = (...days: Weekday[]): Meaning => ({ days })

/** Words that stand for days and parts of a day. */
export const dayWords: Readonly<Record<string, Meaning>> = {
  ...saying(on(1), 'monday, mondays'),
  ...saying(on(2), 'tuesday, tuesdays'),
  ...saying(on(3), 'wednesday, wednesdays'),
  ...saying(on(4), 'thursday, thursdays'),
  ...saying(on(5), 'friday, fridays'),
  ...saying(on(6), 'saturday, saturdays'),
  ...saying(on(7), 'sunday, sundays'),
  ...saying(on(6, 7), 'weekend, weekends, the weekend'),
  ...saying(
    { days: [1, 2, 3, 4, 5], time: 'after_school' },
    'after school, after college, straight after school',
  ),
  ...saying(
    { days: [1, 2, 3, 4, 5, 6, 7], time: 'evening' },
    'evening, evenings, in the evening, at night, tonight',
  ),
  ...saying({ days: [1, 2, 3, 4, 5, 6, 7], time: 'morning' }, 'morning, mornings, in the morning'),
  ...saying({ days: [1, 2, 3, 4, 5, 6, 7], time: 'afternoon' }, 'afternoon, afternoons, in the afternoon'),
}

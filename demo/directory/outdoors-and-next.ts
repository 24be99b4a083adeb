import { at, seen, type ToldService, weekly } from './telling.ts'

/** Growing things, helping out, and what comes next. */
export const outdoorsAndNext: readonly ToldService[] = [
  {
    name: 'Dig In',
    summary: 'Grow things by the railway.',
    provider: 'Railway Garden',
    ...{
      teamKey: 'Railway Garden growers',
      contactEmail: 'dig@railwaygarden.example.org',
      email: 'dig@railwaygarden.example.org',
    },
    description:
      'An allotment with a shed, a pond and a kettle. The quietest thing on this list. Take home what you grow.',
    ...{ ages: { from: 9, to: 18 }, free: true, fees: 'Free. Boots and gloves lent.' },
    goodFor: ['feeling calm', 'being outside', 'somewhere quiet'],
    ...{
      justTurnUp: true,
      door: 'Green gate on Railway Path. It isn’t locked when we’re in.',
      picture: 'plants',
      checkedDaysAgo: 13,
    },
    walkIn: [
      { title: 'The green gate', text: 'Tom is in the shed. He has a straw hat all year.', picture: 'door' },
      { title: 'Boots', text: 'Find your size on the rack.', picture: 'card' },
      {
        title: 'A job or a seat',
        text: 'There is a list of jobs on the board. The bench by the pond is a job too.',
        picture: 'bench',
      },
      { title: 'Kettle', text: 'At eleven. Soup in winter.', picture: 'cup' },
    ],
    whoYouMeet: [{ name: 'Tom', role: 'gardener', text: 'Straw hat. Doesn’t ask questions unless you do.' }],
    safeguarding: seen('April 2026'),
    locations: [
      at('Railway Garden', 'Railway Path', 300, -620, {
        access: 'Firm paths, two raised beds at wheelchair height, compost toilet with a ramp.',
        way: 'Bus 7, 9 minutes.',
      }),
    ],
    schedules: [weekly([6], '10:00', '12:00')],
  },
  {
    name: 'Salt Marsh Rangers',
    summary: 'Count birds, mend paths, get muddy.',
    provider: 'Saltmere Wildlife Group',
    ...{ contactEmail: 'rangers@saltmarsh.example.org', email: 'rangers@saltmarsh.example.org' },
    description: 'Volunteering on the marsh. You can count it for an award if you are doing one.',
    ...{ ages: { from: 14, to: 25 }, free: true, fees: 'Free, with a packed lunch.' },
    goodFor: ['being outside', 'helping others'],
    ...{
      picture: 'path',
      checkedDaysAgo: 45,
      applicationProcess: 'Email a week before so there are enough wellies.',
    },
    locations: [
      at('Marsh hide', 'Sluice Road', 1_500, -900, {
        access: 'Rough ground. One route is a boardwalk for wheelchairs.',
      }),
    ],
    schedules: [weekly([7], '10:00', '14:00')],
  },
  {
    name: 'Stable Mates',
    summary: 'Brush, feed and walk ponies.',
    provider: 'Low Field Ponies',
    ...{ contactEmail: 'ponies@lowfield.example.org', email: 'ponies@lowfield.example.org' },
    description:
      'You don’t ride. You look after one pony for ten weeks, with one adult. Good if crowds are not your thing.',
    ...{ ages: { from: 8, to: 16 }, free: false, fees: '£5 a week. Some free places.' },
    goodFor: ['feeling calm', 'being outside', 'confidence'],
    ...{ picture: 'dog', checkedDaysAgo: 214, applicationProcess: 'Ask for a place; come and see first.' },
    waitingTime: 'About 6 weeks',
    safeguarding: seen('February 2026'),
    locations: [
      at('Low Field', 'Drove Lane', -1_900, -250, { access: 'Farmyard, mostly level. Loud cockerel.' }),
    ],
    schedules: [weekly([2, 4], '15:45', '17:00')],
  },
  {
    name: 'Night Sky Club',
    summary: 'Look at the moon through a very big telescope.',
    provider: 'Saltmere Astronomers',
    ...{ contactEmail: 'look@nightsky.example.org', email: 'look@nightsky.example.org' },
    description: 'Hot chocolate and stars. If it’s cloudy we do it on a screen.',
    ...{ ages: { from: 8 }, free: true, fees: 'Free.' },
    goodFor: ['being outside', 'somewhere quiet'],
    ...{ justTurnUp: true, door: 'Follow the red torches.', picture: 'camera' },
    locations: [
      at('Observatory hut', 'Quarry Hill', -1_350, 1_500, {
        access: 'Grass slope; a track for wheelchairs from the car park.',
      }),
    ],
    schedules: [weekly([5], '19:00', '21:00', 'October to March')],
  },
  {
    name: 'Next Step',
    summary: 'Help with college, jobs, money and forms.',
    provider: 'Saltmere Works',
    ...{
      contactEmail: 'next@saltmereworks.example.org',
      email: 'next@saltmereworks.example.org',
      phone: '+441632960200',
    },
    description:
      'One person helps you for as long as it takes: a CV, a bank account, a first interview, somewhere to study.',
    ...{ ages: { from: 16, to: 25 }, free: true, fees: 'Free.' },
    goodFor: ['work and college', 'money'],
    ...{
      justTurnUp: true,
      door: 'Ground floor of the Job Exchange, desk with the plants.',
      picture: 'card',
      checkedDaysAgo: 22,
    },
    safeguarding: seen('July 2026'),
    locations: [
      at('Job Exchange', '2 Market Street', 10, 100, { access: 'Step-free, quiet interview room.' }),
    ],
    schedules: [weekly([1, 2, 3, 4, 5], '10:00', '16:00')],
  },
  {
    name: 'Helping Hands café',
    summary: 'Run a café for a morning, with pay in cake.',
    provider: 'Saltmere Community Kitchen',
    ...{ contactEmail: 'cafe@communitykitchen.example.org', email: 'cafe@communitykitchen.example.org' },
    description: 'Learn to make coffee and talk to people you don’t know. A good first line for a CV.',
    ...{ ages: { from: 14, to: 19 }, free: true, fees: 'Free.' },
    goodFor: ['confidence', 'helping others', 'work and college'],
    ...{
      picture: 'cup',
      checkedDaysAgo: 14,
      applicationProcess: 'Come and drink a hot chocolate first, then decide.',
    },
    locations: [at('Community Kitchen', '31 Herring Lane', 170, 240, { access: 'Step-free.' })],
    schedules: [weekly([6], '09:00', '12:30')],
  },
]

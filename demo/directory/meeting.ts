import { at, seen, type ToldService, weekly } from './telling.ts'

const oldFireStation = at('The Old Fire Station', '40 Market Street', 20, 160, {
  access:
    'Step-free at the side, lift, accessible toilet on the ground floor. A low-light room you can go to on your own.',
  way: 'Two minutes from the bus station, behind the market.',
})

/** Places to be with other people. */
export const meeting: readonly ToldService[] = [
  {
    name: 'Saltmere Youth Club',
    summary: 'Somewhere warm with toast.',
    provider: 'Saltmere Youth Trust',
    ...{
      teamKey: 'Youth Trust team',
      contactEmail: 'club@youthtrust.example.org',
      email: 'club@youthtrust.example.org',
      phone: '+441632960190',
    },
    description:
      'Table tennis, pool, sofas, a tuck shop. Do something or do nothing. Youth workers are about, not on top of you.',
    ...{ ages: { from: 11, to: 18 }, free: true, fees: 'Free. Toast 20p.' },
    goodFor: ['meeting people', 'somewhere to be'],
    ...{ justTurnUp: true, door: 'Red doors. Nobody signs you in.', picture: 'cup', checkedDaysAgo: 6 },
    walkIn: [
      { title: 'Red doors', text: 'Both open. Push either.', picture: 'door' },
      { title: 'The counter', text: 'Dot says hello. Give a first name if you like.', picture: 'card' },
      { title: 'Anywhere', text: 'Sofas left, games right, quiet room upstairs.', picture: 'bench' },
      { title: 'Last toast', text: 'At quarter to nine. Doors shut at nine.', picture: 'cup' },
    ],
    whoYouMeet: [
      { name: 'Dot', role: 'volunteer', text: 'Runs the tuck shop. Has since 1988.' },
      { name: 'Amari', role: 'youth worker', text: 'Loses at table tennis, on purpose or not.' },
    ],
    safeguarding: seen('November 2026'),
    locations: [oldFireStation],
    schedules: [weekly([1, 3, 5], '18:30', '21:00')],
  },
  {
    name: 'Prism',
    summary: 'LGBTQ+ young people, and friends.',
    provider: 'Saltmere Youth Trust',
    ...{ contactEmail: 'prism@youthtrust.example.org', email: 'prism@youthtrust.example.org' },
    description:
      'Hang out, make badges, plan Pride. You don’t have to be out, or sure. The calendar outside just says “group”.',
    ...{ ages: { from: 13, to: 19 }, free: true, fees: 'Free.' },
    eligibility: 'For anyone who is LGBTQ+ or wondering. Bring a friend.',
    goodFor: ['meeting people', 'being yourself'],
    ...{
      justTurnUp: false,
      picture: 'cup',
      checkedDaysAgo: 11,
      applicationProcess: 'Message first and someone tells you which door. They won’t ring your home.',
    },
    walkIn: [
      {
        title: 'A message',
        text: 'Jo answers, tells you the door, and asks your name and pronouns.',
        picture: 'card',
      },
      { title: 'Jo meets you', text: 'At the door, in the purple coat.', picture: 'door' },
      { title: 'Sofas', text: 'Names and pronouns if you want. Pass if you don’t.', picture: 'bench' },
    ],
    whoYouMeet: [{ name: 'Jo', role: 'youth worker', text: 'Purple coat, many badges.' }],
    safeguarding: seen('November 2026'),
    locations: [{ ...oldFireStation, name: 'Near Market Street', address: 'We tell you the door, Saltmere' }],
    schedules: [weekly([2], '18:00', '20:00')],
  },
  {
    name: 'Day Off',
    summary: 'For young people who look after somebody at home.',
    provider: 'Harbour Carers',
    ...{
      contactEmail: 'dayoff@harbourcarers.example.org',
      email: 'dayoff@harbourcarers.example.org',
      phone: '+441632960144',
    },
    description:
      'Young carers get an evening that is theirs: pizza, games, trips out in the holidays. We can sort out who is at home while you’re here.',
    ...{ ages: { from: 8, to: 17 }, free: true, fees: 'Free, and we pay the bus.' },
    eligibility:
      'You look after, or worry about, someone in your family who is ill, disabled or not managing.',
    goodFor: ['a break', 'meeting people'],
    ...{
      justTurnUp: false,
      picture: 'bench',
      checkedDaysAgo: 20,
      applicationProcess: 'Ring, email or ask anyone you trust to. We come and meet you first.',
    },
    waitingTime: 'About 2 weeks',
    whoYouMeet: [
      { name: 'Nesta', role: 'young carers’ worker', text: 'Used to be one. Drives the minibus.' },
    ],
    safeguarding: seen('June 2026'),
    locations: [
      at('Harbour House', '3 Custom House Street', 200, 60, {
        access: 'Step-free, accessible toilet, sensory room.',
      }),
    ],
    schedules: [weekly([4], '16:30', '19:00')],
  },
  {
    name: 'Board Stiff',
    summary: 'Board games and card games, all the rules explained.',
    provider: 'The Gull and Dice',
    ...{ contactEmail: 'play@gullanddice.example.org', email: 'play@gullanddice.example.org' },
    description:
      'A café upstairs. Someone teaches every game. Come alone: there is a table for people who did.',
    ...{ ages: { from: 11, to: 25 }, free: false, fees: '£2, with a hot chocolate' },
    goodFor: ['meeting people', 'somewhere quiet'],
    ...{ justTurnUp: true, door: 'Through the café, up the stairs.', picture: 'cup', checkedDaysAgo: 28 },
    locations: [
      at('The Gull and Dice', '17 Fish Quay', 520, -30, {
        access: 'Stairs to the games room. Ask and we bring games down.',
      }),
    ],
    schedules: [weekly([7], '14:00', '17:00'), weekly([5], '16:00', '18:00')],
  },
  {
    name: 'New Here',
    summary: 'For young people who came from another country.',
    provider: 'Saltmere Welcome',
    ...{ contactEmail: 'hello@saltmerewelcome.example.org', email: 'hello@saltmerewelcome.example.org' },
    description:
      'Football, food, English and help with letters. Some of us speak Arabic, Kurdish, Tigrinya and Ukrainian.',
    ...{ ages: { from: 11, to: 25 }, free: true, fees: 'Free. We pay the bus.' },
    goodFor: ['making friends', 'learning English'],
    ...{ justTurnUp: true, door: 'The door with the flags.', picture: 'ball', checkedDaysAgo: 16 },
    safeguarding: seen('August 2026'),
    locations: [
      at('Friends’ Meeting House', '8 Chapel Street', -90, 280, { access: 'Step-free. Prayer room.' }),
    ],
    schedules: [weekly([6], '12:00', '15:00')],
  },
  {
    name: 'Little Fishes',
    summary: 'Stay and play for parents under 21.',
    provider: 'Northside Family Hub',
    ...{
      contactEmail: 'hub@northsidefamily.example.org',
      email: 'hub@northsidefamily.example.org',
      phone: '+441632960120',
    },
    description: 'Bring the baby, or the bump. Nobody minds crying, yours or theirs.',
    ...{ ages: { from: 13, to: 21 }, free: true, fees: 'Free, with lunch.' },
    goodFor: ['meeting people', 'a break'],
    ...{ justTurnUp: true, door: 'Buggy door on the left.', picture: 'bricks', checkedDaysAgo: 10 },
    safeguarding: seen('October 2026'),
    locations: [
      at('Northside Family Hub', '60 Northgate', -340, 1_120, {
        access: 'Step-free, buggy park, baby changing.',
      }),
    ],
    schedules: [weekly([3], '11:00', '13:00')],
  },
  {
    name: 'Corner Sofa',
    summary: 'A drop-in to talk to someone, no appointment.',
    provider: 'Harbour Young People',
    ...{
      contactEmail: 'sofa@harbouryp.example.org',
      email: 'sofa@harbouryp.example.org',
      phone: '+441632960140',
    },
    description:
      'Talk about anything for half an hour, or draw and say nothing. For worry, low mood, home, school, any of it. They keep it between you, unless they think somebody is in danger.',
    ...{ ages: { from: 11, to: 25 }, free: true, fees: 'Free.' },
    goodFor: ['talking to someone', 'worry', 'feeling low'],
    ...{
      justTurnUp: true,
      door: 'Green door between the bakery and the bank.',
      picture: 'bench',
      checkedDaysAgo: 7,
    },
    walkIn: [
      {
        title: 'The green door',
        text: 'It looks like a shop. It says “Harbour”. Nothing else.',
        picture: 'door',
      },
      {
        title: 'A hot drink',
        text: 'You get a drink and a number. Waiting is usually ten minutes.',
        picture: 'cup',
      },
      {
        title: 'Half an hour',
        text: 'You and one person, door ajar or shut, as you like.',
        picture: 'bench',
      },
      {
        title: 'What next',
        text: 'Come again, be put in touch with somebody, or leave it there.',
        picture: 'path',
      },
    ],
    whoYouMeet: [
      {
        name: 'Whoever is on',
        role: 'trained listeners',
        text: 'They wear a blue lanyard and tell you their first name.',
      },
    ],
    safeguarding: seen('November 2026'),
    locations: [
      at('Harbour Young People', '12 Market Street', 40, 130, {
        access: 'Step-free, accessible toilet, hearing loop.',
      }),
    ],
    schedules: [weekly([1, 2, 3, 4, 5], '15:00', '18:30')],
  },
  {
    name: 'Gone But Here',
    summary: 'For young people when somebody has died.',
    provider: 'Saltmere Hospice',
    ...{ contactEmail: 'young@saltmerehospice.example.org', email: 'young@saltmerehospice.example.org' },
    description: 'A small group that makes memory boxes, and sometimes a bonfire. Some talk, some don’t.',
    ...{ ages: { from: 7, to: 17 }, free: true, fees: 'Free.' },
    goodFor: ['missing someone', 'meeting people'],
    ...{
      justTurnUp: false,
      picture: 'plants',
      checkedDaysAgo: 35,
      applicationProcess: 'Somebody you trust can email, or you can.',
    },
    waitingTime: 'The next group starts in January',
    safeguarding: seen('May 2026'),
    locations: [
      at('The Garden Room', 'Saltmere Hospice, Links Road', -1_050, -400, {
        access: 'Step-free throughout.',
      }),
    ],
    schedules: [{ ...weekly([6], '10:00', '12:00'), freq: 'monthly', week: 1 }],
  },
]

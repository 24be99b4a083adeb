import { at, seen, type ToldService, weekly } from './telling.ts'

const leisureCentre = at('Brine Street Baths', '2 Brine Street', 420, 310, {
  access:
    'Step-free from the street. A hoist and a changing room with a bench. Ask at the desk and they bring a pool chair.',
  way: 'Bus 7 stops outside.',
})

/** Things that get you moving. */
export const moving: readonly ToldService[] = [
  {
    name: 'Bag & Pad',
    summary: 'Boxing where nobody gets hit.',
    provider: 'Ferry Road Boxing Club',
    ...{
      teamKey: 'Ferry Road coaches',
      contactEmail: 'hello@ferryroad.example.org',
      email: 'hello@ferryroad.example.org',
      phone: '+441632960151',
    },
    description:
      'You hit bags and pads, never people. It is good when your head is full. Gloves and wraps are lent. Thursday is the quiet one: low music and no flashing lights.',
    ...{ ages: { from: 11, to: 17 }, free: true, fees: 'Free. Gloves and wraps lent. Wear what you’ve got.' },
    eligibility: 'Never boxed before? Most haven’t. Mondays 4 pm to 4:30 pm is girls and non-binary only.',
    goodFor: ['letting off steam', 'confidence', 'being active'],
    ...{
      justTurnUp: true,
      door: 'Blue door, look for Delroy’s yellow beanie.',
      picture: 'boxing',
      checkedDaysAgo: 8,
    },
    walkIn: [
      {
        title: 'The blue door',
        text: 'Ferry Road, next to the launderette. It’s propped open from 4:15. You don’t knock.',
        picture: 'door',
      },
      {
        title: 'A first name',
        text: 'Delroy or Samir says hi and asks what to call you. Any name. Nothing to sign.',
        picture: 'card',
      },
      {
        title: 'Sit or start',
        text: 'Watching is fine. About half of people sit on the bench their first time.',
        picture: 'bench',
      },
      {
        title: 'Bags and pads',
        text: 'We lend gloves. You hit bags and pads, never people. Stop when you like.',
        picture: 'boxing',
      },
      {
        title: 'Toast, then home',
        text: 'Over by 6. Samir stays till half past if you want a word.',
        picture: 'cup',
      },
    ],
    whoYouMeet: [
      { name: 'Delroy', role: 'coach', text: 'The yellow beanie. Was scared of gyms until he was 19.' },
      {
        name: 'Samir',
        role: 'youth worker',
        text: 'Usually making tea. If he ever had to tell someone what you’d said, he’d tell you first if it was safe to.',
      },
    ],
    safeguarding: seen('September 2026'),
    locations: [
      at('The Tin Hall', '14 Ferry Road', -260, 540, {
        access:
          'Step-free, wide door, accessible toilet. A quiet room at the back. BSL if you text two days before.',
        way: '4 minutes from the library. Bus 7 or 31 to Ferry Road.',
      }),
    ],
    schedules: [weekly([1, 4], '16:30', '18:00', 'In term time')],
  },
  {
    name: 'Linfield Rec football',
    summary: 'Any level, any kit.',
    provider: 'Gullwing Football',
    ...{
      teamKey: 'Gullwing coaches',
      contactEmail: 'play@gullwing.example.org',
      email: 'play@gullwing.example.org',
    },
    description:
      'Small games on the grass. Nobody picks teams by how good you are. You can leave whenever you want.',
    ...{ ages: { from: 10, to: 16 }, free: true, fees: 'Free.' },
    goodFor: ['being active', 'meeting people'],
    ...{
      justTurnUp: true,
      door: 'Tunde has the whistle and the orange bib.',
      picture: 'ball',
      checkedDaysAgo: 21,
    },
    walkIn: [
      { title: 'The gate', text: 'Come in by the swings. Tunde is at the far goal.', picture: 'path' },
      {
        title: 'A bib',
        text: 'He asks your first name and gives you a bib. Trainers are fine.',
        picture: 'card',
      },
      { title: 'Short games', text: 'Games are eight minutes. Sit one out any time.', picture: 'ball' },
      {
        title: 'Oranges',
        text: 'We finish with fruit. Phones stay in your pocket, not ours.',
        picture: 'cup',
      },
    ],
    whoYouMeet: [{ name: 'Tunde', role: 'coach', text: 'Loud voice, never at you.' }],
    safeguarding: seen('June 2026'),
    locations: [
      at('Linfield Rec', 'Linfield Lane', -720, 910, {
        access: 'Flat path to the pitch, no toilet on the field.',
        way: '11 minutes’ walk from the bus station.',
      }),
    ],
    schedules: [weekly([1, 4], '17:30', '19:00')],
  },
  {
    name: 'Splash, the slow lane',
    summary: 'Swimming for people who think they can’t.',
    provider: 'Brine Street Baths',
    ...{
      contactEmail: 'pool@brinestreet.example.org',
      email: 'pool@brinestreet.example.org',
      phone: '+441632960162',
    },
    description:
      'Ten people at most. You can wear a T-shirt and leggings in the water. Nobody counts lengths.',
    ...{
      ages: { from: 8, to: 18 },
      free: false,
      fees: '£1.50 a swim. Free with the Saltmere young carers’ card.',
    },
    goodFor: ['being active', 'feeling calm'],
    ...{
      picture: 'waves',
      checkedDaysAgo: 40,
      applicationProcess: 'Ring or email for a place. You get one for six weeks.',
    },
    waitingTime: 'About 3 weeks',
    walkIn: [
      {
        title: 'The desk',
        text: 'Say “slow lane”. You get a band and a locker with a key.',
        picture: 'door',
      },
      { title: 'Changing', text: 'Cubicles with doors that lock, and a family one.', picture: 'card' },
      { title: 'The water', text: 'Wren is in the water with you. It is 30 degrees.', picture: 'waves' },
    ],
    whoYouMeet: [{ name: 'Wren', role: 'swimming teacher', text: 'Green cap. Learned to swim at 24.' }],
    safeguarding: seen('March 2026'),
    locations: [leisureCentre],
    schedules: [weekly([3], '16:00', '17:00')],
  },
  {
    name: 'Girls’ water hour',
    summary: 'The whole pool, women lifeguards, blinds down.',
    provider: 'Brine Street Baths',
    ...{ contactEmail: 'pool@brinestreet.example.org', email: 'pool@brinestreet.example.org' },
    description: 'Swim, float or sit on the side with your feet in.',
    ...{ ages: { from: 11, to: 19 }, free: false, fees: '£1' },
    goodFor: ['being active', 'meeting people'],
    ...{ justTurnUp: true, door: 'The side door on Cockle Row.', picture: 'waves', checkedDaysAgo: 40 },
    locations: [leisureCentre],
    schedules: [weekly([7], '09:00', '10:00')],
  },
  {
    name: 'Long Way Round',
    summary: 'A slow walk with dogs, along the sea wall.',
    provider: 'Saltmere Ramblers, the young ones',
    ...{ contactEmail: 'walk@longwayround.example.org', email: 'walk@longwayround.example.org' },
    description:
      'Two miles, flat, with a stop for chips. Talking is easier when you walk. You can walk in silence too.',
    ...{ ages: { from: 13, to: 21 }, free: true, fees: 'Free. Chips are on us.' },
    goodFor: ['feeling calm', 'being outside', 'meeting people'],
    ...{
      justTurnUp: true,
      door: 'Meet at the lighthouse steps. Look for three dogs.',
      picture: 'dog',
      checkedDaysAgo: 12,
    },
    walkIn: [
      { title: 'The steps', text: 'We wait ten minutes for anyone who is late.', picture: 'path' },
      { title: 'Pick a dog', text: 'Or don’t. Biscuit is the gentle one.', picture: 'dog' },
      { title: 'Chips', text: 'Halfway. Then back the same way, so you can’t get lost.', picture: 'pan' },
    ],
    whoYouMeet: [{ name: 'Oona', role: 'walk leader', text: 'Red coat. Retired nurse.' }],
    safeguarding: seen('August 2026'),
    locations: [
      at('Lighthouse steps', 'Sea Wall', 980, -140, {
        access: 'A hard, level path. Wheelchairs and buggies are fine.',
      }),
    ],
    schedules: [weekly([6], '10:30', '12:00')],
  },
  {
    name: 'Spoke Shed',
    summary: 'Fix a bike, keep the bike.',
    provider: 'Spoke Shed Saltmere',
    ...{ contactEmail: 'shed@spoke.example.org', email: 'shed@spoke.example.org', phone: '+441632960170' },
    description:
      'Six evenings. You take a bike apart and put it together. At the end it is yours, with lights and a lock.',
    ...{ ages: { from: 12, to: 18 }, free: true, fees: 'Free, bike and all.' },
    goodFor: ['making things', 'confidence'],
    ...{
      picture: 'bike',
      checkedDaysAgo: 30,
      applicationProcess: 'Ask for a place on the next six weeks.',
      waitingTime: 'The next one starts in January',
    },
    whoYouMeet: [{ name: 'Ferdi', role: 'mechanic', text: 'Oily apron, knows every joke about chains.' }],
    safeguarding: seen('May 2026'),
    locations: [
      at('The old signal box', 'Station Yard', -180, -260, {
        access: 'One step at the door; we have a ramp. Loud at times.',
      }),
    ],
    schedules: [weekly([2], '17:00', '19:00')],
  },
  {
    name: 'Kitchen Disco',
    summary: 'Dance like nobody is filming. Nobody is.',
    provider: 'Saltmere Moves',
    ...{ contactEmail: 'dance@saltmeremoves.example.org', email: 'dance@saltmeremoves.example.org' },
    description: 'No steps to learn and no show at the end. Lights low. Phones in a basket by the door.',
    ...{ ages: { from: 11, to: 18 }, free: false, fees: '£2, or nothing if you’d rather not say why' },
    goodFor: ['being active', 'letting off steam'],
    ...{
      justTurnUp: true,
      door: 'Down the ramp by the bins. You’ll hear it.',
      picture: 'notes',
      checkedDaysAgo: 18,
    },
    locations: [
      at('St Brannoc’s hall', 'Herring Lane', 150, 220, {
        access: 'Ramp at the side, accessible toilet. Loud music, some coloured lights.',
      }),
    ],
    schedules: [weekly([5], '18:30', '20:00')],
  },
  {
    name: 'Wheels and Walls',
    summary: 'Skate, scoot or climb, boards to borrow.',
    provider: 'Quarry Park',
    ...{ contactEmail: 'park@quarrypark.example.org', email: 'park@quarrypark.example.org' },
    description: 'Helmets and boards are lent. There is a beginners’ corner that bigger kids stay out of.',
    ...{ ages: { from: 7, to: 25 }, free: true, fees: 'Free. A helmet is a must; borrow ours.' },
    goodFor: ['being active', 'being outside'],
    ...{ justTurnUp: true, picture: 'path', door: 'The hut with the mural.' },
    locations: [
      at('Quarry Park', 'Quarry Hill', -1_300, 1_450, { access: 'Level paths. Toilets by the café.' }),
    ],
    schedules: [weekly([6, 7], '10:00', '16:00')],
  },
]

import { at, seen, type ToldService, weekly } from './telling.ts'

const library = (room: string, access: string) =>
  at(`Saltmere Library, ${room}`, '1 Reed Lane', 60, 380, { access, way: 'Opposite the bus station.' })

/** Things you make, play and perform. */
export const making: readonly ToldService[] = [
  {
    name: 'Panel Club',
    summary: 'Make comics and zines.',
    provider: 'Inky Fingers Comics',
    ...{
      teamKey: 'Inky Fingers studio',
      contactEmail: 'studio@inkyfingers.example.org',
      email: 'studio@inkyfingers.example.org',
      phone: '+441632960155',
    },
    description:
      'Draw, write, fold and staple. Stick people welcome. It is quiet: people have headphones on, and nobody has to read theirs out.',
    ...{ ages: { from: 10, to: 16 }, free: true, fees: 'Free. Pens, paper and the stapler are ours.' },
    eligibility: 'You don’t have to be good at drawing.',
    goodFor: ['being creative', 'somewhere quiet', 'meeting people'],
    ...{
      justTurnUp: true,
      door: 'Side door on Reed Lane, ask for Bea.',
      picture: 'comics',
      checkedDaysAgo: 5,
    },
    walkIn: [
      {
        title: 'The side door',
        text: 'On Reed Lane, under the green lamp. Open from quarter to four.',
        picture: 'door',
      },
      { title: 'A sticker', text: 'Write any name on a sticker. Or draw one.', picture: 'card' },
      {
        title: 'A seat',
        text: 'Tables of four. There is one by the window where people mostly don’t talk.',
        picture: 'bench',
      },
      {
        title: 'Paper',
        text: 'Bea hands out a starter page with empty panels. Fill one. Or watch.',
        picture: 'comics',
      },
      { title: 'Biscuits', text: 'At five. You can go then, or stay till half past.', picture: 'cup' },
    ],
    whoYouMeet: [
      { name: 'Bea', role: 'comics artist', text: 'Ink on her hands. Talks quietly.' },
      { name: 'Yusuf', role: 'volunteer', text: 'Does the stapling. Seventeen, came here at eleven.' },
    ],
    safeguarding: seen('October 2026'),
    locations: [
      library(
        'the side room',
        'Step-free by the main door, lift to the room. Low light and quiet. You can wear ear defenders; we lend them.',
      ),
    ],
    schedules: [weekly([2, 4], '16:00', '17:30')],
  },
  {
    name: 'Brick Lab',
    summary: 'Big tables of bricks and no instructions.',
    provider: 'Saltmere Library',
    ...{
      contactEmail: 'library@saltmere.example.org',
      email: 'library@saltmere.example.org',
      phone: '+441632960110',
    },
    description:
      'Build what you like next to somebody else building what they like. Made with autistic young people, and for anyone.',
    ...{ ages: { from: 6, to: 13 }, free: true, fees: 'Free.' },
    goodFor: ['being creative', 'somewhere quiet', 'making friends'],
    ...{
      justTurnUp: true,
      door: 'Main door, then follow the yellow line.',
      picture: 'bricks',
      checkedDaysAgo: 15,
    },
    walkIn: [
      {
        title: 'The yellow line',
        text: 'It goes from the door to the bricks. A grown-up may stay.',
        picture: 'path',
      },
      { title: 'Pick a table', text: 'Red card: leave me be. Green card: build with me.', picture: 'card' },
      { title: 'Build', text: 'Nobody takes it apart until next week.', picture: 'bricks' },
    ],
    whoYouMeet: [
      { name: 'Marta', role: 'librarian', text: 'Stripy jumper. Knows where the small wheels are.' },
    ],
    safeguarding: seen('February 2026'),
    locations: [
      library('children’s floor', 'Step-free, lift, quiet corner with a tent. Lights can be turned down.'),
    ],
    schedules: [weekly([6], '10:00', '12:00'), weekly([3], '15:45', '17:00', 'In term time')],
  },
  {
    name: 'Tide Choir',
    summary: 'Sing with others. No auditions, no solos.',
    provider: 'Tide Choir Saltmere',
    ...{ contactEmail: 'sing@tidechoir.example.org', email: 'sing@tidechoir.example.org' },
    description:
      'We learn songs by ear, so you don’t need to read music. You can mouth the words for as long as you like.',
    ...{ ages: { from: 9, to: 18 }, free: true, fees: 'Free.' },
    goodFor: ['feeling calm', 'meeting people', 'being creative'],
    ...{
      justTurnUp: true,
      door: 'Glass doors, up one floor by stairs or lift.',
      picture: 'notes',
      checkedDaysAgo: 33,
    },
    walkIn: [
      {
        title: 'Tea first',
        text: 'Ten minutes of squash and standing about. Kit will come and say hello.',
        picture: 'cup',
      },
      { title: 'Stretch', text: 'Silly noises. Everyone feels daft, so nobody does.', picture: 'stage' },
      { title: 'Songs', text: 'One we know, one new. Stand at the back if you like.', picture: 'notes' },
    ],
    whoYouMeet: [{ name: 'Kit', role: 'choir leader', text: 'Plays the accordion. Sings flat when cold.' }],
    safeguarding: seen('April 2026'),
    locations: [
      at('Assembly Rooms', '9 Custom House Street', 240, 90, {
        access: 'Lift to the first floor. Hearing loop. Chairs for anyone who wants one.',
      }),
    ],
    schedules: [weekly([3], '17:30', '18:45')],
  },
  {
    name: 'Loop Station',
    summary: 'Make beats, record a track.',
    provider: 'Pier Sound',
    ...{
      contactEmail: 'book@piersound.example.org',
      email: 'book@piersound.example.org',
      phone: '+441632960181',
    },
    description:
      'One room, one engineer, two of you at a time. What you say in your lyrics stays in the room unless somebody is in danger.',
    ...{ ages: { from: 13, to: 21 }, free: true, fees: 'Free for under 22s.' },
    goodFor: ['being creative', 'letting off steam'],
    ...{
      picture: 'notes',
      checkedDaysAgo: 25,
      applicationProcess: 'Book an hour by text or email.',
      waitingTime: 'Usually within a week',
    },
    safeguarding: seen('July 2026'),
    locations: [
      at('Pier Sound', 'Unit 3, Old Pier', 840, 60, {
        access: 'Ramp to the pier, narrow studio door (74 cm).',
      }),
    ],
    schedules: [weekly([1, 2, 3, 4], '15:30', '20:00')],
  },
  {
    name: 'Second Act',
    summary: 'Drama for people who hate drama lessons.',
    provider: 'The Lamp Room Theatre',
    ...{ contactEmail: 'join@lamproom.example.org', email: 'join@lamproom.example.org' },
    description: 'Games, scenes and making things up. Backstage counts: lights, sound, paint.',
    ...{ ages: { from: 12, to: 17 }, free: false, fees: '£15 a term. Free places every term: just say.' },
    goodFor: ['confidence', 'being creative', 'meeting people'],
    ...{
      picture: 'stage',
      checkedDaysAgo: 60,
      applicationProcess: 'Email first. You can try one for nothing.',
    },
    safeguarding: seen('January 2026'),
    locations: [
      at('The Lamp Room', '22 Ropewalk', 330, -120, {
        access: 'Step-free stage door. Accessible toilet. We can send a picture story of the evening.',
      }),
    ],
    schedules: [weekly([4], '17:00', '19:00')],
  },
  {
    name: 'Byte Size',
    summary: 'Build a game in eight weeks.',
    provider: 'Saltmere Code Club',
    ...{ contactEmail: 'code@bytesize.example.org', email: 'code@bytesize.example.org' },
    description:
      'Coding from nothing. Laptops lent. Come in person or join online from home with your camera off.',
    ...{ ages: { from: 9, to: 15 }, free: true, fees: 'Free.' },
    goodFor: ['making things', 'somewhere quiet'],
    ...{ picture: 'screen', checkedDaysAgo: 9, applicationProcess: 'Ask for a place; online has no limit.' },
    walkIn: [
      { title: 'A laptop', text: 'It has your first name on a sticky note.', picture: 'screen' },
      { title: 'Week one', text: 'You make a cat jump. Then you make it jump higher.', picture: 'ball' },
      { title: 'Stuck?', text: 'Put the red cup on your screen and someone comes.', picture: 'cup' },
    ],
    safeguarding: seen('October 2026'),
    locations: [library('computer room', 'Step-free, adjustable desks, screen readers on two machines.')],
    schedules: [weekly([1], '16:30', '18:00')],
  },
  {
    name: 'Shutter Bugs',
    summary: 'Take photographs, print them, hang them up.',
    provider: 'Old Chandlery Arts',
    ...{ contactEmail: 'hello@oldchandlery.example.org', email: 'hello@oldchandlery.example.org' },
    description: 'Cameras lent. A darkroom with a red light. You choose what anyone else sees.',
    ...{ ages: { from: 14, to: 25 }, free: true, fees: 'Free.' },
    goodFor: ['being creative'],
    ...{ picture: 'camera', checkedDaysAgo: 50, applicationProcess: 'Email for the next Saturday group.' },
    locations: [
      at('Old Chandlery', '5 Tar Yard', 610, 20, {
        access: 'Ground floor is step-free; the darkroom is down six steps.',
      }),
    ],
    schedules: [weekly([6], '13:00', '16:00')],
  },
  {
    name: 'Stir',
    summary: 'Cook tea together, eat it together.',
    provider: 'Saltmere Community Kitchen',
    ...{
      contactEmail: 'stir@communitykitchen.example.org',
      email: 'stir@communitykitchen.example.org',
      phone: '+441632960177',
    },
    description:
      'One pan, six people, food you can make at home. Take a box for whoever is there. Halal and veggie always.',
    ...{ ages: { from: 11, to: 19 }, free: true, fees: 'Free, food included.' },
    goodFor: ['meeting people', 'learning to cook', 'food'],
    ...{
      justTurnUp: false,
      picture: 'pan',
      checkedDaysAgo: 14,
      applicationProcess: 'Text or email by Tuesday so there’s enough food.',
    },
    safeguarding: seen('September 2026'),
    locations: [
      at('Community Kitchen', '31 Herring Lane', 170, 240, {
        access: 'Step-free. One worktop at wheelchair height. Tell us about allergies.',
      }),
    ],
    schedules: [weekly([4], '16:30', '18:30')],
  },
]

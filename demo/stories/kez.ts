import { postcodeAt } from '../geography/saltmere.ts'
import { placeGiven, whoCame } from '../telling/answering-places.ts'
import { answered, answersRead, asked } from '../telling/asking.ts'
import { goesAlong } from '../telling/going-along.ts'
import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import {
  askedForEverything,
  ownPage,
  parentAnswered,
  parentsPage,
  parentTells,
  wishedToKnow,
} from '../telling/own-page.ts'
import { goal, lookedBack, planned, rated, step, ticked } from '../telling/planning.ts'
import { prescribed, signposted } from '../telling/prescribing.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang, supervised } from '../telling/supporting.ts'

/** Kez: eight months with Maryam, from one person at lunch to the bus on her own. */
export const kez: Story = {
  person: {
    name: 'Kezia Mensah-Thornbury',
    called: 'Kez',
    pronouns: 'she/her',
    age: 14.6,
    matters:
      'Being outside, my nan, and drawing. I want one person at school I can sit with. Don’t ring me before tea.',
    home: '14 Cockle Row, Millgate, Saltmere',
    meet: 'Outside if it’s dry. Nan can come.',
  },
  begins: referredBy('Priya Raman', {
    ago: 176,
    reasons: ['alone', 'missing_school', 'home'],
    why: 'Kez has eaten lunch alone since January and is often away on Mondays. She draws all the time and lights up when somebody asks about it.',
    tried: 'A pass for the art room at lunch, which she likes. A lunch club, which was too loud.',
  }),
  after: [
    takenOn(173, 'Maryam Siddiqui'),
    rang(171, 'Said hello, and that she can say no to anything. She would like to meet outside.'),
    met(168, {
      where: 'Priory Park',
      note: 'Walked twice round the pond. Kez talked about her nan, and about the art room being the only quiet place.',
    }),
    known(168, {
      school: 'Sallowfield High School',
      practice: 'Mill Lane Surgery',
      home: 'address',
      address: '14 Cockle Row, Millgate, Saltmere',
      postcode: postcodeAt(-500, 300),
      contact_note: 'Not before tea. A text first is best.',
      contact_safe: 'yes',
      phone_whose: 'own',
      communication_needs: 'Short texts. Time to answer.',
      care_status: 'kinship',
      ethnic_group: 'Mixed White and Black African',
    }),
    beside(168, {
      kind: 'parent_or_carer',
      name: 'Comfort Mensah',
      is: 'nan',
      knownBy: 'special guardianship order, seen by school',
      collects: true,
    }),
    beside(167, { kind: 'emergency_contact', name: 'Comfort Mensah', is: 'nan', collects: true }),
    planned(168, { strengths: 'Draws from life. Notices birds. Kind to younger children.', review: -64 }),
    goal(168, 'lunch', 'Sit with somebody at lunch', 1),
    asked(165, { by: -158 }),
    answered(164, 'baseline', [4, 5, 4]),
    answersRead(163),
    step(160, 'Find out who else eats in the art room', { by: -40, who: 'Ms Raman', goal: 'lunch' }),
    met(152, { where: 'Priory Park' }),
    rated(146, { lunch: 2 }),
    goal(145, 'bus', 'Get there on my own on the bus', 3),
    step(145, 'Ride the 14 together, there and back', { by: -35, who: 'worker', goal: 'bus' }),
    rang(138, 'A hard week. We said we would leave the bus for now.', { for: 'worker_and_manager' }),
    supervised(
      131,
      -60,
      'Steady. Talked about not hurrying the bus, and about Comfort needing somebody too.',
    ),
    prescribed(128, 'Panel Club', {
      why: 'I could draw where nobody knows me. I’d sit near the door first.',
      wishes: 'Thursdays. Nan brings me the first time.',
      share: {
        age: '14',
        emergency_contact: 'Comfort Mensah, nan, on the number on file with her link worker',
        access_needs: 'A seat near the door. A quiet hello.',
        may_collect: 'Comfort Mensah. Later on: goes home by bus on her own.',
      },
    }),
    rated(124, { lunch: 2, bus: 3 }, 'It’s about the same.'),
    placeGiven(
      125,
      'Panel Club',
      { by: 'Bea Lindqvist' },
      'Come at ten to four on Thursday and I will be at the door.',
    ),
    whoCame(119, 'Panel Club', { by: 'Bea Lindqvist' }),
    met(116, {
      kind: 'visit',
      where: 'Comfort’s house',
      note: 'Tea with Comfort. Kez showed us three sketchbooks.',
    }),
    whoCame(109, 'Panel Club', { by: 'Bea Lindqvist' }, 'did_not_come'),
    whoCame(
      99,
      'Panel Club',
      { by: 'Bea Lindqvist' },
      'came',
      'Drew for the whole session and took paper home.',
    ),
    rated(95, { lunch: 3, bus: 2 }, 'The bus was horrible that time.'),
    met(88, { where: 'Mill Lane Library café' }),
    lookedBack(
      64,
      'Kez, Comfort and Maryam. The walks help more than the calls, so the calls stop. Lunch is a bit better.',
      14,
    ),
    rated(55, { lunch: 4, bus: 5 }),
    supervised(58, 1, 'Going well. Think about who takes over from us at school.'),
    signposted(60, 'Long Way Round'),
    whoCame(44, 'Panel Club', { by: 'Bea Lindqvist' }),
    ticked(37, 'Ride the 14 together, there and back'),
    ticked(33, 'Find out who else eats in the art room'),
    met(31, { where: 'Priory Park', note: 'She went past her own stop to look at the sea, and came back.' }),
    whoCame(24, 'Panel Club', { by: 'Bea Lindqvist' }),
    rated(22, { lunch: 4, bus: 7 }),
    step(20, 'Go to the stadium alone', { by: -2, goal: 'bus' }),
    asked(20, { by: -13, occasion: 'follow_up' }),
    answered(18, 'follow_up', [6, 7, 7]),
    answersRead(17),
    step(12, 'Ask Ms Raman about the Thursday table', { by: -2, goal: 'lunch' }),
    met(9, {
      where: 'Priory Park',
      note: 'Kez did the numbers herself, standing up.',
      for: 'everyone_in_support',
    }),
    rated(9, { lunch: 6, bus: 8 }, 'There’s a girl called Wren who saves me a place.'),
    goal(9, 'draw', 'Draw something I’d let my nan hang up', 4, 'together'),
    step(9, 'Tell Maryam how Thursday went', { by: 2, goal: 'lunch' }),
    step(9, 'Bring the big sketchbook', { by: 9, who: 'Comfort', goal: 'draw' }),
    whoCame(4, 'Panel Club', { by: 'Bea Lindqvist' }, 'came', 'Showed two new people where things are.'),
    ticked(3, 'Go to the stadium alone'),
    prescribed(3, 'Linfield Rec football', {
      why: 'Wren goes. I’d be in goal, maybe.',
      wishes: 'The girls’ session, with Wren.',
      share: {
        age: '14',
        emergency_contact: 'Comfort Mensah, nan',
        may_collect: 'Goes home with Wren’s mum, or by bus.',
      },
    }),
    goesAlong(2, 'Linfield Rec football', {
      ...{ who: 'Maryam Siddiqui', in: 2, meets: 'on_the_way' },
      words: 'Meet at the pond gate. She likes to walk in second.',
    }),
    rang(2, '“I went on my own bus. First time.”', { for: 'everyone_in_support' }),
    step(2, 'Walk in Priory Park', { by: 1, who: 'worker' }),
    ownPage(9),
    wishedToKnow(1, 'Wren, my friend', 'That I go to Panel Club. Not the rest.'),
    parentsPage(8, 'Comfort Mensah', 'Panel Club'),
    parentTells(6, 'Comfort Mensah', 'She may come home by bus on Thursdays now.'),
    parentAnswered(5, 'Comfort Mensah', 'Thank you. Panel Club knows.'),
    askedForEverything(3),
  ],
}

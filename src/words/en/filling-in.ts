import { defineCatalogue } from '../catalogue.ts'
import { countOf, howMany } from '../counting.ts'

/** What pupils read when they fill in a survey. */
export const fillingIn = defineCatalogue({
  page: { skip: 'Skip to the survey' },
  code: {
    title: 'Your survey',
    lead: 'Type the code on your slip of paper.',
    label: 'Your code',
    hint: 'Big or small letters are both fine. Gaps do not matter.',
    go: 'Go',
    problem: 'Something to put right',
    missing: 'Type the code on your slip',
    wrong: 'We do not know that code. Look at your slip and type it again',
    takenBack: 'This code was taken back, so it opens nothing. Ask the adult with you',
    notYet: ({ day }: { day: string }) => `This survey is not open yet. It opens on ${day}`,
    notYetOpen: 'This survey is not open yet. Ask the adult with you when it opens',
    closed: 'This survey is over. Nobody can answer it any more',
    tooMany: ({ minutes }: { minutes: number }) =>
      `There were a lot of wrong codes from here. Wait ${countOf(minutes, 'minute')}, then type yours`,
    here: 'A survey is open on this screen',
    hereWhy: 'If it is yours, carry on. If it is not, put it away first.',
  },
  begin: {
    lead: ({ questions, minutes }: { questions: number; minutes: number }) =>
      `There ${questions === 1 ? 'is' : 'are'} ${howMany(questions, 'question')}, about ${countOf(minutes, 'minute')}.`,
    yourWay: 'There are no right answers. You can skip any question, and stop when you like.',
    language: 'Choose a language',
    anonymous: 'Nobody knows which answers are yours',
    anonymousWhy:
      'This survey is anonymous. It does not ask your name. There is no list that joins your code to your name.',
    confidential: 'Your answers are kept away from your name',
    confidentialWhy: ({ holder }: { holder: string }) =>
      `This survey is confidential. There is a locked list that joins codes and names. It is kept by ${holder}.`,
    confidentialUse:
      'The list is only used to put your answers from different years together, or to join them with records that were agreed. Nobody uses it to look you up.',
    confidentialUnless:
      'There is one exception. The list may be opened to stop somebody being badly hurt. This is when:',
    destroyed: ({ day }: { day: string }) => `The list is destroyed on ${day}.`,
    named: 'Your name goes with your answers',
    namedWhy: ({ people }: { people: string }) => `These people read your answers today: ${people}.`,
    namedLater: ({ people, when }: { people: string; when: string }) =>
      `These people read your answers: ${people}. They are not there now. The next time is ${when}.`,
    namedNobody:
      'Everybody who was going to read them has left, so nobody reads them today. If you need somebody, tell an adult you trust in school, or ring Childline free on 0800 1111. If somebody is in danger, ring 999.',
    namedUnless:
      'If they think somebody may be badly hurt, they may have to tell somebody. They tell you first, if that is safe.',
    whoTitle: 'Who sees what',
    whoGroups:
      'People see numbers about big groups, such as a whole year. They never see what one person picked.',
    whoNamed: 'Nobody else reads what you picked. Later, people see numbers about big groups.',
    whoTeachers: 'Your teachers can see how many have finished, and nothing else.',
    followTitle: 'Can somebody come to me about my answers?',
    followNo:
      'No. Nobody can come and help because of what you pick here. If you need somebody, press “I want help”. It is on every page.',
    followYes: 'Yes. Somebody who reads your answers may come and talk with you.',
    backTitle: 'If you change your mind',
    backUntil: ({ day }: { day: string }) =>
      `You can take your answers back until ${day}. Keep your slip, come back here and type your code.`,
    backWhileOpen:
      'You can take your answers back until the survey ends. Keep your slip, come back here and type your code.',
    responsible: ({ names }: { names: string }) => `Responsible for this survey: ${names}.`,
    freeTitle: 'You choose',
    free: 'You do not have to take part. Nobody minds, and nothing happens to you if you say no.',
    start: 'Start',
    carryOn: 'Carry on',
    no: 'I do not want to',
    notMine: 'This is not my slip',
  },
  about: {
    why: 'This helps us see if things are different for different people. You can skip it.',
    count: 'About you',
    yearGroup: 'Which year are you in?',
    year: ({ year }: { year: number }) => (year === 0 ? 'Reception' : `Year ${year}`),
    gender: 'Which of these are you?',
    genders: { girl: 'A girl', boy: 'A boy', other: 'Something else' },
    ethnicGroup: 'Which of these fits you best?',
    ethnicGroups: {
      asian: 'Asian or Asian British',
      black: 'Black, Black British, Caribbean or African',
      mixed: 'Mixed, or more than one of these',
      white: 'White',
      other: 'Something else',
    },
  },
  question: {
    scale: ({ from, low, to, high }: { from: number; low: string; to: number; high: string }) =>
      `${from} is ${low}. ${to} is ${high}.`,
    stop: 'Stop for now',
    look: 'Language, pictures',
    count: ({ at, of }: { at: number; of: number }) => `Question ${at} of ${of}`,
    left: ({ minutes }: { minutes: number }) => `about ${countOf(minutes, 'minute')} left`,
    last: 'the last one',
    listen: 'Listen',
    back: 'Back',
    next: 'Next',
    skip: 'Skip this one',
    help: 'I want help',
    noConnection:
      'There is no connection just now. Stay on this page: what you picked is kept here, and goes by itself when the connection is back.',
    noRightAnswer: 'There’s no right answer.',
    who: 'Who sees what I pick?',
    pickOne: 'Pick an answer, or skip this one',
    pickUpTo: ({ most }: { most: number }) => `Tick up to ${most}.`,
    pickSome: 'Tick at least one, or skip this one',
    tooMany: ({ most, count }: { most: number; count: number }) =>
      `You ticked ${count}. Leave up to ${most} ticked`,
    inEnglish: 'We only have this question in English.',
    skipped: 'You skipped this one before.',
  },
  look: {
    title: 'Language and pictures',
    language: 'Language',
    languageMissing: 'Choose a language',
    more: 'What else would help?',
    pictures: 'Pictures beside the words',
    large: 'Bigger words',
    save: 'Save and go back',
  },
  stopped: {
    title: 'Stopped for now',
    kept: 'Your answers so far are kept. To carry on later, type your code again, here or on another phone or tablet.',
    carryOn: 'Carry on',
    away: 'Put the survey away',
    awayWhy: 'If somebody else uses this screen next, put your survey away first.',
    no: 'I do not want to any more',
    noWhy: 'This takes your answers back. Nobody minds.',
  },
  end: {
    title: 'That was the last one',
    answered: ({ answered, of }: { answered: number; of: number }) =>
      answered === of ? 'You answered every question.' : `You answered ${answered} of ${of}.`,
    firstSkipped: 'Look at the first one I skipped',
    finish: 'I have finished',
    after: 'After this you cannot change your answers. Your survey goes from this screen.',
  },
  thanks: {
    title: 'Thank you',
    kept: 'Your answers are in. Nothing of them is left on this screen.',
    slip: 'Keep your slip if you may want to take your answers back.',
    contact: 'Do you want somebody to talk to?',
    another: 'Somebody else has a code',
  },
  finished: {
    title: 'You have finished this survey',
    used: 'This code has been used, and the answers are in. You cannot change them.',
    back: 'Take my answers back',
    unfinished: 'It ended before you had finished. What you had answered is kept.',
    backWhy: ({ day }: { day: string }) => `You can take them back until ${day}. If you do, nobody has them.`,
    backWhileOpen: 'You can take them back until the survey ends. If you do, nobody has them.',
    counted:
      'Numbers about big groups have been made already. They stay as they are, and nobody can see in them what you picked. If you take your answers back, no new numbers are made with them.',
    tooLate: 'They cannot be taken back any more.',
    away: 'Put the survey away',
  },
  tooLate: {
    title: 'This survey is over',
    until: ({ day }: { day: string }) =>
      `You could take answers back until ${day}. That day has gone, so they cannot be taken back any more.`,
    together:
      'Answers are put together into numbers about big groups. Nobody can see in them what you picked.',
    counted:
      'Numbers about big groups have been made. They stay as they are. Nobody can see in them what you picked.',
    unhappy: 'If that worries you, tell an adult whom you trust. They can ask the people who run the survey.',
  },
  saidNo: {
    title: 'That is fine',
    withdrawn: 'Your answers are gone. Nobody has them, and your code opens nothing any more.',
    no: 'You are not taking part. Nobody minds, and it is not written beside your name.',
    gone: 'If you had answered something, it is gone.',
    instead: 'What you do instead:',
    changed: 'If you change your mind, type your code again before the survey ends.',
    again: 'You said no to this survey before. If you have changed your mind, you can start now.',
  },
  help: {
    title: 'If you want help',
    danger: 'Somebody is in danger, or badly hurt: ring 999',
    talk: 'To talk to somebody, free, at any time of day or night:',
    childline: 'Childline: ring 0800 1111',
    shout: 'Shout: text SHOUT to 85258',
    samaritans: 'Samaritans: ring 116 123',
    nhs: 'NHS 111: ring 111 and choose mental health',
    school: 'Or tell an adult in school whom you trust. It can be now.',
    contact: 'Do you want somebody to get in touch?',
    contactWhy:
      'You can ask for a person to talk to. That is apart from this survey: nothing that you picked goes with it.',
    ask: 'Ask for a person',
    notTold: 'Nobody is told that you opened this page.',
    backToSurvey: 'Back to the survey',
    now: 'You told us something that matters',
    nowWhy: ({ people }: { people: string }) =>
      `${people} read your answers today. If you need somebody sooner:`,
    nowNobody:
      'Everybody who was going to read your answers has left. We have told the people in charge, so that somebody comes in their place. Do not wait for that. Ring one of these if you need somebody:',
    nowLater: ({ people, when }: { people: string; when: string }) =>
      `${people} read your answers. They are not there now. The next time is ${when}. Do not wait for that if you need somebody:`,
  },
  gone: {
    closed: 'This survey has ended',
    closedWhy: 'It ended while you were answering. What you had answered is kept.',
  },
})

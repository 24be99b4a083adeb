import { defineCatalogue } from '../catalogue.ts'

/** What parents read of a survey before it, on paper or on the public page. Reading age 11. */
export const surveyLetters = defineCatalogue({
  heading: ({ name }: { name: string }) => `${name}: for parents and carers`,
  school: ({ school }: { school: string }) => `${school} takes part in this survey.`,
  kinds: {
    anonymous:
      'It is anonymous. No key exists. Nobody can find out who gave which answers, not even later, so nobody can be followed up.',
    confidential: ({ holder }: { holder: string }) =>
      `It is confidential. Answers have no name on them. A key between pupils and answers is held by ${holder} until the day below. It is used only to join one year with another or with records that were agreed. Nobody looks your child up.`,
    exceptFor: ({ harm }: { harm: string }) => `The one exception is to prevent serious harm: ${harm}`,
    named: ({ readers }: { readers: string }) =>
      `It is named. These people read your child’s answers on the day: ${readers}. Your child takes part only if you, or a child who can decide this alone, said yes, and if your child wants to.`,
  },
  key: {
    who: 'Who is asked',
    when: 'When',
    days: ({ from, to }: { from: string; to: string }) => `${from} to ${to}`,
    controllers: 'Who answers in law',
    jointly: ({ names }: { names: string }) => `${names}, jointly`,
    basis: 'Lawful basis',
    takeBack: 'Answers can be taken back until',
    destroyed: 'The list of names is destroyed on',
    kept: 'Answers are kept until',
    instead: 'Who does not take part does this instead',
  },
  pupils: 'What pupils are told',
  questions: 'Every question can be skipped. Whoever takes part can stop at any moment.',
  yesHeading: 'If you want your child to take part',
  yesSchool: ({ day }: { day: string }) =>
    `Talk with your child about it, and tell the school by ${day}. Without a yes your child gets no slip.`,
  noHeading: 'If you do not want your child to take part',
  noSchool: ({ day }: { day: string }) =>
    `Tell the school by ${day}. You do not have to say why, and it is not held against your child. A no that comes later counts too.`,
  noHere: ({ day }: { day: string }) => `Tell the school or send this by ${day}. You do not have to say why.`,
  givenName: 'Your child’s given name',
  familyName: 'Your child’s family name',
  year: 'Year group',
  class: 'Class, if you know it',
  send: 'My child does not take part',
  needGivenName: 'Enter your child’s given name',
  needFamilyName: 'Enter your child’s family name',
  needYear: 'Choose the year group',
  only: 'Only the school reads this. It is destroyed on the same day as the list of names.',
  sentHeading: 'The school has your no',
  sent: 'Your child gets no slip for this survey. The school may ask you which pupil it is, if two have the same name.',
  noMore: 'A no can be told to the school.',
})

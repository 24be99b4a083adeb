import { defineCatalogue } from '../catalogue.ts'

/** What a young person reads who does not feel safe. Reading age 9. */
export const safety = defineCatalogue({
  link: 'I don’t feel safe',
  title: 'If you don’t feel safe',
  danger: 'Somebody is in danger, or you are badly hurt: ring 999.',
  quiet: 'If it is hard to speak, ring 999 from a mobile and press 55 when you hear the voice.',
  reads: ({ name, role }: { name: string; role: string }) =>
    `Press the button below, and ${name} reads it. ${name} is ${role}.`,
  readsToo: ({ names }: { names: string }) => `${names} reads it too.`,
  lead: ({ organisation }: { organisation: string }) =>
    `there at ${organisation} to help keep young people safe`,
  by: ({ by }: { by: string }) => `A person has it by ${by}.`,
  later: ({ from }: { from: string }) => `Nobody is there to read it right now. They read it at ${from}.`,
  next: 'They think about what would make you safer. They may have to tell somebody who can help. They talk with you first, if that is safe.',
  now: 'You do not have to wait for that. To talk to somebody now, free and at any time of day or night:',
  childline: 'Childline, 0800 1111',
  shout: 'Text SHOUT to 85258',
  nhs: 'NHS 111: ring 111 and choose the mental health option',
  box: 'What would you like to say?',
  boxHint: 'You can leave this empty and still send it.',
  send: 'Tell them I don’t feel safe',
  back: 'Go back',
  nobody: 'Nobody is named here yet who could read it. Please ring or text one of these:',
  sent: 'It is sent',
  sentReads: ({ name }: { name: string }) => `${name} has it now.`,
  noTrace: 'If somebody else looks at this phone, close this page.',
  gone: 'This page does not work any more',
  goneWhy: 'The link is old. You can still get help now:',
})

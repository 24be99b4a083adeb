import { defineCatalogue } from '../catalogue.ts'

type Asked = { first: string; service: string; worker: string; team: string }

/** What those who run something for young people read when they come by a link, without an account. */
export const prescribing = defineCatalogue({
  asked: {
    title: ({ first }: { first: string }) => `A place for ${first}?`,
    lead: ({ first, service, worker, team }: Asked) =>
      `${worker} from ${team} asks whether ${first} can come to ${service}.`,
    by: ({ day }: { day: string }) => `Please answer by ${day}. A no helps too: then they look elsewhere.`,
    onlyName: ({ first }: { first: string }) =>
      `${first} agreed that you know this first name, and nothing else, until you say yes. Then you get what keeps ${first} safe with you, before the first time.`,
    form: 'Your answer',
    answer: ({ first }: { first: string }) => `Is there a place for ${first}?`,
    answerMissing: 'Choose yes or no',
    yes: 'Yes',
    no: 'No',
    metBy: ({ first }: { first: string }) => `Who will meet ${first} the first time?`,
    metByHint: 'A name helps: it is easier to come when you know who is there.',
    metByMissing: 'Enter who will meet them',
    when: 'When can they first come, and where do they go?',
    whenHint: 'For example: any Tuesday at 4 pm, the blue door, ask for Jo.',
    whenMissing: 'Say when they can first come',
    why: 'Why not?',
    whyMissing: 'Choose why not',
    noWords: 'Anything you would like to say about it',
    alternatives: 'What else might suit?',
    alternativesHint: 'Another day, another group, somebody else. Leave it empty if you do not know.',
    saidBy: 'Your name',
    saidByHint: 'So that they know who answered.',
    saidByMissing: 'Enter your name',
    send: 'Send the answer',
    questions: 'Questions?',
    ring: ({ worker, phone }: { worker: string; phone: string }) => `Ask for ${worker} on ${phone}.`,
    reply: ({ worker, team }: { worker: string; team: string }) => `Ask for ${worker} at ${team}.`,
  },
  came: {
    title: ({ first }: { first: string }) => `${first} and you`,
    lead: ({ first, service }: { first: string; service: string }) =>
      `What ${first} agreed that you know for ${service}, and a place to tell who came.`,
    safe: ({ first }: { first: string }) => `What keeps ${first} well with you`,
    safeNote: ({ first }: { first: string }) =>
      `Only for those who are there with ${first}. Do not copy it, and do not pass it on. If it is not enough to keep ${first} safe, ask before the first time.`,
    nothing: ({ first }: { first: string }) =>
      `${first} has agreed to share nothing more than this first name. If you need more to keep ${first} safe, ask before the first time.`,
    form: 'Who came',
    once: 'Tell us after the next time. This page closes when you have told us, so read what is above first. You get a new link if there is a next time.',
    day: 'Which day?',
    dayMissing: 'Enter the day',
    came: ({ first }: { first: string }) => `Did ${first} come?`,
    cameMissing: 'Choose what happened',
    yes: 'Came',
    no: 'Did not come',
    noHint: 'That is fine. No reason is needed.',
    cancelled: 'We called it off',
    words: 'Anything good to pass on?',
    wordsHint: 'A sentence that they may read. For example: made everybody laugh, brought a friend.',
    again: 'Is there a next time?',
    againMissing: 'Choose whether there is a next time',
    againYes: 'Yes, send me a new link',
    againNo: 'No',
    toldBy: 'Your name',
    toldByMissing: 'Enter your name',
    send: 'Tell them',
    before: 'Told before',
    danger:
      'Worried that somebody is not safe? Follow your own safeguarding procedure now, and tell whoever asked you. If somebody is in danger, ring 999.',
  },
  thanks: {
    title: 'Thank you',
    text: 'We have what you sent. The young person is told first, then the link worker.',
    next: 'If you said yes, the next email has what you need to know before the first time. If there is a next time, a new link comes by email.',
    over: 'The link has done its work and does not open any more. You can close this page.',
  },
  gone: {
    title: 'This link does not open anything',
    text: 'It may have been used already, it may be too old, or a letter may be missing from it.',
    ring: ({ team, phone }: { team: string; phone: string }) =>
      `Ring ${team} on ${phone}, and they send you a new one.`,
    ask: ({ team }: { team: string }) => `Ask ${team} for a new one.`,
    nobody: 'Ask whoever sent it to you for a new one.',
    danger: 'If somebody is in danger, ring 999.',
  },
})

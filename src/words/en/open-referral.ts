import { defineCatalogue } from '../catalogue.ts'

/** What is given out as Open Referral says in words of our own. Reading age 11. */
export const openReferral = defineCatalogue({
  taxonomies: {
    helpsWith: { name: 'What it helps with', description: 'What a service is good for, in plain words.' },
    access: {
      name: 'Access',
      description: 'What a service has for access needs and for special educational needs and disabilities.',
    },
    helps: {
      loneliness: {
        name: 'Feeling alone',
        description: 'Meeting people, and having somewhere to be with them.',
      },
      anxiety: { name: 'Worry and anxiety', description: 'Help with worry, stress and panic.' },
      low_mood: { name: 'Feeling low', description: 'Help when somebody feels low or sad.' },
      confidence: { name: 'Confidence', description: 'Feeling more sure of yourself.' },
      being_active: {
        name: 'Being active',
        description: 'Sport, dance, walking and anything else that moves.',
      },
      creativity: {
        name: 'Being creative',
        description: 'Making, playing, drawing, writing and performing.',
      },
      nature: { name: 'Being in nature', description: 'Gardens, animals, woods and water.' },
      calm: { name: 'Feeling calm', description: 'Somewhere quiet, and ways to slow down.' },
      learning: { name: 'Learning', description: 'Help with school, and learning something new.' },
      work: { name: 'Work and what comes next', description: 'Finding work, training or a course.' },
      food_and_money: { name: 'Food and money', description: 'Food, clothes, bills and debt.' },
      family: { name: 'Family', description: 'Help for families, parents and young carers.' },
      being_yourself: {
        name: 'Being yourself',
        description: 'A place where nobody has to hide who they are.',
      },
      grief: { name: 'When somebody has died', description: 'Help after a death.' },
      helping_others: { name: 'Helping others', description: 'Volunteering, and having a say.' },
    },
    features: {
      step_free: { name: 'Step-free', description: 'You can get in and about without steps.' },
      accessible_toilet: { name: 'Accessible toilet', description: 'A toilet that fits a wheelchair.' },
      changing_places: {
        name: 'Changing Places toilet',
        description: 'A toilet with a hoist, a changing bench and room for two carers.',
      },
      hearing_loop: { name: 'Hearing loop', description: 'A loop for hearing aids.' },
      sign_language: { name: 'Sign language', description: 'Somebody signs, or can be booked to.' },
      quiet_space: {
        name: 'Quiet space',
        description: 'A room or corner to be quiet in, or quiet sessions.',
      },
      easy_read: { name: 'Easy read', description: 'Information in easy words and pictures.' },
      send_trained: {
        name: 'Staff trained in SEND',
        description: 'Staff who know about special educational needs and disabilities.',
      },
      extra_adult: { name: 'An extra adult', description: 'Somebody can be beside you if you need that.' },
      carer_welcome: { name: 'Carers welcome', description: 'You can bring somebody who supports you.' },
      help_with_travel: {
        name: 'Help with travel',
        description: 'Help with getting there, or with its cost.',
      },
    },
  },
  developers: {
    title: 'For developers',
    lead: 'Everything in this directory can be had as open data, in the form of Open Referral UK 3.0. No key, no sign-up.',
    start: 'Where it is',
    startText: 'The address to begin with is:',
    document: 'The whole of it as an OpenAPI 3.1 document:',
    what: 'What there is',
    lists:
      'Lists come a page at a time: 50 on a page unless you ask for more with per_page, 500 at most. Add full=true for everything that belongs to each thing, minimal=true for nothing but ids, or format=ndjson for the whole list, one thing to a line.',
    near: 'Services at places can be asked for near a postcode: postcode gives the nearest first, and proximity leaves out what is more metres away than that.',
    examples: 'Try it',
    example: {
      first: 'The first page of services',
      full: 'Five services with their places, times and prices',
      search: 'Services about comics, on a Tuesday, for nobody over 25',
      changed: 'What changed since a day, and what was withdrawn',
      terms: 'The terms that services are filed under',
      lines: 'All organisations, one to a line',
    },
    copy: 'Keeping a copy',
    copyText: [
      'Take everything once, then ask with modified_after for what has changed since. With nothing else asked, /services also lists what was withdrawn since, with the status “defunct” and no more: take those out of your copy.',
      'Every answer has an ETag. Send it back as If-None-Match, and you get 304 and nothing else while nothing has changed.',
    ],
    limits: 'Limits',
    limitsText: [
      'Each network address has 600 points a minute. An answer costs one, long and full ones more, a whole list by ndjson 50. When they are used up you get 429, with Retry-After in seconds.',
      'A parameter that makes no sense gets 400 and a sentence that says which. Nothing is quietly left out of what you asked.',
    ],
    terms: 'Terms',
    termsText: [
      'The software is open source, under the MIT licence. What services say of themselves is theirs: you may show it and pass it on, saying where it came from and when (x_trellis.source and assured_date).',
      'Show people how old it is. A service that nobody checked for a year is not shown to people here any more, but it is given out, so that you can decide.',
      'There are no people in it: no names, no numbers of their own, nothing of anybody who goes there.',
    ],
    local: 'Besides the specification',
    localText:
      'Fields that the UK profile does not have say so in the OpenAPI document. Those of HSDS 3.0 keep their names there (eligibility_description, wait_time, application_process, phones, transportation); ours stand together in x_trellis.',
    join: 'How to join',
    joinText:
      'If your council or charity has a feed of its own in Open Referral UK 1.0 or 3.0, or in HSDS 3.0, we can take it in. Tell whoever runs this directory where it is. A service of yours that is here already has a link on its page to say that it is yours.',
  },
})

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
})

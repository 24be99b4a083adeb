import { type Organised, p } from './organised.ts'

/** The council, with the team that is the front door, and the charity whose link workers have the south. */
export const councilAndCharities: readonly Organised[] = [
  {
    kind: 'council',
    name: 'Saltmere Council',
    phone: '01632 960100',
    shutHolder: 'Helen Marchbank',
    teams: [
      {
        name: 'Northside Link Workers',
        purpose: 'Link workers for the north of Saltmere and its schools',
        receives: true,
        frontDoor: true,
        hours: true,
        people: [
          p('Maryam Siddiqui', 'Link worker', 'link_worker'),
          p('Daniel Osei', 'Link worker', 'link_worker'),
          { ...p('Winifred Achterberg', 'Link worker', 'link_worker'), since: '2015-01-05' },
          p('Helen Marchbank', 'Team manager', 'manager'),
          p('Gareth Pugh', 'Safeguarding lead', 'safeguarding_lead'),
          p('Ros Eldridge', 'Practice supervisor', 'supervisor'),
        ],
      },
      { name: 'Early Help', people: [p('Vivian Lockyer', 'Head of early help', 'manager')] },
      {
        name: 'Leaving Care',
        purpose: 'Young people leaving care',
        people: [p('Anthea Boyd', 'Personal adviser', 'referrer')],
      },
      { name: 'Saltmere Youth Justice', people: [p('Kofi Mensah', 'Youth justice worker', 'referrer')] },
      {
        name: 'Commissioning',
        people: [
          p('Judith Farrow', 'Commissioner', 'commissioner'),
          p('Colm Arkwright', 'Commissioner', 'commissioner'),
          p('Ed Tallis', 'Administrator', 'administrator'),
        ],
      },
    ],
  },
  {
    kind: 'charity',
    name: 'Harbour Young People',
    phone: '01632 960140',
    teams: [
      {
        name: 'Harbour Link Workers',
        purpose: 'Link workers for the harbour and the south of Saltmere',
        receives: true,
        hours: true,
        people: [
          p('Tomas Brennan', 'Link worker', 'link_worker'),
          p('Yetunde Bakare', 'Link worker', 'link_worker'),
          p('Cormac Delahunt', 'Link worker', 'link_worker'),
          p('Sunita Rao', 'Team manager', 'manager', 'safeguarding_lead'),
        ],
      },
    ],
  },
]

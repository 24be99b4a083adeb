import { type Organised, p } from './organised.ts'

/** The schools. Each keeps its holidays, and names who holds what comes back while it is shut. */
export const schools: readonly Organised[] = [
  {
    kind: 'school',
    name: 'Sallowfield High School',
    urn: '900001',
    terms: true,
    shutHolder: 'Pauline Hartley',
    teams: [
      {
        name: 'Sallowfield pastoral team',
        people: [
          p('Priya Raman', 'Head of Year 9', 'referrer'),
          p('Marcus Doyle', 'Teacher', 'referrer'),
          p('Pauline Hartley', 'Assistant head', 'manager'),
          p('Gwen Abbott', 'Designated safeguarding lead', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Eastbrook Academy',
    urn: '900002',
    terms: true,
    shutHolder: 'Ivor Lane',
    teams: [
      {
        name: 'Eastbrook inclusion team',
        people: [
          p('Leila Haddad', 'SENDCo', 'referrer'),
          p('Ivor Lane', 'Deputy head', 'manager', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Quarry Hill Primary School',
    urn: '900003',
    terms: true,
    shutHolder: 'Bronwen Price',
    teams: [
      {
        name: 'Quarry Hill staff',
        people: [
          p('Sam Whitlock', 'Class teacher', 'referrer'),
          p('Bronwen Price', 'Head teacher', 'manager', 'safeguarding_lead'),
        ],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Netherwold School',
    urn: '900004',
    terms: true,
    shutHolder: 'Hilary Croft',
    teams: [
      {
        name: 'Netherwold pastoral team',
        people: [p('Hilary Croft', 'Assistant head', 'manager', 'safeguarding_lead')],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Marram High School',
    urn: '900005',
    terms: true,
    shutHolder: 'Desmond Achebe',
    teams: [
      {
        name: 'Marram pastoral team',
        people: [p('Desmond Achebe', 'Deputy head', 'manager', 'safeguarding_lead')],
      },
    ],
  },
  {
    kind: 'school',
    name: 'St Hild’s Catholic High School',
    urn: '900006',
    terms: true,
    shutHolder: 'Moira Keane',
    teams: [
      {
        name: 'St Hild’s pastoral team',
        people: [p('Moira Keane', 'Head of pastoral care', 'manager', 'safeguarding_lead')],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Lantern Bay Academy',
    urn: '900007',
    terms: true,
    shutHolder: 'Rukhsana Malik',
    teams: [
      {
        name: 'Lantern Bay inclusion team',
        people: [p('Rukhsana Malik', 'Assistant head', 'manager', 'safeguarding_lead')],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Wold End School',
    urn: '900008',
    terms: true,
    shutHolder: 'Callum Pryce',
    teams: [
      {
        name: 'Wold End pastoral team',
        people: [p('Callum Pryce', 'Deputy head', 'manager', 'safeguarding_lead')],
      },
    ],
  },
  {
    kind: 'school',
    name: 'Harbourside Academy',
    urn: '900009',
    terms: true,
    shutHolder: 'Yasmin Okoro',
    teams: [
      {
        name: 'Harbourside pastoral team',
        people: [p('Yasmin Okoro', 'Assistant head', 'manager', 'safeguarding_lead')],
      },
    ],
  },
]

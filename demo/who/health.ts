import { type Organised, p } from './organised.ts'

/** Practices, the mental health service and the hospital. */
export const health: readonly Organised[] = [
  {
    kind: 'practice',
    name: 'Mill Lane Surgery',
    odsCode: 'ZZ9001',
    teams: [
      {
        name: 'Mill Lane clinicians',
        people: [p('Dr Anil Kapoor', 'GP', 'referrer'), p('Fiona Grant', 'Practice manager', 'manager')],
      },
    ],
  },
  {
    kind: 'practice',
    name: 'Quayside Practice',
    odsCode: 'ZZ9002',
    teams: [{ name: 'Quayside clinicians', people: [p('Dr Ruth Adler', 'GP', 'referrer', 'manager')] }],
  },
  {
    kind: 'trust',
    name: 'Saltmere Children and Young People’s Mental Health Service',
    odsCode: 'ZZ9',
    teams: [
      {
        name: 'Young people’s mental health',
        people: [
          p('Dr Anouk Verhoeven', 'Clinical psychologist', 'clinician'),
          p('Clive Sanders', 'Team manager', 'manager'),
        ],
      },
    ],
  },
  {
    kind: 'trust',
    name: 'Wold Children’s Hospital',
    odsCode: 'ZZ8',
    teams: [
      {
        name: 'Wold play and discharge team',
        people: [
          p('Imelda Castro', 'Discharge nurse', 'referrer'),
          p('Niamh Corrigan', 'Ward manager', 'manager'),
        ],
      },
    ],
  },
]

/** What of somebody is told or shown, kind by kind: in words for them and for whoever works with them. */
export const limits = {
  kinds: {
    first_contact: 'That the first meeting happened',
    ending: 'When support ends',
    outcome: 'What came of it',
    plan_health: 'What a health service does',
    age: 'Age',
    wishes: 'Good times to go',
    emergency_contact: 'Whom to ring in an emergency',
    medical_needs: 'Health needs',
    access_needs: 'What helps with taking part',
    may_collect: 'Who may come to collect',
    risk: 'What keeps people safe',
    said: 'What is asked about everybody',
  },
  link: 'Tell them less',
  heading: ({ whom }: { whom: string }) => `What may ${whom} still be told?`,
  lead: ({ whom }: { whom: string }) =>
    `Take out the ticks of what ${whom} must not be told or shown any more. It holds at once. What they know already, they still know.`,
  question: 'They may be told',
  none: 'Leave one ticked, or go back and take all of it back',
  all: 'Take out at least one tick, or go back',
  button: 'Save',
  done: 'It is saved. They are told less from now on.',
  wish: ({ who }: { who: string }) => `You said that ${who} may know less.`,
}

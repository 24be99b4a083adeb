import type { Form } from '../ui/questions/index.ts'
import { plainDate } from '../words/index.ts'
import { meetingPlaces } from './companion.ts'
import type { MayGo } from './store.ts'

/** Who goes along, when, and what they have to know. */
export const companionForm = (called: string, workers: readonly MayGo[], byMessage: boolean): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'pick',
          name: 'worker',
          label: `Who goes along with ${called}?`,
          hint: 'Only those whose checks hold are listed.',
          required: 'Choose who goes along',
          options: workers.map(({ id, name, until }) => ({
            value: id,
            label: `${name}, checked until ${plainDate(until)}`,
          })),
        },
        { kind: 'date', name: 'on_date', label: 'On which day?', check: 'future', required: 'Enter the day' },
        {
          kind: 'one',
          name: 'meets',
          label: `Where do they meet ${called}?`,
          required: 'Choose where they meet',
          options: meetingPlaces,
        },
        {
          kind: 'words',
          name: 'words',
          label: 'What they need to know for this',
          hint: `They read a first name and this, until the day after, and nothing else. Write only what ${called} is fine with.`,
          rows: 3,
          max: 1000,
        },
        {
          kind: 'many',
          name: 'said_yes',
          label: `Does ${called} want this, with this person?`,
          hint: 'They choose whether somebody comes along, and who.',
          required: `Ask ${called} first, then tick that they want it`,
          options: [{ value: 'yes', label: 'Yes, they want it' }],
        },
        {
          kind: 'one',
          name: 'told_name',
          label: byMessage ? 'May our message say who comes?' : `Have you told ${called} who comes?`,
          hint: byMessage
            ? 'It says the first name, the team and the day; never where.'
            : 'No message goes to them: you tell them yourself.',
          required: 'Choose yes or no',
          options: [
            { value: 'yes', label: byMessage ? 'Yes, send it' : 'Yes' },
            { value: 'no', label: byMessage ? 'No, I tell them myself' : 'Not yet' },
          ],
        },
      ],
    },
  ],
})

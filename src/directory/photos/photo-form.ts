import type { Form } from '../../ui/questions/index.ts'
import type { Undeveloped } from './developing.ts'

/** What is asked about a photograph beside the file itself. */
export const photoForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'words',
          name: 'alternative',
          label: 'What does it show?',
          hint: 'Read out to people who cannot see it. Say what a 12-year-old would want to know before they go in: the door, the room, how full it is',
          max: 300,
          rows: 3,
          required: 'Say what the photograph shows',
        },
        {
          kind: 'line',
          name: 'rights',
          label: 'Who took it, and says we may show it?',
          hint: 'For example: taken by Delroy Banks for Tidewall Boxing Club',
          max: 200,
          width: 30,
          required: 'Say who took it and says we may show it',
        },
        {
          kind: 'one',
          name: 'people',
          label: 'Who can be recognised in it?',
          hint: 'A face, a school badge and a name on a shirt all count',
          required: 'Choose who can be recognised in it',
          options: [
            { value: 'nobody', label: 'Nobody' },
            {
              value: 'agreed',
              label: 'Somebody, and everybody in it agreed to be shown here',
              hint: 'For a child, a parent or carer agreed too, and they know that it can be taken down at any time',
            },
          ],
        },
      ],
    },
  ],
}

/** The sentence for a file that was not taken: what is wrong, and what to do. */
export const problemOf: Readonly<Record<Undeveloped, string>> = {
  empty: 'Choose a photograph',
  'too-heavy': 'This file is larger than 5 MB. Choose a smaller one, or send yourself a smaller copy first',
  'wrong-kind': 'Choose a photograph that is a JPEG, PNG or WebP file',
  'too-many-pixels':
    'This picture is too many pixels wide and high. Choose one of at most 60 million, as from a phone',
  'too-small': 'This picture is too small to see anything. Choose one at least 200 pixels wide and high',
  broken: 'This file cannot be read as a picture. Open it on your device, save it again and choose that',
}

import type { SafeContact } from '../people/index.ts'
import type { Form } from '../ui/questions/index.ts'

/** How the link reaches them; it is sent only to a contact that somebody has called safe. */
export const makingForm = (contact: Pick<SafeContact, 'channel' | 'audience'> | null): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'how', label: 'How does the link reach them?' },
          required: 'Choose how the link reaches them',
          options: [
            ...(contact
              ? [
                  {
                    value: 'send',
                    label: contact.channel === 'text' ? 'By text' : 'By email',
                    hint: `To the safe contact on record${contact.audience === 'parent_or_carer' ? ', a parent’s or carer’s phone: the code stays between the two of you' : ''}.`,
                  },
                ]
              : []),
            {
              value: 'show',
              label: 'I write it down or print it for them',
              hint: contact ? undefined : 'There is no safe contact on record, so it cannot be sent.',
            },
          ],
        },
      ],
    },
  ],
})

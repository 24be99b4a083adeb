import type { Form } from '../ui/questions/index.ts'

/** A note on a service for one's own team. `teams` has more than one only for whoever is in several. */
export const noteForm = (teams: readonly { teamId: string; team: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'words',
          name: 'words',
          label: 'Write something your team should know',
          hint: 'For example: ring before you ask, Mondays are quieter. Never a young person’s name: it is about the service.',
          rows: 3,
          max: 1000,
          required: 'Write what your team should know',
        },
        {
          kind: 'date',
          name: 'until',
          label: 'Until when does it hold?',
          hint: 'Leave it empty if you do not know.',
          check: 'future',
        },
        ...(teams.length > 1
          ? [
              {
                kind: 'pick' as const,
                name: 'team',
                label: 'For which team?',
                required: 'Choose for which team',
                options: teams.map(({ teamId, team }) => ({ value: teamId, label: team })),
              },
            ]
          : []),
      ],
    },
  ],
})

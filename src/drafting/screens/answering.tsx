import { Button, Details } from '../../ui/index.ts'
import { Ask } from '../../ui/questions/index.ts'
import { type Draft, waiting } from '../draft.ts'
import { refusalForm } from '../forms.ts'
import type { Sent } from './draft.tsx'

/** For whoever may approve it: yes, or why not yet. */
export function Answering({ draft, sent }: { draft: Draft; sent: Sent | undefined }) {
  const at = `/programmes/drafts/${draft.id}`
  const mine = sent?.form === 'refusal' ? sent : undefined
  const proposal = waiting(draft)?.id
  return (
    <section>
      <h2>Do you approve it?</h2>
      <p>
        It is published at once, and this version never changes. Read the text and what follows from it first.
      </p>
      <form method="post" action={`${at}/approval`}>
        <input type="hidden" name="seen" value={proposal} />
        <Button text="Approve and publish" preventDoubleClick />
      </form>
      <Details summary="Say why not yet" open={mine !== undefined}>
        <form method="post" action={`${at}/refusal`} novalidate>
          <input type="hidden" name="seen" value={proposal} />
          <Ask
            questions={refusalForm.sections.flatMap(({ questions }) => questions)}
            typed={mine?.typed ?? {}}
            problems={mine?.problems}
          />
          <Button text="Send it back" variant="secondary" preventDoubleClick />
        </form>
      </Details>
    </section>
  )
}

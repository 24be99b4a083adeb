import { BackLink, Button, Table, Tag, type TagColour } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import { titleIn } from '../draft.ts'
import type { ListedDraft } from '../store.ts'

/** Every draft of the place, and where it stands. */
export function Drafts({ drafts, now }: { drafts: readonly ListedDraft[]; now: Date }) {
  return (
    <>
      <BackLink href="/programmes" text="Programmes" />
      <h1>Drafts of programmes</h1>
      <p class="nhsuk-body-l">
        Write what a programme is, and see what follows from it. Another person publishes it.
      </p>
      <Button href="/programmes/drafts/new" text="Begin a draft" />
      {drafts.length > 0 ? (
        <Table
          caption={{ text: 'Drafts', hidden: true }}
          head={['Name', 'Written', 'Where it stands']}
          rows={drafts.map((one) => [
            { text: <a href={`/programmes/drafts/${one.id}`}>{titleIn(one.text)}</a> },
            `${one.writtenBy}, ${spokenMoment(one.writtenAt, now)}`,
            { text: <Tag {...standing(one)} /> },
          ])}
          firstCellIsHeader
          responsive
        />
      ) : (
        <p class="app-muted">There is no draft yet.</p>
      )}
    </>
  )
}

function standing({ asked, answer }: ListedDraft): { text: string; colour: TagColour } {
  if (answer === 'approved') return { text: 'Published', colour: 'green' }
  if (asked && answer === null) return { text: 'Waits for approval', colour: 'yellow' }
  return answer === 'declined'
    ? { text: 'Declined', colour: 'pink' }
    : { text: 'Being written', colour: 'grey' }
}

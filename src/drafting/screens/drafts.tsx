import { BackLink, Button, Table, Tag, type TagColour } from '../../ui/index.ts'
import { spokenMoment } from '../../words/index.ts'
import { titleIn } from '../draft.ts'
import type { FromFile } from '../from-files.ts'
import type { ListedDraft } from '../store.ts'

type DraftsProps = { drafts: readonly ListedDraft[]; fromFiles: readonly FromFile[]; now: Date }

/** Every draft of the place, and where it stands; and what files propose. */
export function Drafts({ drafts, fromFiles, now }: DraftsProps) {
  return (
    <>
      <BackLink href="/programmes" text="Programmes" />
      <h1>Drafts of programmes</h1>
      <p class="nhsuk-body-l">
        Write what a programme is, and see what follows from it. Another person publishes it.
      </p>
      <p>
        <Button href="/programmes/drafts/new" text="Begin a draft" />
      </p>
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
      {fromFiles.length > 0 && <FromFiles versions={fromFiles} />}
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

function FromFiles({ versions }: { versions: readonly FromFile[] }) {
  return (
    <section id="files">
      <h2>What files propose</h2>
      <p>
        A file in blueprints/programmes said something new when Trellis started. It waits until two people
        have published it.
      </p>
      <Table
        caption={{ text: 'What files propose', hidden: true }}
        head={['Name', 'Proposed', 'Published']}
        rows={versions.map(({ key, version, title, published }) => [
          { text: <a href={`/programmes/drafts/files/${key}/${version}`}>{title}</a> },
          `Version ${version}`,
          published === null ? 'None yet' : `Version ${published}`,
        ])}
        firstCellIsHeader
        responsive
      />
    </section>
  )
}

import type { Fault, Programme } from '../../blueprint/index.ts'
import { BackLink, Button, Details, InsetText } from '../../ui/index.ts'
import type { FromFile } from '../from-files.ts'
import { type Compared, Different } from './different.tsx'
import { Numbered } from './numbered.tsx'

type FromFileProps = {
  proposed: FromFile
  before: Compared['before'] | undefined
  read: { programme: Programme } | { faults: readonly Fault[] }
  /** The draft that says the same, where somebody has taken it up. */
  draft: string | null
  once: string
}

/** A version that a file proposes: what is different in it, and the way to have it published. */
export function FromFilePage({ proposed, before, read, draft, once }: FromFileProps) {
  const { key, version, title, text } = proposed
  const programme = 'programme' in read ? read.programme : undefined
  return (
    <>
      <BackLink href="/programmes/drafts" text="Drafts" />
      <h1>{title}</h1>
      <InsetText>
        <p>
          <strong>
            The file {key}.yaml proposes version {version}.
          </strong>{' '}
          It changes nothing for anybody until it is published.
        </p>
        {'faults' in read && <p>It cannot be published as it is. Take it up to see what to put right.</p>}
      </InsetText>
      {draft ? (
        <p>
          Somebody has taken it up. <a href={`/programmes/drafts/${draft}`}>Go on with the draft</a>
        </p>
      ) : (
        <form method="post" action={`/programmes/drafts/files/${key}/${version}`}>
          <input type="hidden" name="once" value={once} />
          <p>
            Take it up as a draft to ask another person to publish it. Whoever takes it up does not approve
            it.
          </p>
          <Button text="Take it up" preventDoubleClick />
        </form>
      )}
      {before ? (
        <Different before={before} text={text} programme={programme} />
      ) : (
        <p>No version of it is published, so that there is nothing to put it beside.</p>
      )}
      <Details summary="The text, line by line">
        <Numbered text={text} />
      </Details>
    </>
  )
}

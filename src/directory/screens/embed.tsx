import { Button, ErrorSummary, Input, PageHeading } from '../../ui/index.ts'
import { en } from '../../words/index.ts'

const { embedding: words } = en

type Link = { id: string; name: string; summary: string | null }
type Made = { frame: string; links: readonly Link[]; origin: string; placeName: string }

/** What a school copies into its own site: an iframe, or a plain list of links where no iframe is allowed. */
export function EmbedPage({ typed, problem, made }: { typed: string; problem?: string; made?: Made }) {
  return (
    <>
      {problem && <ErrorSummary errorList={[{ text: problem, href: '#show' }]} />}
      <PageHeading heading={words.title} below={words.lead} />
      <form method="get" action="/services/embed" novalidate>
        <Input
          name="show"
          label={{ text: words.which, size: 's' }}
          hint={words.whichHint}
          value={typed}
          errorMessage={problem}
          autocomplete="off"
          spellcheck={false}
        />
        <Button text={words.make} variant="secondary" />
      </form>
      {made && (
        <>
          <Snippet id="frame" heading={words.frame} hint={words.frameHint} text={frameText(made)} rows={5} />
          <p>
            <a href={made.frame}>{words.looks}</a>
          </p>
          <Snippet id="links" heading={words.list} hint={words.listHint} text={listText(made)} rows={10} />
        </>
      )}
      {!problem && !made && <p>{words.nothing}</p>}
    </>
  )
}

type SnippetProps = { id: string; heading: string; hint: string; text: string; rows: number }

function Snippet({ id, heading, hint, text, rows }: SnippetProps) {
  return (
    <section class="app-snippet">
      <h2>
        <label for={id}>{heading}</label>
      </h2>
      <p id={`${id}-hint`}>{hint}</p>
      <textarea
        class="nhsuk-textarea"
        id={id}
        rows={rows}
        readonly
        spellcheck={'false' as never}
        aria-describedby={`${id}-hint`}
      >
        {text}
      </textarea>
      <button
        type="button"
        class="nhsuk-button nhsuk-button--secondary"
        data-copy={id}
        data-copied={en.sharing.copied}
        hidden
      >
        {en.sharing.copy}
      </button>
    </section>
  )
}

function frameText({ frame, origin, placeName }: Made): string {
  const title = quoted(words.framed({ place: placeName }))
  return `<iframe src="${quoted(`${origin}${frame}`)}" title="${title}" width="100%" height="640" loading="lazy" referrerpolicy="no-referrer" style="border: 0"></iframe>`
}

function listText({ links, origin }: Made): string {
  const items = links.map(({ id, name, summary }) => {
    const more = summary ? `: ${quoted(summary)}` : ''
    return `  <li><a href="${quoted(`${origin}/services/${id}`)}">${quoted(name)}</a>${more}</li>`
  })
  return `<ul>\n${items.join('\n')}\n</ul>`
}

/** Text as it stands in somebody's HTML: it is shown once more escaped, in the field it is copied from. */
const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

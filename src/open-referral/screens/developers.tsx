import { SummaryList } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import { lists, ones } from '../endpoints.ts'
import { examples } from '../examples.ts'

const words = en.openReferral.developers

/** What there is for developers: where, what, examples to try, limits, terms, and how to join. */
export function Developers({ origin }: { origin: string }) {
  return (
    <div class="app-developers">
      <h1>{words.title}</h1>
      <p class="nhsuk-body-l">{words.lead}</p>
      <h2>{words.start}</h2>
      <p>
        {words.startText} <a href="/oruk/">{origin}/oruk/</a>
      </p>
      <p>
        {words.document} <a href="/oruk/openapi.json">{origin}/oruk/openapi.json</a>
      </p>
      <h2>{words.what}</h2>
      <Addresses />
      <p>{words.lists}</p>
      <p>{words.near}</p>
      <h2>{words.examples}</h2>
      {examples.map(({ text, path }) => (
        <>
          <h3>{text}</h3>
          <pre>
            <code>{`curl '${origin}/oruk${path}'`}</code>
          </pre>
        </>
      ))}
      <Said heading={words.copy} texts={words.copyText} />
      <Said heading={words.limits} texts={words.limitsText} />
      <Said heading={words.terms} texts={words.termsText} />
      <Said heading={words.local} texts={[words.localText]} />
      <Said heading={words.join} texts={[words.joinText]} />
    </div>
  )
}

const Addresses = () => (
  <SummaryList
    rows={[...lists, ...ones].map(({ path, summary }) => ({
      key: <code>{path.replace(':id', '{id}')}</code>,
      value: summary,
    }))}
  />
)

const Said = ({ heading, texts }: { heading: string; texts: readonly string[] }) => (
  <>
    <h2>{heading}</h2>
    {texts.map((text) => (
      <p>{text}</p>
    ))}
  </>
)

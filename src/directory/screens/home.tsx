import { PageHeading } from '../../ui/index.ts'
import { countOf } from '../../words/index.ts'
import type { HomeLine } from '../home.ts'

/** The curator's home: what waits in the directory, the most first, then the ways to the rest. */
export function DirectoryHome({ lines }: { lines: readonly HomeLine[] }) {
  const waiting = lines.filter((line) => (line.waiting ?? 0) > 0)
  const quiet = lines.filter((line) => !waiting.includes(line))
  return (
    <div class="app-directory-home">
      <PageHeading
        heading="The directory"
        below="What waits for somebody who keeps the list of services true."
      />
      {waiting.length === 0 ? (
        <p>Nothing waits. Everything that came in was seen to.</p>
      ) : (
        <section>
          <h2>Waiting</h2>
          <ul class="app-directory-home__lines">
            {waiting.map((line) => (
              <Line line={line} />
            ))}
          </ul>
        </section>
      )}
      {quiet.length > 0 && (
        <section>
          <h2>{waiting.length > 0 ? 'Nothing waits here' : 'Where to look'}</h2>
          <ul class="app-directory-home__lines">
            {quiet.map((line) => (
              <Line line={line} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Line({ line: { title, href, about, waiting, counted } }: { line: HomeLine }) {
  return (
    <li>
      <div>
        <h3>
          <a href={href}>{title}</a>
        </h3>
        <p class="app-muted">{about}</p>
      </div>
      {waiting !== null && waiting > 0 && (
        <p class="app-directory-home__count">
          {counted ? countOf(waiting, counted.one, counted.many) : waiting}
        </p>
      )}
    </li>
  )
}

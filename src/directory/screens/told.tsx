import { raw } from 'hono/html'
import { Details } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Service } from '../entry.ts'
import { readable } from '../reading/readable.ts'
import { safeHtml } from '../reading/safe-html.ts'

/** What they write about it, made easier to read; a long text is folded after its beginning. */
export function Told({ service }: { service: Service }) {
  if (!service.descriptionHtml) return <></>
  // It was made safe when it came in, and is once more: what stands in a database may have come there another way.
  const { first, rest } = readable(safeHtml(service.descriptionHtml))
  return (
    <section>
      <h2>{en.directory.service.about}</h2>
      <div class="app-told" dir="auto">
        {raw(first)}
      </div>
      {rest && (
        <Details summary={en.going.more}>
          <div class="app-told" dir="auto">
            {raw(rest)}
          </div>
        </Details>
      )}
    </section>
  )
}

import { raw } from 'hono/html'
import { Details } from '../../ui/index.ts'
import { en } from '../../words/index.ts'
import type { Service } from '../entry.ts'
import { readable } from '../reading/readable.ts'

/** What they write about it, made easier to read; a long text is folded after its beginning. */
export function Told({ service }: { service: Service }) {
  if (!service.descriptionHtml) return <></>
  const { first, rest } = readable(service.descriptionHtml)
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

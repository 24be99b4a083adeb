import type { Programme } from '../../blueprint/index.ts'
import { listOf } from '../../words/index.ts'
import { differingStretches, type Line, partsThatDiffer } from '../differing.ts'

/** A published version, and what is put beside it: a text, and the programme it is where it can be read. */
export type Compared = {
  before: { text: string; programme: Programme }
  text: string
  programme: Programme | undefined
}

const said: Readonly<Record<Line['is'], string>> = { same: '', gone: 'Taken out: ', new: 'Put in: ' }

/** What is different from a published version: its parts in words, and its lines. */
export function Different({ before, text, programme }: Compared) {
  const stretches = differingStretches(before.text, text)
  const parts = programme ? partsThatDiffer(before.programme, programme) : []
  const { version } = before.programme
  return (
    <section id="different">
      <h2>What is different from version {version}</h2>
      <p>
        {parts.length > 0
          ? `Different from version ${version}, which is published: ${listOf(parts)}.`
          : programme
            ? `Nothing that a programme says is different from version ${version}, which is published.`
            : `Line by line, beside version ${version}, which is published.`}{' '}
        Whoever began on version {version} stays on it.
      </p>
      {stretches.length > 0 && (
        <div class="app-blueprint-lines app-different" role="group" aria-label="The lines that are different">
          {stretches.map(({ from, lines }) => (
            <>
              <p>From line {from}</p>
              <ul>
                {lines.map((line) => (
                  <li class={`app-different__${line.is}`}>
                    {line.is !== 'same' && <span class="nhsuk-u-visually-hidden">{said[line.is]}</span>}
                    {line.text || ' '}
                  </li>
                ))}
              </ul>
            </>
          ))}
        </div>
      )}
    </section>
  )
}

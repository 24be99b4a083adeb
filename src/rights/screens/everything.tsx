import { en } from '../../words/index.ts'
import type { Part } from '../everything.ts'
import type { GivenFile } from '../given-file.ts'
import { Lines } from './lines.tsx'

const words = en.aboutMe

const count = (pieces: number): string =>
  pieces === 1 ? words.file.pieces.one : words.file.pieces.many({ count: pieces })

/** Everything about somebody as it was given: by parts, with what was left out and what is never here. */
export const EverythingShown = ({ file }: { file: GivenFile }) => (
  <>
    <h1>{words.file.title({ name: file.about })}</h1>
    <p>{file.forThemselves ? words.file.lead : words.file.leadOther}</p>
    <p>{words.file.made({ day: file.madeOn, by: file.madeBy })}</p>
    <Left {...file.leftOut} />
    {file.parts.map((part) => (
      <PartShown {...part} />
    ))}
    <h2>{words.file.notHere}</h2>
    <ul>
      {file.neverHere.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
    <p>{words.file.rights}</p>
    <p>{words.file.complain}</p>
  </>
)

function Left({ pieces, reasons }: GivenFile['leftOut']) {
  if (pieces === 0) return <p>{words.file.nothingLeftOut}</p>
  return (
    <>
      <p>{words.file.leftOut({ count: count(pieces) })}</p>
      <ul>
        {reasons.map((reason) => (
          <li>{words.reasons[reason]}</li>
        ))}
      </ul>
    </>
  )
}

const PartShown = ({ section, title, pieces }: Part) => (
  <section id={section}>
    <h2>{title}</h2>
    {pieces.length === 0 && <p>{words.file.nothing}</p>}
    {pieces.map(({ called, facts }) => (
      <>
        <h3>{called}</h3>
        <dl class="app-facts">
          {facts.map(({ label, lines }) => (
            <>
              <dt>{label}</dt>
              <dd>
                <Lines lines={lines} />
              </dd>
            </>
          ))}
        </dl>
      </>
    ))}
  </section>
)

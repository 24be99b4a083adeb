import type { Programme, ShapedWith } from '../../blueprint/index.ts'
import { BackLink, type Content } from '../../ui/index.ts'
import { en, listOf } from '../../words/index.ts'
import { howToStart, publicly, whatElse, whatHappens, whoItIsFor } from '../public.ts'

const words = en.programmes

/** What anybody reads of a programme, below its name. */
export function PublicProgramme({ programme, beside }: { programme: Programme; beside?: Content }) {
  const { public_about: about } = programme
  const promises = programme.promises.map(({ name, says }) => `${name}. ${says}`)
  return (
    <>
      {about && <p class="nhsuk-body-l">{about}</p>}
      <Lines title={words.forWhom} lines={whoItIsFor(programme)} />
      <Lines title={words.start} lines={howToStart(programme)} />
      <Lines title={words.happens} lines={[...programme.delivery.map(whatHappens), ...whatElse(programme)]} />
      <Lines title={words.promises} lines={promises.flatMap((one) => publicly(one) ?? [])} />
      {beside}
      <Shaped shapedWith={programme.shaped_with} />
      <Origin programme={programme} />
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  )
}

const noteOf: Readonly<Record<ShapedWith['kind'], string | undefined>> = {
  'with-people': undefined,
  reported: words.shapedReported,
  invented: words.shapedInvented,
}

function Shaped({ shapedWith }: { shapedWith: readonly ShapedWith[] }) {
  if (shapedWith.length === 0) return null
  return (
    <section>
      <h2>{words.shaped}</h2>
      <ul>
        {shapedWith.map(({ kind, who, when, changed }) => {
          const what = changed === 'not stated' ? undefined : publicly(changed)
          return (
            <li>
              {[
                `${[publicly(who) ?? words.shapedGeneral, ...(when === 'not stated' ? [] : [when])].join(', ')}.`,
                what && words.changed({ what }),
                noteOf[kind],
              ]
                .filter(Boolean)
                .join(' ')}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Origin({ programme: { origin } }: { programme: Programme }) {
  const who = listOf(origin.run_by)
  if (origin.kind === 'ours')
    return (
      <section>
        <h2>{words.origin}</h2>
        <p>{words.ours({ who })}</p>
      </section>
    )
  const name = publicly(origin.name)
  return (
    <section>
      <h2>{words.origin}</h2>
      <p>
        {name ? words.originNamed({ name, who }) : words.originBy({ who })}{' '}
        {publicly(origin.thanks) ?? words.thanks({ who })} {origin.not_theirs}
      </p>
      <p class="app-muted">
        {words.readMore}: {origin.address ? <a href={origin.address}>{origin.from}</a> : origin.from}
      </p>
    </section>
  )
}

/** The page of one programme, for anybody. */
export function PublicPage({ programme, beside }: { programme: Programme; beside: Content }) {
  return (
    <>
      <BackLink href="/about/programmes" text={words.back} />
      <h1>{programme.public_name}</h1>
      <PublicProgramme programme={programme} beside={beside} />
    </>
  )
}

/** Every published programme, for anybody. */
export function PublicList({ programmes, place }: { programmes: readonly Programme[]; place: string }) {
  return (
    <>
      <h1>{words.heading({ place })}</h1>
      <p class="nhsuk-body-l">{words.lead}</p>
      {programmes.length === 0 && <p>{words.none}</p>}
      <ul class="app-public-programmes">
        {programmes.map((programme) => (
          <li>
            <h2>
              <a href={`/about/programmes/${programme.key}`}>{programme.public_name}</a>
            </h2>
            <p>
              {programme.public_about ??
                [...programme.delivery.slice(0, 1).map(whatHappens), ...whoItIsFor(programme)].join(' ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

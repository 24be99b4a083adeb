import type { Content } from '../../ui/index.ts'
import { type DateOnly, en } from '../../words/index.ts'
import type { Service } from '../entry.ts'
import { addressLine, agesOf, firstWords, shortCost } from '../facts.ts'
import type { Found } from '../finding/find-services.ts'
import { atAGlance } from '../glance.ts'
import { current, scheduleLine } from '../when.ts'
import { Drawing, drawingFor } from './drawings.tsx'

const { embedding: words } = en

type Around = { css: string; today: DateOnly; placeName: string; origin: string }

/** What a search finds, in somebody else's page. */
export function FramedList({ found, page, ...around }: { found: Found; page: string } & Around) {
  const { results, total } = found
  return (
    <Frame title={words.framed({ place: around.placeName })} css={around.css}>
      <h1>{words.framed({ place: around.placeName })}</h1>
      <p class="app-small">{words.newTab}</p>
      {results.length === 0 && <p>{words.nothing}</p>}
      <ul class="app-framed__list">
        {results.map((one) => {
          const ages = agesOf(one)
          const facts = [one.justTurnUp && `${en.going.join.turnUp}.`, ages && `${ages}.`, shortCost(one)]
          return (
            <li>
              <h2>
                <Out href={`${around.origin}/services/${one.id}`}>{one.name}</Out>
              </h2>
              <p>{one.summary ?? firstWords(one.description)}</p>
              <p class="app-muted">{facts.filter(Boolean).join(' ')}</p>
            </li>
          )
        })}
      </ul>
      <p>
        <Out href={`${around.origin}${page}`}>
          {total > results.length ? words.more({ total }) : words.find}
        </Out>
      </p>
    </Frame>
  )
}

/** One thing to do, in somebody else's page. */
export function FramedService({ service, ...around }: { service: Service } & Around) {
  const { first, rest } = atAGlance(service, around.today)
  const [place] = service.locations
  const when = current(service.schedules, around.today).map(scheduleLine)
  return (
    <Frame title={service.name} css={around.css}>
      <Drawing name={drawingFor(service)} size={96} />
      <h1>{service.name}</h1>
      <p>{service.summary ?? firstWords(service.description)}</p>
      <p>
        <strong>{first}</strong> {rest}
      </p>
      {when.map((line) => (
        <p>{line}</p>
      ))}
      {place && <p>{addressLine(place)}</p>}
      <p>
        <Out href={`${around.origin}/services/${service.id}`}>{words.whole}</Out>
      </p>
      <p class="app-small">
        {words.framed({ place: around.placeName })}. {words.newTab}
      </p>
    </Frame>
  )
}

function Out({ href, children }: { href: string; children?: Content }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

function Frame({ title, css, children }: { title: string; css: string; children?: Content }) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – Trellis`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={css} />
      </head>
      <body class="app-skin app-skin--public">
        <main class="app-main app-framed">{children}</main>
      </body>
    </html>
  )
}

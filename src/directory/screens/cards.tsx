import { BackLink, Button, type Content, ErrorSummary, Input } from '../../ui/index.ts'
import { type DateOnly, en, plainDate } from '../../words/index.ts'
import type { Card } from '../cards/card.ts'
import { SquareCode } from '../cards/square-code.tsx'
import { Drawing } from './drawings.tsx'

const { sharing: words } = en

type Around = { placeName: string; today: DateOnly }

type CardProps = { card: Card; size: 'a6' | 'a5'; map: Content } & Around

/** One card, small or large, as it will be on paper. */
export function CardPage({ card, size, map, ...around }: CardProps) {
  const at = `/services/${card.id}/card`
  const sizes = [
    { text: words.small, href: at, isShown: size === 'a6' },
    { text: words.large, href: `${at}?size=a5`, isShown: size === 'a5' },
  ]
  return (
    <div class="app-cards-page app-cards-page--one">
      <div class="app-cards-page__around">
        <BackLink href={`/services/${card.id}`} text={words.backTo(card)} />
        <h1>{words.cardOf(card)}</h1>
        <nav class="app-views" aria-label={words.sizes}>
          <ul>
            {sizes.map(({ text, href, isShown }) => (
              <li>
                <a href={href} aria-current={isShown ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ToPrint />
        <p>
          <a href={`/services/cards?id=${card.id}`}>{words.more}</a>
        </p>
      </div>
      <div class={`app-cards app-cards--${size}`}>
        <OneCard card={card} {...around}>
          {size === 'a5' && card.steps.length > 0 && <Steps steps={card.steps} />}
          {map && <div class="app-card__map">{map}</div>}
        </OneCard>
      </div>
    </div>
  )
}

/** What happens when you walk in, in few words: a large card has room for it. */
function Steps({ steps }: Pick<Card, 'steps'>) {
  return (
    <div class="app-card__steps">
      <h3>{en.directory.service.walkIn}</h3>
      <ol>
        {steps.map(({ title, text }) => (
          <li>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
    </div>
  )
}

export type CardsProps = Around & {
  cards: readonly Card[]
  /** Some that were asked for are not here any more. */
  missing: boolean
  typed: string
  problem?: string
}

/** Several cards, four to a sheet, for a worker to hand out. */
export function CardsPage({ cards, missing, typed, problem, ...around }: CardsProps) {
  return (
    <div class="app-cards-page">
      <div class="app-cards-page__around">
        <BackLink href="/services" text={en.directory.service.back} />
        {problem && <ErrorSummary errorList={[{ text: problem, href: '#more' }]} />}
        <h1>{words.cards}</h1>
        {missing && <p>{words.missing}</p>}
        {cards.length > 0 && (
          <>
            <p>{words.onSheets}</p>
            <ToPrint />
          </>
        )}
        <form method="get" action="/services/cards" novalidate>
          {cards.map(({ id }) => (
            <input type="hidden" name="id" value={id} />
          ))}
          <Input
            name="more"
            label={{ text: words.more, size: 's' }}
            hint={words.moreHint}
            value={typed}
            errorMessage={problem}
            autocomplete="off"
            spellcheck={false}
          />
          <Button text={words.moreDo} variant="secondary" />
        </form>
      </div>
      <div class="app-cards app-cards--sheet">
        {cards.map((card) => (
          <OneCard card={card} {...around} />
        ))}
      </div>
    </div>
  )
}

/** The button shows itself where there is script; the sentence is always there. */
function ToPrint() {
  return (
    <p>
      {words.howToPrint}{' '}
      <button type="button" class="app-link-button" data-print hidden>
        {words.print}
      </button>
    </p>
  )
}

function OneCard({ card, placeName, today, children }: { card: Card; children?: Content } & Around) {
  const { name, provider, what, lines, picture, address } = card
  return (
    <section class="app-card">
      <div class="app-card__head">
        <div>
          <h2>{name}</h2>
          {provider && <p class="app-card__by">{en.directory.service.by({ provider })}</p>}
          {what && <p class="app-card__what">{what}</p>}
        </div>
        <Drawing name={picture} />
      </div>
      <dl>
        {lines.map((line) => (
          <div>
            <dt>{line.name}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
      {children}
      <div class="app-card__more">
        <SquareCode address={address} label={words.qr({ name })} />
        <div>
          <p>
            <strong>{words.scan}</strong>
          </p>
          <p class="app-card__address">{address.replace(/^https?:\/\//, '')}</p>
          <p>
            {placeName && words.from({ place: placeName })}. {words.asOf({ date: plainDate(today) })}
          </p>
        </div>
      </div>
    </section>
  )
}

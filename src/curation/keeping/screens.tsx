import type { Freshness, Service } from '../../directory/index.ts'
import { Button, ButtonGroup, InsetText, NotificationBanner } from '../../ui/index.ts'
import { dateInLondon, en, plainDate } from '../../words/index.ts'
import type { Tap } from './taps.ts'

const { page: words, tap: asked } = en.keeping

type KeepingPageProps = {
  service: Service
  base: string
  freshness: Freshness
  waits: boolean
  done?: string
}

/** A keeper's page: what it says lately, each as one press, and the way to change anything else. */
export function KeepingPage({ service, base, freshness, waits, done }: KeepingPageProps) {
  const { placesFree, placesToldAt, status } = service
  const closed = status === 'temporarily closed'
  const press = (tap: Tap, text: string, variant: 'secondary' | undefined = 'secondary') => (
    <form method="post" action={`${base}/${tap}`}>
      <Button text={text} variant={variant} preventDoubleClick />
    </form>
  )
  return (
    <div class="app-keeping">
      {done && <NotificationBanner variant="success" text={done} />}
      <h1>{words.title({ service: service.name })}</h1>
      <p>
        {words.checked({ date: plainDate(service.lastConfirmedOn) })} {freshness === 'stale' && words.stale}
        {freshness === 'hidden' && words.hidden} <a href={`/services/${service.id}`}>{words.see}</a>
      </p>
      {press('still-right', words.stillRight, undefined)}
      <h2>{words.places}</h2>
      {placesFree !== null && placesToldAt && (
        <p>{words.placesNow({ count: placesFree, date: plainDate(dateInLondon(placesToldAt)) })}</p>
      )}
      <div class="app-keeping__taps">
        {press('no-places', words.placesNone)}
        {press('some-places', words.placesSome)}
        {press('many-places', words.placesMany)}
      </div>
      <h2>{en.keeping.fields.status}</h2>
      {closed && <p>{words.isClosed}</p>}
      {closed ? press('open', words.openNow) : press('closed', words.closeNow)}
      <h2>{words.edit}</h2>
      {waits && <InsetText text={words.waiting} />}
      <ButtonGroup>
        <Button href={`${base}/change`} text={words.edit} variant="secondary" />
      </ButtonGroup>
    </div>
  )
}

const wordsOf: Record<Tap, keyof Omit<typeof asked, 'lead' | 'other'>> = {
  'still-right': 'still_right',
  'no-places': 'places_none',
  'some-places': 'places_some',
  'many-places': 'places_many',
  closed: 'closed',
  open: 'open',
}

/** The page behind a link in an email: one button, and nothing happens before it is pressed. */
export function TapPage({ service, base, tap }: { service: Service; base: string; tap: Tap }) {
  const { title, button } = asked[wordsOf[tap]]
  return (
    <>
      <h1>{title({ service: service.name })}</h1>
      <p>{asked.lead}</p>
      <form method="post" action={`${base}/${tap}`}>
        <Button text={button} preventDoubleClick />
      </form>
      <p>
        <a href={base}>{asked.other}</a>
      </p>
    </>
  )
}

import { en } from '../../words/index.ts'
import { type Asked, addressOf } from '../finding/asked.ts'
import type { Way, Wider } from '../finding/widening.ts'

const { wider: words, access, missing } = en.finding

/** Ways on from a search that found nothing or little: each would find something, and says how much. */
export function WiderWays({ ways, none }: { ways: readonly Wider[]; none: boolean }) {
  if (ways.length === 0 && !none) return <></>
  return (
    <section class="app-nothing">
      <h2>{none ? words.none : words.few}</h2>
      {ways.length > 0 && (
        <>
          <p>{words.lead}</p>
          <ul class="app-wider">
            {ways.map((way) => (
              <li>
                <a href={addressOf(way.asked)}>{wayWords(way)}</a>:{' '}
                <strong>{words.finds({ count: way.count })}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function wayWords({ kind, about = '' }: Way): string {
  switch (kind) {
    case 'day':
      return words.anyDay
    case 'time':
      return words.anyTime
    case 'cost':
      return words.anyCost
    case 'age':
      return words.anyAge
    case 'helps':
      return words.anyHelp
    case 'access':
      return words.without({ what: Object.entries(access).find(([name]) => name === about)?.[1] ?? about })
    case 'turnUp':
      return words.booked
    case 'myself':
      return words.notMyself
    case 'places':
      return words.full
    case 'language':
      return words.anyLanguage
    case 'word':
      return words.without({ what: about })
    case 'miles':
      return words.further({ miles: Number(about) })
    case 'anywhere':
      return words.anywhere
    case 'only':
      return words.only({ what: about })
    case 'around':
      return words.around({ where: about })
    case 'everything':
      return words.everything
  }
}
/** Where anybody says what they looked for and did not find; what was asked goes along, the place roughly. */
export function MissingTeaser({ asked }: { asked: Asked }) {
  const address = addressOf(asked, { view: 'list' }).replace(/^\/services/, '/services/missing')
  return (
    <section class="app-ask">
      <h2>{missing.teaser}</h2>
      <p>
        {missing.teaserText} <a href={address}>{missing.link}</a>
      </p>
    </section>
  )
}

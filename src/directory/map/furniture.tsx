import { en } from '../../words/index.ts'
import type { MapProps } from './map.tsx'
import { type MapView, moved, type Size, scaleBar, zoomed } from './projection.ts'

const words = en.geography.map

/** A distance as one says it: '400 m', '2 km'. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return words.metres({ metres: Math.round(metres) })
  return words.kilometres({ kilometres: Number((metres / 1000).toFixed(metres < 10_000 ? 1 : 0)) })
}

// Five kilometres an hour, and past half an hour nobody counts it in minutes.
const METRES_A_MINUTE = 80
const LONGEST_WALK = 2_000

/** How long a length on the map is, and how long it takes on foot when that is not far. Below the map: always seen. */
export function ScaleBar({ metresPerPixel }: { metresPerPixel: number }) {
  const { metres, pixels } = scaleBar(metresPerPixel, 120)
  const length = distanceWords(metres)
  const minutes = Math.round(metres / METRES_A_MINUTE)
  const text = metres <= LONGEST_WALK && minutes > 0 ? words.walk({ length, minutes }) : length
  return (
    <p class="app-map__length">
      <svg width={pixels + 2} height="14" aria-hidden="true" focusable="false">
        <path class="app-map__scale" d={`M1 1v12M1 7h${pixels.toFixed(1)}M${(pixels + 1).toFixed(1)} 1v12`} />
      </svg>
      {text}
    </p>
  )
}

type MoveProps = { view: MapView; size: Size; way: NonNullable<MapProps['way']>; moved: boolean }

/** Closer, further out and to each side, as plain links. */
export function MoveLinks({ view, size, way, moved: hasMoved }: MoveProps) {
  const closer = zoomed(view, 1)
  const wider = zoomed(view, -1)
  const side = (east: number, north: number) => way(moved(view, size, east, north))
  const links = [
    ...(closer ? [{ text: words.closer, href: way(closer) }] : []),
    ...(wider ? [{ text: words.wider, href: way(wider) }] : []),
    { text: words.north, href: side(0, 1) },
    { text: words.south, href: side(0, -1) },
    { text: words.west, href: side(-1, 0) },
    { text: words.east, href: side(1, 0) },
    ...(hasMoved ? [{ text: words.all, href: way(undefined) }] : []),
  ]
  return (
    <nav class="app-map__move" aria-label={words.move}>
      <ul>
        {links.map(({ text, href }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import type { Point, Shape } from '../../geography/index.ts'
import { pathOf } from './outlines.ts'
import type { Pixel, Size } from './projection.ts'

/** From the ground up: what is drawn later lies over what is drawn before. */
const layers = ['land', 'green', 'water', 'boundary', 'street', 'road'] as const

/** What lies behind the marks. Where there is land, what is no land is sea. */
export function BackdropOf({
  shapes,
  project,
  size,
}: {
  shapes: readonly Shape[]
  project: (point: Point) => Pixel
  size: Size
}) {
  const hasLand = shapes.some(({ kind }) => kind === 'land')
  return (
    <g aria-hidden="true">
      <rect class={hasLand ? 'app-map__sea' : 'app-map__plain'} width={size.width} height={size.height} />
      {layers.map((kind) => {
        const drawn = shapes.filter((shape) => shape.kind === kind)
        return [true, false].map((closed) => {
          const d = drawn
            .filter((shape) => shape.closed === closed)
            .map((shape) => pathOf(shape, project, size))
            .join('')
          return d && <path class={`app-map__${kind}${closed ? '' : ` app-map__${kind}--line`}`} d={d} />
        })
      })}
    </g>
  )
}
